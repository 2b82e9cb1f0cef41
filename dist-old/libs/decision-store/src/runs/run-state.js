import { FINAL_STATES } from '#libs/contracts';
import { retrying } from '../open/retrying.js';
import { transaction } from '../open/transaction.js';
import { encodeNumbers } from './json-numbers.js';
import { notifyState } from './notify-run.js';
/**
 * Moves a run to a state; a final one gets its end time. The summary stays as it was unless a new one is given.
 *
 * @returns false, and nothing changed, when the run was not in an expected state or attempt, or is not there.
 */
export async function setRunState(store, uuid, state, change = {}) {
    const summary = change.summary === undefined ? null : encodeNumbers(change.summary);
    const values = [uuid, state, change.reason ?? null, summary, FINAL_STATES.includes(state), change.expected ?? null, change.attempt ?? null];
    return await retrying(() => transaction(store, async (client) => {
        const { rowCount } = await client.query(`update run set state = $2, reason = $3, summary = coalesce($4::jsonb, summary),
           ended_at = case when $5::boolean then now() end,
           started_at = case when $2 = 'running' then coalesce(started_at, now()) else started_at end
         where uuid = $1 and ($6::text[] is null or state = any($6)) and ($7::int is null or attempt = $7)`, values);
        if (rowCount === 0)
            return false;
        await notifyState(client, uuid);
        return true;
    }));
}
/**
 * Says that the process of an attempt lives.
 *
 * @throws Error when a later attempt has taken the run over, or the run is gone.
 */
export async function heartbeat(store, uuid, attempt) {
    const { rowCount } = await store.pool.query('update run set heartbeat_at = now() where uuid = $1 and attempt = $2', [uuid, attempt]);
    if (rowCount === 0)
        throw new Error(`attempt ${attempt} of run ${uuid} was taken over by a later one`);
}
//# sourceMappingURL=run-state.js.map