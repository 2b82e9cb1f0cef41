import { approvalOf, oversightPartOf } from '#libs/contracts';
import { DECIDING_ACTS } from '../actions/action-row.js';
/** An act of long ago that nobody was told of is let go: gradlens told nobody then. */
const STALE = `interval '24 hours'`;
/** What is to be told of requests: that they wait for a person, and what time does to them. */
const EVENTS = `select q.run_id, q.request, 'proposed' as act, q.created_at from action_request q where q.respond_by is not null
     union all select e.run_id, e.request, e.act, e.created_at from action_act e where e.act in ('escalated', 'timed-out')`;
/**
 * What nobody was told of yet: requests that wait, those that were escalated and still wait, and those that the time-out policy
 * decided and no reviewer has looked at.
 */
export async function readEscalations(client) {
    const { rows } = await client.query(`select e.act, r.uuid as run, r.run_id as "runId", r.name as "runName", r.project, q.request, q.kind as action, q.rule, q.step, q.reason,
       q.escalate_to as "escalateTo", r.spec, to_char(q.respond_by at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "respondBy",
       (select t.incident from alert t where t.run_id = q.run_id and t.fingerprint = q.fingerprint and t.since = q.since) as incident
     from (${EVENTS}) e join action_request q on q.run_id = e.run_id and q.request = e.request join run r on r.run_id = e.run_id
     where e.created_at > now() - ${STALE}
       and not exists (select from action_notice n where n.run_id = e.run_id and n.request = e.request and n.act = e.act)
       and not exists (select from action_act l where l.run_id = e.run_id and l.request = e.request and
         case e.act when 'timed-out' then l.act = 'reviewed' else l.act in ${DECIDING_ACTS} end)
     order by e.created_at, r.run_id, q.request, e.act`);
    return rows.map(({ escalateTo, spec, ...told }) => ({ ...told, to: told.act === 'proposed' ? (approvalOf(oversightPartOf(spec)).approver ?? null) : escalateTo }));
}
/** Notes which notification tells a receiver of an act, in the transaction that puts it into the outbox. */
export async function noteEscalationTold(client, { runId, request, act }, told) {
    await client.query('insert into action_notice (run_id, request, act, receiver, notification_id) values ($1, $2, $3, $4, $5) on conflict do nothing', [runId, request, act, told.receiver, told.notification]);
}
//# sourceMappingURL=escalations.js.map