import { FINAL_STATES, InputError } from '#libs/contracts';
/**
 * Locks the row of a run.
 *
 * @throws InputError when there is no such run.
 */
export async function lockRun(client, uuid) {
    // in two steps: where runs are distributed, rows are locked by the key of distribution
    const found = await client.query('select run_id from run where uuid = $1', [uuid]);
    const { rows } = await client.query('select run_id as "runId", state from run where run_id = $1 for update', [found.rows[0]?.run_id ?? null]);
    if (rows[0] === undefined)
        throw new InputError({ source: null, path: 'run', value: uuid, allowed: 'the uuid of a recorded run' });
    return rows[0];
}
/** Why nothing of a locked run may be removed; null when it may. */
export async function whyKept(client, { runId, state }) {
    if (!FINAL_STATES.includes(state))
        return `it is ${state}`;
    const { rows } = await client.query('select hold_id as hold, reason from legal_hold where run_id = $1 and lifted_at is null order by created_at limit 1', [runId]);
    return rows[0] === undefined ? null : heldBy(rows[0]);
}
/** Says which hold keeps a run. */
export function heldBy({ hold, reason }) {
    return `legal hold ${hold} stands: ${reason}`;
}
//# sourceMappingURL=lock-run.js.map