import { actionFor, approvalOf, isSensitiveRun, LIVE_STATES, oversightPartOf } from '#libs/contracts';
import { commandOf, insertAct } from './act.js';
import { DECIDING_ACTS } from './action-row.js';
/**
 * Stores what alerts that began to fire ask for, in the transaction that stores them. On a run that is not sensitive it is a
 * command at once; on a sensitive one it waits for a person. A second alert that asks the same while the first is open joins it.
 */
export async function requestActions(client, runId, fired) {
    const live = fired.filter(({ state, shadow }) => state === 'firing' && shadow !== true);
    if (live.length === 0)
        return;
    const { rows } = await client.query('select state, spec from run where run_id = $1', [runId]);
    const [found] = rows;
    if (found === undefined)
        return;
    const part = oversightPartOf(found.spec);
    const asked = live.flatMap((transition) => {
        const action = actionFor(part, transition);
        return action === null ? [] : [{ transition, action }];
    });
    if (asked.length === 0)
        return;
    // commands are numbered under this lock
    await client.query('select 1 from run where run_id = $1 for update', [runId]);
    for (const each of asked)
        await requestOne(client, { runId, ...found }, each);
}
async function requestOne(client, run, asked) {
    const request = await insertRequest(client, run, asked);
    if (request === null)
        return;
    const { transition } = asked;
    const by = `${transition.rule}@${transition.ruleVersion.slice(0, 12)}`;
    const act = await firstAct(client, run, asked, request);
    if (act !== null)
        await insertAct(client, { runId: run.runId, request, by, ...act });
}
/** What happens to a request at once; null where it waits for a person. */
async function firstAct(client, { runId, state, spec }, asked, request) {
    const { kind } = asked.action;
    if (!LIVE_STATES.includes(state))
        return { act: 'run-ended', reason: `the run is ${state}`, command: null };
    const open = await openRequest(client, runId, { request, kind });
    if (open !== null)
        return { act: 'joined', reason: `request ${open} asks the same and is open`, command: null };
    if (isSensitiveRun(spec))
        return null;
    return { act: 'commanded', reason: asked.transition.summary, command: { kind: commandOf(kind), args: argsOf(asked) } };
}
/** The number of the new request; null when this alert has asked for it before. */
async function insertRequest(client, { runId, state, spec }, asked) {
    const { transition, action } = asked;
    const { minutes, escalateTo = null } = approvalOf(oversightPartOf(spec));
    const waits = isSensitiveRun(spec) && LIVE_STATES.includes(state);
    const { rows } = await client.query(`insert into action_request (run_id, request, rule, rule_version, fingerprint, since, step, kind, args, reason,
       respond_by, escalate_to, escalate_at)
     select $1, coalesce(max(request), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9,
       case when $10::boolean then now() + make_interval(secs => $11::double precision * 60) end,
       case when $10 then $12::text end, case when $10 and $12 is not null then now() + make_interval(secs => $11 * 30) end
     from action_request where run_id = $1
     on conflict do nothing returning request`, [
        ...[runId, transition.rule, transition.ruleVersion, transition.fingerprint, transition.since, transition.step, action.kind],
        ...[JSON.stringify(argsOf(asked)), transition.summary, waits, minutes, escalateTo],
    ]);
    return rows[0]?.request ?? null;
}
/** Arguments of the command: a scale is lowered in all layers, and a rollback goes to before the trouble began. */
function argsOf({ transition: { since, fingerprint }, action }) {
    const alert = { fingerprint, since };
    if (action.kind === 'lower')
        return { layers: null, steps: action.steps, guards: false, alert };
    return action.kind === 'rollback' ? { toStep: Math.max(0, since - 1), alert } : { alert };
}
/** An earlier request of the same kind that waits, or whose command the run has not obeyed yet. */
async function openRequest(client, runId, { request, kind }) {
    const { rows } = await client.query(`select q.request from action_request q
     left join action_act a on a.run_id = q.run_id and a.request = q.request
       and a.act in ${DECIDING_ACTS}
     left join run_command c on c.run_id = a.run_id and c.seq = a.command_seq
     where q.run_id = $1 and q.request < $2 and q.kind = $3 and (a.act is null or (c.seq is not null and c.acked_at is null))
     order by q.request limit 1`, [runId, request, kind]);
    return rows[0]?.request ?? null;
}
//# sourceMappingURL=request-actions.js.map