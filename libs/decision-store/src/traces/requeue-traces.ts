import type { RunUuid } from '#libs/contracts';
import type pg from 'pg';

import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { addTraceJob } from '../queue/add-trace-job.js';
import { notifyTrace } from './notify-trace.js';
import { traceHoldKey } from './work-trace.js';

/** A trace whose process has died so often is not tried again: it may be what kills it. */
export const MOST_ATTEMPTS = 3;

/** What became of traces that nobody worked on. */
export interface Requeued {
  readonly uuid: string;
  /** `queued` again, or `failed` for good. */
  readonly state: 'queued' | 'failed';
}

interface Lost {
  readonly uuid: string;
  readonly run: RunUuid;
}

/**
 * Takes traces back whose process is gone: silent for too long, and held by nobody. They start anew, {@link MOST_ATTEMPTS}
 * times in all. Times are compared by the database's clock; several workers may do this at once.
 */
export async function requeueLostTraces(store: StorePool, { staleAfterMs }: { readonly staleAfterMs: number }): Promise<Requeued[]> {
  const { rows } = await store.pool.query<Lost>(`select t.trace as uuid, r.uuid as run from trace t join run r on r.run_id = t.run_id where ${IS_STALE} order by t.trace`, [staleAfterMs]);
  const requeued: Requeued[] = [];
  for (const lost of rows) {
    const state = await transaction(store, (client) => requeueOne(client, lost, staleAfterMs));
    if (state !== null) requeued.push({ uuid: lost.uuid, state });
  }
  return requeued;
}

const IS_STALE = `t.state = 'running' and t.heartbeat_at <= now() - make_interval(secs => $1::double precision / 1000)`;

async function requeueOne(client: pg.ClientBase, { uuid, run }: Lost, staleAfterMs: number): Promise<Requeued['state'] | null> {
  // the lock that a living process holds: while we have it nobody can take the trace up
  const lock = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free', [traceHoldKey(uuid)]);
  if (lock.rows[0]?.free !== true) return null;
  const { rows } = await client.query<{ state: Requeued['state'] }>(
    `update trace t set state = case when attempt < $3 then 'queued' else 'failed' end, progress = 0, stage = '', heartbeat_at = now(),
       problem = case when attempt < $3 then null else 'its process went away without a word, ' || attempt || ' times' end,
       ended_at = case when attempt < $3 then null else now() end
     where ${IS_STALE} and t.trace = $2 returning state`,
    [staleAfterMs, uuid, MOST_ATTEMPTS],
  );
  const state = rows[0]?.state ?? null;
  if (state === 'queued') await addTraceJob(client, uuid);
  if (state !== null) await notifyTrace(client, run);
  return state;
}

/** Gives queued traces their job again where it died with a worker; one that has a job keeps its place. */
export async function enqueueTraces(store: StorePool): Promise<void> {
  const { rows } = await store.pool.query<{ uuid: string }>(`select trace as uuid from trace where state = 'queued' order by trace`);
  for (const { uuid } of rows) await addTraceJob(store.pool, uuid);
}

/** Marks a queued trace failed: the process that should have made it ended before it took it up. */
export async function failQueuedTrace(store: StorePool, uuid: string, problem: string): Promise<boolean> {
  return await transaction(store, async (client) => {
    const { rows } = await client.query<{ run: RunUuid }>(
      `update trace t set state = 'failed', problem = $2, ended_at = now() from run r where r.run_id = t.run_id and t.trace = $1 and t.state = 'queued' returning r.uuid as run`,
      [uuid, problem],
    );
    if (rows[0] !== undefined) await notifyTrace(client, rows[0].run);
    return rows[0] !== undefined;
  });
}
