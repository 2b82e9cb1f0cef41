import { LIVE_STATES, mayReview } from '#libs/contracts';
import { insertCommand } from '../commands/run-commands.js';
import { transaction } from '../open/transaction.js';
import { commandOf, insertAct, notifyActions } from './act.js';
import { IS_UNREVIEWED } from './action-row.js';
/**
 * Decides a request that waits: approved, it becomes a command; rejected, nothing follows. One that the time-out policy has
 * decided is reviewed: approved, it becomes a command after all; and once no other of the run is left to review, what the fallback
 * lowered ends.
 */
export async function decideAction(store, key, verdict) {
    return await transaction(store, async (client) => {
        const found = await lockRequest(client, key);
        if (found === null)
            return { kind: 'no-request' };
        const refusal = refusalOf(found, verdict.role);
        if (refusal !== null)
            return refusal;
        const isReview = found.acts.some(({ act }) => act === 'timed-out');
        await (isReview ? review(client, key, found, verdict) : decide(client, key, found, verdict));
        await notifyActions(client, key.run);
        return { kind: 'decided' };
    });
}
async function lockRequest(client, { run, request }) {
    await client.query('select 1 from run where uuid = $1 for update', [run]);
    const { rows } = await client.query(`select r.run_id as "runId", r.state, q.kind, q.args,
       coalesce((select json_agg(json_build_object('act', a.act, 'by', a."by")) from action_act a where a.run_id = q.run_id and a.request = q.request), '[]') as acts
     from action_request q join run r on r.run_id = q.run_id where r.uuid = $1 and q.request = $2`, [run, request]);
    return rows[0] ?? null;
}
function refusalOf({ state, acts }, role) {
    const decided = acts.find(({ act }) => act !== 'escalated' && act !== 'timed-out');
    if (decided !== undefined)
        return { kind: 'already', ...decided };
    if (!LIVE_STATES.includes(state))
        return { kind: 'not-live', state };
    const isReview = acts.some(({ act }) => act === 'timed-out');
    return isReview && !mayReview(role) ? { kind: 'needs-reviewer' } : null;
}
async function decide(client, { request }, { runId, kind, args }, { verdict, by, reason }) {
    const isApproved = verdict === 'approve';
    const command = isApproved ? { kind: commandOf(kind), args } : null;
    await insertAct(client, { runId, request, act: isApproved ? 'approved' : 'rejected', by, reason, command });
}
async function review(client, { request }, { runId, kind, args }, { verdict, by, reason }) {
    const lift = { kind: 'lower', args: { layers: null, steps: 0, guards: false } };
    const act = { runId, request, act: 'reviewed', by, reason: `${verdict}: ${reason}` };
    await insertAct(client, { ...act, command: (await areOthersUnreviewed(client, runId, request)) ? null : lift });
    if (verdict === 'approve')
        await insertCommand(client, runId, commandOf(kind), { by, reason, args });
}
/** Whether another request of the run was decided by the time-out policy and by nobody since: the fallback is for that one too. */
async function areOthersUnreviewed(client, runId, request) {
    const { rowCount } = await client.query(`select from action_act a where a.run_id = $1 and a.request <> $2 and ${IS_UNREVIEWED} limit 1`, [runId, request]);
    return rowCount === 1;
}
//# sourceMappingURL=decide-action.js.map