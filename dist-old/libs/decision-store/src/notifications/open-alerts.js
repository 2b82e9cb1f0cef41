import { isRunUuid, LIVE_STATES } from '#libs/contracts';
import { RELEASE_OVERRIDE } from '../releases/releases.js';
import { NOT_DELIVERED } from './not-delivered.js';
/** An alert that ended and was told to nobody is let go after this. */
const STALE = `interval '24 hours'`;
/** Most alerts that are looked at together. */
const MOST = 20_000;
/** SQL: what fires now. An alert of a run that is over fires no more, except that somebody was not told of it, or that it was released against the policy; nor does one in shadow mode. */
const FIRES = `(a.state = 'firing' and not a.shadow and (r.state = any($1) or a.rule in ('${NOT_DELIVERED}', '${RELEASE_OVERRIDE}')))`;
const SELECT = `select r.uuid as run, r.name as "runName", r.project, r.state as "runState", r.ended_at as "runEndedAt",
    a.fingerprint, a.since, a.rule, a.severity, a.layer, a.measure, a.state, ${FIRES} as fires, a.fired_step as "firedStep",
    a.resolved_step as "resolvedStep", a.value, a.threshold, a.summary, a.labels, a.runbook, a.fired_at as "firedAt",
    a.resolved_at as "resolvedAt", case when a.shadow then (select max(t.created_at) from alert_transition t
      where t.run_id = a.run_id and t.fingerprint = a.fingerprint and t.since = a.since and t.state = 'shadow') end as "shadowAt"
  from alert a join run r on r.run_id = a.run_id`;
const ORDER = `order by a.fired_at desc, a.run_id, a.fingerprint limit ${MOST}`;
/**
 * Reads the alerts that somebody may have to be told of, the newest first where there are too many. One in shadow mode that is part
 * of an incident was live before: whoever was told that it fires is told that it does no more.
 */
export async function readOpenAlerts(client) {
    const { rows } = await client.query(`${SELECT} where (not a.shadow or a.incident is not null) and (${FIRES} or not a.told) ${ORDER}`, [LIVE_STATES]);
    return rows;
}
/** Those of {@link readOpenAlerts} that are at these places. */
export async function readOpenAlertsAt(client, places) {
    const { rows } = await client.query(`${SELECT} where (r.uuid, a.fingerprint, a.since) in (select * from unnest($2::uuid[], $3::text[], $4::bigint[]))
      and (not a.shadow or a.incident is not null) and (${FIRES} or not a.told) ${ORDER}`, [LIVE_STATES, ...columnsOf(places)]);
    return rows;
}
function columnsOf(places) {
    return [places.map(({ run }) => run), places.map(({ fingerprint }) => fingerprint), places.map(({ since }) => since)];
}
/** SQL of the labels that stand in columns; one that is absent is empty. */
const LABEL_COLUMNS = new Map([
    ['run', 'r.uuid'], ['run_name', 'r.name'], ['project', 'r.project'], ['alertname', 'a.rule'], ['severity', 'a.severity'],
    ['layer', `coalesce(a.layer, '')`], ['measure', `coalesce(a.measure, '')`],
]);
/**
 * Reads the alerts that fire now and whose labels have one of the given values, by name of the label. Labels that a rule brought
 * along are not looked at: there may be more alerts than fit.
 */
export async function readFiringAlerts(client, labels) {
    const bound = [...labels].flatMap(([name, values]) => {
        const column = LABEL_COLUMNS.get(name);
        if (column === undefined)
            return [];
        return [name === 'run' ? { column, type: 'uuid', values: values.filter(isRunUuid) } : { column, type: 'text', values }];
    });
    const conditions = bound.map(({ column, type }, i) => ` and ${column} = any($${i + 2}::${type}[])`).join('');
    const { rows } = await client.query(`${SELECT} where ${FIRES}${conditions} ${ORDER}`, [LIVE_STATES, ...bound.map(({ values }) => values)]);
    return rows;
}
/** Reads the alerts that fired in the last `days`, the newest first. */
export async function readRecentAlerts(client, days) {
    const { rows } = await client.query(`${SELECT} where not a.shadow and a.fired_at > now() - make_interval(days => $2) ${ORDER}`, [LIVE_STATES, days]);
    return rows;
}
/** Marks alerts as told: nothing is left to be said of them. */
export async function markTold(client, alerts) {
    if (alerts.length === 0)
        return;
    await client.query(`update alert a set told = true from run r, unnest($1::uuid[], $2::text[], $3::bigint[]) as t (run, fingerprint, since)
     where r.uuid = t.run and a.run_id = r.run_id and a.fingerprint = t.fingerprint and a.since = t.since`, columnsOf(alerts));
}
/** Lets go of alerts that ended long ago and were told to nobody: gradlens was not running. Returns how many. */
export async function letGoStale(client) {
    const { rowCount } = await client.query(`update alert a set told = true from run r where r.run_id = a.run_id and not a.told and not ${FIRES}
       and greatest(a.fired_at, a.resolved_at, r.ended_at,
         (select max(t.created_at) from alert_transition t where t.run_id = a.run_id and t.fingerprint = a.fingerprint and t.since = a.since and t.state = 'shadow')) < now() - ${STALE}`, [LIVE_STATES]);
    return rowCount ?? 0;
}
//# sourceMappingURL=open-alerts.js.map