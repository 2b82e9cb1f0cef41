import { DECIDING_ACTS, IS_UNREVIEWED } from './action-row.js';
const toldOf = (of) => `coalesce((select json_agg(json_build_object('receiver', t.receiver, 'state', n.state, 'notification', t.notification_id) order by t.receiver)
    from action_notice t left join notification n on n.notification_id = t.notification_id
    where t.run_id = q.run_id and t.request = q.request and t.act = ${of}), '[]')`;
const SELECT = `select r.uuid as run, q.request, q.rule, q.rule_version as "ruleVersion", q.fingerprint, q.since, q.step, q.kind, q.args,
    q.reason, q.respond_by as "respondBy", q.escalate_to as "escalateTo", q.created_at as "createdAt", ${toldOf(`'proposed'`)} as told,
    coalesce((select json_agg(json_build_object('act', a.act, 'by', a."by", 'reason', a.reason, 'commandSeq', a.command_seq,
      'createdAt', a.created_at, 'told', ${toldOf('a.act')}) order by a.created_at, a.act) from action_act a where a.run_id = q.run_id and a.request = q.request), '[]') as acts
  from action_request q join run r on r.run_id = q.run_id`;
const UNDECIDED = `not exists (select from action_act d where d.run_id = q.run_id and d.request = q.request
  and d.act in ${DECIDING_ACTS})`;
const MATCHES = `($1::uuid is null or r.uuid = $1) and ($2::boolean is null or $2 = (${UNDECIDED}))
  and ($3::integer is null or exists (select from alert t where t.run_id = q.run_id and t.fingerprint = q.fingerprint and t.since = q.since and t.incident = $3)) and ($4::text is null or r.project = $4)`;
/** Requests, newest run first and newest request first within it. `total` counts all that match. */
export async function listActionRequests({ pool }, filter) {
    const { run, open, incident, project, first, after } = filter;
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer from 1 on, got ${first}`);
    const page = await pool.query(`${SELECT} where ${MATCHES} and ($5::uuid is null or (r.uuid, q.request) < ($5, $6::integer)) order by r.uuid desc, q.request desc limit $7`, [run, open, incident, project, after?.run, after?.request, first + 1]);
    const count = await pool.query(`select count(*) as total from action_request q join run r on r.run_id = q.run_id where ${MATCHES}`, [run, open, incident, project]);
    return { requests: page.rows.slice(0, first).map(withDates), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
/** One request, or null. */
export async function findActionRequest({ pool }, { run, request }) {
    const { rows } = await pool.query(`${SELECT} where r.uuid = $1 and q.request = $2`, [run, request]);
    return rows[0] === undefined ? null : withDates(rows[0]);
}
/** Which of these runs go on under the time-out policy, and nobody has looked at that since. */
export async function unreviewedRuns({ pool }, runs) {
    const { rows } = await pool.query(`select distinct r.uuid as run from action_act a join run r on r.run_id = a.run_id
     where r.uuid = any($1::uuid[]) and ${IS_UNREVIEWED}`, [runs]);
    return new Set(rows.map(({ run }) => run));
}
/** The earliest step that a rollback of this run may go back to: one that waits for a person, or that the run has not obeyed; null for none. */
export async function rollbackAskedTo({ pool }, run) {
    const { rows } = await pool.query(`select min((q.args->>'toStep')::bigint) as step from action_request q join run r on r.run_id = q.run_id
     left join action_act a on a.run_id = q.run_id and a.request = q.request and a.act in ('commanded', 'joined', 'run-ended', 'approved', 'rejected')
     left join run_command c on c.run_id = a.run_id and c.seq = a.command_seq
     where r.uuid = $1 and q.kind = 'rollback' and (a.act is null or (c.seq is not null and c.acked_at is null))`, [run]);
    return rows[0]?.step ?? null;
}
/** Times within JSON come as texts. */
function withDates(row) {
    return { ...row, acts: row.acts.map((act) => ({ ...act, createdAt: new Date(act.createdAt) })) };
}
//# sourceMappingURL=list-actions.js.map