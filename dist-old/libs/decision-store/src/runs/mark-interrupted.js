import { LIVE_STATES } from '#libs/contracts';
import { transaction } from '../open/transaction.js';
import { notifyState } from './notify-run.js';
import { holdKey } from './run-hold.js';
/** Why a run is `interrupted`. */
const REASON = 'the process that executed the run went away without a word';
const REASON_OF_DELIVERED = 'nothing was heard from the trainer';
/** How long a run that is delivered over the network may be silent while a service listens. Unit: ms. */
export const DELIVERED_STALE_MS = 300_000;
/**
 * Marks runs whose process is gone: in a live state, silent for too long, and held by nobody. A run that is delivered
 * over the network goes on by itself when its trainer is heard of again.
 * Times are compared by the database's clock.
 *
 * @returns the runs that were marked.
 */
export async function markInterrupted(store, { staleAfterMs, deliveredStaleAfterMs = DELIVERED_STALE_MS }) {
    const { rows } = await store.pool.query(`select uuid from run where ${IS_STALE} order by uuid`, [LIVE_STATES, staleAfterMs, deliveredStaleAfterMs]);
    const marked = [];
    for (const { uuid } of rows) {
        if (await markOne(store, uuid, [staleAfterMs, deliveredStaleAfterMs]))
            marked.push(uuid);
    }
    return marked;
}
const IS_STALE = `state = any($1::text[])
  and coalesce(heartbeat_at, started_at, created_at) <=
    now() - make_interval(secs => (case when origin = 'ingest' then $3 else $2 end)::double precision / 1000)`;
/** A run of this installation that nobody executes although its state says so: for whoever holds it. */
const IS_ABANDONED = `state = any($1::text[]) and origin <> 'ingest'`;
/**
 * Marks a run that the caller holds ({@link holdRun}) and that is still in a live state: whoever executed it before is
 * gone, however short ago. A run that is delivered over the network is executed elsewhere and left alone.
 *
 * @returns whether it was marked.
 */
export function markAbandoned(store, uuid) {
    return transaction(store, async (client) => {
        const { rows } = await client.query(`update run set state = 'interrupted', reason = $2, ended_at = now() where ${IS_ABANDONED} and uuid = $3 returning run_id, reason`, [LIVE_STATES, REASON, uuid]);
        return await tell(client, uuid, rows[0]);
    });
}
function markOne(store, uuid, patience) {
    return transaction(store, async (client) => {
        // the lock that an executing process holds: while we have it nobody can take the run up
        const lock = await client.query('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free', [holdKey('execution', uuid)]);
        if (lock.rows[0]?.free !== true)
            return false;
        const found = await client.query('select state from run where uuid = $1', [uuid]);
        const state = found.rows[0]?.state;
        const { rows } = await client.query(`update run set state = 'interrupted', reason = case when origin = 'ingest' then $5 else $4 end, ended_at = now()
       where ${IS_STALE} and uuid = $6 and state = $7 returning run_id, reason`, [LIVE_STATES, ...patience, REASON, REASON_OF_DELIVERED, uuid, state]);
        return await tell(client, uuid, rows[0], state);
    });
}
/** Notes and tells that the run was marked, with the state in which it fell silent where it may go on from it; returns whether it was. */
async function tell(client, uuid, marked, state) {
    if (marked === undefined)
        return false;
    await client.query(`insert into run_event (run_id, step, kind, detail)
     select $1, (select last_step from ingest_state where run_id = $1), 'interrupted', $2::jsonb`, [marked.run_id, JSON.stringify({ reason: marked.reason, state })]);
    await notifyState(client, uuid);
    return true;
}
//# sourceMappingURL=mark-interrupted.js.map