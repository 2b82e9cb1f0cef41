import { LIVE_STATES } from '#libs/contracts';
import { transaction } from '../open/transaction.js';
import { insertAct, notifyActions } from './act.js';
import { DECIDING_ACTS } from './action-row.js';
/** In whose name time-outs act. */
export const TIME_OUT_POLICY = 'time-out policy';
/**
 * What time does to requests that wait, by the clock of the database: at half-time the second person is named; at the end the
 * safe fallback applies (scale 1 and guards on until somebody reviews it, the run goes on); a request is never approved by
 * silence. Several processes may do this at once: each act is stored once.
 *
 * @param run only this run's; all runs' when left out.
 * @param now what time it is; that of the database when left out, so that processes with different clocks act alike.
 * @returns how many acts are new.
 */
export async function expireActions(store, run = null, now = null) {
    const { rows } = await store.pool.query(`select r.uuid as run, q.run_id as "runId", q.request, q.escalate_to as "escalateTo", q.respond_by <= coalesce($2, now()) as "isOver"
     from action_request q join run r on r.run_id = q.run_id
     where q.respond_by is not null and ($1::uuid is null or r.uuid = $1)
       and not exists (select from action_act d where d.run_id = q.run_id and d.request = q.request
         and d.act in ${DECIDING_ACTS})
       and (q.respond_by <= coalesce($2, now()) or (q.escalate_at <= coalesce($2, now()) and not exists (select from action_act e
         where e.run_id = q.run_id and e.request = q.request and e.act = 'escalated')))`, [run, now]);
    let acts = 0;
    for (const due of rows)
        if (await transaction(store, (client) => expireOne(client, due)))
            acts += 1;
    return acts;
}
async function expireOne(client, { run, runId, request, escalateTo, isOver }) {
    const { rows } = await client.query('select state from run where run_id = $1 for update', [runId]);
    const state = rows[0]?.state ?? 'interrupted';
    const act = { runId, request, by: TIME_OUT_POLICY };
    const isNew = await insertAct(client, expiry(act, { state, escalateTo, isOver }));
    if (isNew)
        await notifyActions(client, run);
    return isNew;
}
function expiry(act, { state, escalateTo, isOver }) {
    if (!LIVE_STATES.includes(state))
        return { ...act, act: 'run-ended', reason: `the run is ${state}`, command: null };
    if (!isOver)
        return { ...act, act: 'escalated', reason: `nobody has decided yet: to ${escalateTo ?? 'nobody'}`, command: null };
    const reason = `nobody has decided request ${act.request} in time: scale 1 and guards on until a reviewer has looked`;
    return { ...act, act: 'timed-out', reason, command: { kind: 'lower', args: { layers: null, steps: null, guards: true } } };
}
//# sourceMappingURL=expire-actions.js.map