import { LIVE_STATES, type RunUuid } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';
import { notifyState } from './notify-run.js';
import { holdKey } from './run-hold.js';

/** Why a run is `interrupted`. */
const REASON = 'the process that executed the run went away without a word';

/**
 * Marks runs whose process is gone: in a live state, silent for longer than `staleAfterMs`, and held by nobody.
 * Times are compared by the database's clock.
 *
 * @returns the runs that were marked.
 */
export async function markInterrupted(store: StorePool, { staleAfterMs }: { staleAfterMs: number }): Promise<RunUuid[]> {
  const { rows } = await store.pool.query<{ uuid: RunUuid }>(
    `select uuid from run where ${IS_STALE} order by uuid`,
    [LIVE_STATES, staleAfterMs],
  );
  const marked: RunUuid[] = [];
  for (const { uuid } of rows) {
    if (await markOne(store, uuid, staleAfterMs)) marked.push(uuid);
  }
  return marked;
}

const IS_STALE = `state = any($1::text[])
  and coalesce(heartbeat_at, started_at, created_at) <= now() - make_interval(secs => $2::double precision / 1000)`;

function markOne(store: StorePool, uuid: RunUuid, staleAfterMs: number): Promise<boolean> {
  return transaction(store, async (client) => {
    // the lock that an executing process holds: while we have it nobody can take the run up
    const lock = await client.query<{ free: boolean }>(
      'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free',
      [holdKey('execution', uuid)],
    );
    if (lock.rows[0]?.free !== true) return false;
    const { rows } = await client.query<{ run_id: number }>(
      `update run set state = 'interrupted', reason = $3, ended_at = now() where ${IS_STALE} and uuid = $4 returning run_id`,
      [LIVE_STATES, staleAfterMs, REASON, uuid],
    );
    const runId = rows[0]?.run_id;
    if (runId === undefined) return false;
    await client.query(
      `insert into run_event (run_id, step, kind, detail)
       select $1, (select last_step from ingest_state where run_id = $1), 'interrupted', jsonb_build_object('reason', $2::text)`,
      [runId, REASON],
    );
    await notifyState(client, uuid);
    return true;
  });
}
