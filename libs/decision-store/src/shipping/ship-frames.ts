import type pg from 'pg';

import { RUN_CHANNEL } from '../live/run-channel.js';
import { applyNote } from './apply-note.js';
import { writeFrameRows } from './frame-rows.js';
import type { FrameRows, NumberedFrame } from './frame-rows.js';
import { writeHead } from './ledger-head.js';
import type { LedgerHead } from './ledger-head.js';
import { LedgerRefusedError } from './refused.js';
import { readIngestState } from './ship-target.js';
import type { ShipTarget } from './ship-target.js';

/** One shipment: consecutive frames, and the ledger before and after them. */
export interface Shipment {
  readonly frames: readonly NumberedFrame[];
  readonly before: LedgerHead;
  readonly after: LedgerHead;
  /** The rows of the frames, encoded. */
  readonly rows: FrameRows;
  /** Whether the connection has written the rows, in a transaction that is open ({@link stageFrames}). */
  readonly isStaged: boolean;
}

/** Opens a transaction and writes the rows of frames: nobody sees them until {@link shipFrames} has passed the fence. */
export async function stageFrames(client: pg.ClientBase, rows: FrameRows): Promise<void> {
  await client.query('BEGIN');
  await writeFrameRows(client, rows);
}

/**
 * Writes frames in one transaction: fence and notification, rows, head. The fence moves `last_seq` from where the shipment
 * begins, and only for the target's attempt: a frame is never written twice, nor by an attempt that was taken over.
 *
 * @throws LedgerRefusedError when the fence does not hold.
 */
export async function shipFrames(client: pg.ClientBase, target: ShipTarget, { frames, before, after, rows, isStaged }: Shipment): Promise<void> {
  if (!isStaged) await client.query('BEGIN');
  const fence = await client.query<{ reopened: number | null }>(
    `update ingest_state i set last_seq = $4, last_step = $5, tree_size = $6, frontier = $7, updated_at = now(),
       settled_step = case when $8 < settled_step then $8 / 4096 * 4096 else settled_step end
     from (select settled_step as before from ingest_state where run_id = $1 for update) o
     where run_id = $1 and attempt = $2 and last_seq = $3
     returning case when settled_step < o.before then settled_step::double precision end as reopened, pg_notify($9, $10)`,
    [...fenceOf(target, { before, after }), firstStep(frames), RUN_CHANNEL, notificationOf(target, after)],
  );
  if (fence.rowCount !== 1) await refuse(client, target, before);
  await dropRollups(client, target.runId, fence.rows[0]?.reopened ?? null);
  if (!isStaged) await writeFrameRows(client, rows);
  await applyNotes(client, target, frames);
  if (after.newest !== null) await writeHead(client, target.runId, after.newest);
  await client.query('COMMIT');
}

/** Where the ledger must stand, and where it stands then. */
function fenceOf({ runId, attempt }: ShipTarget, { before, after }: Pick<Shipment, 'before' | 'after'>): unknown[] {
  const { lastSeq, lastStep, treeSize, frontier } = after.state;
  return [runId, attempt, before.state.lastSeq, lastSeq, lastStep, treeSize, frontier];
}

/** What listeners are told when the transaction has committed. */
function notificationOf({ runUuid }: ShipTarget, { state: { lastStep, lastSeq } }: LedgerHead): string {
  return JSON.stringify({ kind: 'steps', run: runUuid, lastStep, lastSeq });
}

async function applyNotes(client: pg.ClientBase, target: ShipTarget, frames: readonly NumberedFrame[]): Promise<void> {
  for (const { frame } of frames) if (frame.kind !== 'decisions') await applyNote(client, target, frame);
}

/** Frames that come late make the rollups of their buckets wrong: these go until they are settled again. */
async function dropRollups(client: pg.ClientBase, runId: number, reopened: number | null): Promise<void> {
  if (reopened === null) return;
  for (const table of ['decision_rollup', 'step_rollup']) {
    await client.query(`delete from ${table} where run_id = $1 and (bucket + 1) * lvl > $2::bigint`, [runId, reopened]);
  }
}

/** First step of the decisions: frames that come late fill buckets that are settled, which are then settled again. */
function firstStep(frames: readonly NumberedFrame[]): number {
  return Math.min(Number.MAX_SAFE_INTEGER, ...frames.flatMap(({ frame }) => (frame.kind === 'decisions' ? [frame.step0] : [])));
}

async function refuse(client: pg.ClientBase, target: ShipTarget, before: LedgerHead): Promise<never> {
  const { lastSeq } = await readIngestState(client, target);
  throw new LedgerRefusedError(
    `the ledger of run ${target.runUuid} is at frame ${lastSeq}, not ${before.state.lastSeq}: another recorder writes for attempt ${target.attempt}`,
  );
}
