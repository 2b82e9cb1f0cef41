import { once } from 'node:events';

import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

import { RUN_CHANNEL } from '../live/run-channel.js';

import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from '../ledger/chunk-columns.js';
import { COPY_HEAD, COPY_TAIL } from '../ledger/copy-binary.js';
import type { RecordedFrame } from './frame-log.js';

/** The attempt of a run that a recorder writes for. */
export interface ShipTarget {
  readonly runUuid: string;
  readonly runId: number;
  readonly attempt: number;
}

/**
 * Where the ledger of the run stands. It waits for a transaction that is still writing it, so that the answer is final
 * even where an earlier connection was lost during its COMMIT.
 *
 * @throws Error when another attempt has taken over.
 */
export async function readIngestState(client: pg.Client, target: ShipTarget): Promise<{ lastSeq: number; lastStep: number }> {
  const { rows } = await client.query<{ last_seq: number; last_step: number; attempt: number }>(
    'SELECT last_seq, last_step, attempt FROM ingest_state WHERE run_id = $1 FOR UPDATE',
    [target.runId],
  );
  const row = rows[0];
  if (row === undefined) throw new Error(`run ${target.runUuid} has no row in ingest_state: no attempt was started`);
  if (row.attempt !== target.attempt) throw takenOver(target, row.attempt);
  return { lastSeq: row.last_seq, lastStep: row.last_step };
}

/**
 * Writes one frame in one transaction: fence, tuples, notification. The fence moves `last_seq` from `frame.seq - 1`
 * and only for the target's attempt, so a frame is never written twice nor by an attempt that was taken over.
 *
 * @throws Error when the fence does not hold.
 */
export async function shipFrame(client: pg.Client, target: ShipTarget, frame: RecordedFrame): Promise<void> {
  const lastStep = frame.step0 + frame.n - 1;
  await client.query('BEGIN');
  const fence = await client.query(
    `UPDATE ingest_state SET last_seq = $3, last_step = $4, updated_at = now()
     WHERE run_id = $1 AND attempt = $2 AND last_seq = $3::bigint - 1`,
    [target.runId, target.attempt, frame.seq, lastStep],
  );
  if (fence.rowCount !== 1) await refuse(client, target, frame);
  if (frame.replaces) await deleteParts(client, target, frame);
  await copyInto(client, `decision_chunk (${CHUNK_COLUMNS.join(', ')})`, frame.chunks);
  await copyInto(client, `step_chunk (${STEP_COLUMNS.join(', ')})`, frame.steps);
  if (frame.events.length > 0) await copyInto(client, `decision_event (${EVENT_COLUMNS.join(', ')})`, frame.events);
  const payload = JSON.stringify({ kind: 'steps', run: target.runUuid, lastStep, lastSeq: frame.seq });
  await client.query('SELECT pg_notify($1, $2)', [RUN_CHANNEL, payload]);
  await client.query('COMMIT');
}

async function refuse(client: pg.Client, target: ShipTarget, frame: RecordedFrame): Promise<never> {
  const { lastSeq } = await readIngestState(client, target);
  throw new Error(
    `the ledger of run ${target.runUuid} is at frame ${String(lastSeq)}, not ${String(frame.seq - 1)}: another recorder writes for attempt ${String(target.attempt)}`,
  );
}

function takenOver(target: ShipTarget, attempt: number): Error {
  return new Error(`attempt ${String(target.attempt)} of run ${target.runUuid} was taken over by attempt ${String(attempt)}`);
}

async function deleteParts(client: pg.Client, target: ShipTarget, frame: RecordedFrame): Promise<void> {
  for (const table of ['decision_chunk', 'step_chunk']) {
    await client.query(`DELETE FROM ${table} WHERE run_id = $1 AND step0 >= $2 AND step0 < $3`, [
      target.runId,
      frame.step0,
      frame.step0 + frame.n,
    ]);
  }
}

/** Streams tuples into `target`; the promise settles when the server has answered. */
async function copyInto(client: pg.Client, target: string, tuples: Buffer): Promise<void> {
  const stream = client.query(copyFrom(`COPY ${target} FROM STDIN (FORMAT binary)`));
  // rejects on 'error', which a backend that dies mid-COPY emits without destroying the stream
  const finished = once(stream, 'finish');
  // a write after that error throws at once ("reading 'stream'"), which rejects this function just as well
  finished.catch(() => undefined);
  stream.write(COPY_HEAD);
  stream.write(tuples);
  stream.end(COPY_TAIL);
  await finished;
}
