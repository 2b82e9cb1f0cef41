import { createHash } from 'node:crypto';
import { SEVERITIES } from '#libs/contracts';
import { RUN_CHANNEL } from '../live/run-channel.js';
/** Name of the alert that a notification was given up: an alert that nobody hears of is worse than none. */
export const NOT_DELIVERED = 'notification-not-delivered';
/** Version of that rule: it has no constants. */
const VERSION = sha256(NOT_DELIVERED);
/**
 * Raises the alert that a notification was given up, on the run of its first alert and as severe as its most severe one.
 * While it fires for a run and a receiver no second one is raised. A test or a heartbeat is of no run: none is raised.
 */
export async function raiseNotDelivered(client, { receiver, alerts, escalation }, problem) {
    const lost = escalation === undefined ? worst(alerts) : lostEscalation(escalation);
    if (lost === null)
        return;
    const { run, severity, firedStep } = lost;
    const what = escalation === undefined ? (alerts.length === 1 ? 'an alert' : `${alerts.length} alerts`) : `request ${escalation.request}, which is ${escalation.act}`;
    const summary = `Receiver ${receiver} was not told of ${what}: ${problem}`;
    const values = [run, sha256(JSON.stringify([NOT_DELIVERED, receiver])), firedStep, NOT_DELIVERED, VERSION, severity, Math.max(1, alerts.length), summary, JSON.stringify({ receiver })];
    const { rowCount } = await client.query(`with made as (
       insert into alert (run_id, fingerprint, since, rule, rule_version, severity, state, fired_step, value, summary, labels)
       select r.run_id, $2, at.step, $4, $5, $6, 'firing', at.step, $7, $8, $9
       from run r left join ingest_state i on i.run_id = r.run_id
       cross join lateral (select greatest($3::bigint, i.last_step) as step) at where r.uuid = $1
         and not exists (select from alert a where a.run_id = r.run_id and a.fingerprint = $2 and a.state = 'firing')
       on conflict (run_id, fingerprint, since) do update set state = 'firing', resolved_step = null, resolved_at = null,
         told = false, summary = excluded.summary, severity = excluded.severity, fired_at = now() returning *)
     insert into alert_transition (run_id, fingerprint, step, state, since, value, summary, rule_version)
     select run_id, fingerprint, fired_step, state, since, value, summary, rule_version from made on conflict do nothing`, values);
    if (rowCount !== 0)
        await tell(client, run);
}
/** Resolves the alerts that notifications to a receiver were given up: it takes them again. */
export async function resolveNotDelivered(client, receiver) {
    const { rows } = await client.query(`with ended as (
       update alert set state = 'resolved', resolved_step = fired_step, resolved_at = now()
       where rule = $1 and fingerprint = $2 and state = 'firing' returning *),
     told as (
       insert into alert_transition (run_id, fingerprint, step, state, since, value, summary, rule_version)
       select run_id, fingerprint, fired_step, state, since, value, summary, rule_version from ended on conflict do nothing)
     select r.uuid as run from ended e join run r on r.run_id = e.run_id`, [NOT_DELIVERED, sha256(JSON.stringify([NOT_DELIVERED, receiver]))]);
    for (const { run } of rows)
        await tell(client, run);
}
/** That somebody has to decide and does not know is as grave as it gets. */
function lostEscalation({ run, step }) {
    return { run, severity: 'critical', firedStep: step };
}
function worst(alerts) {
    const rank = ({ severity }) => SEVERITIES.indexOf(severity);
    return [...alerts].sort((a, b) => rank(b) - rank(a))[0] ?? null;
}
async function tell(client, run) {
    await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'alert', run })]);
}
function sha256(text) {
    return createHash('sha256').update(text).digest('hex');
}
//# sourceMappingURL=not-delivered.js.map