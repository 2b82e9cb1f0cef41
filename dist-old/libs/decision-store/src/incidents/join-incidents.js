import { JOIN_STEPS, nextIncident } from '#libs/stability-rules';
/**
 * The incidents of a run that alerts from `fromStep` on may join or end, as {@link nextIncident} takes them. Read before
 * the transitions are stored: alerts that they end still fire here.
 */
export async function loadIncidents(client, runId, fromStep) {
    const incidents = await client.query(`select incident as number, rule, layer, fingerprint, since, first_step as step, severity, spread, alerts,
       opened_step as "openedStep", last_step as "lastStep", closed_step as "closedStep"
     from incident where run_id = $1 and (closed_step is null or last_step >= $2) order by incident`, [runId, fromStep - JOIN_STEPS]);
    const firing = await client.query(`select incident, fingerprint, severity from alert where run_id = $1 and state = 'firing' and incident is not null and not shadow`, [runId]);
    const count = await client.query('select coalesce(max(incident), 0) as n from incident where run_id = $1', [runId]);
    const recent = incidents.rows.map(({ rule, layer, fingerprint, since, step, ...row }) => {
        const own = firing.rows.filter(({ incident }) => incident === row.number);
        const alerts = new Map(own.map((alert) => [alert.fingerprint, alert.severity]));
        return { ...row, first: { rule, layer, fingerprint, since, step }, firing: alerts };
    });
    return { count: count.rows[0]?.n ?? 0, recent };
}
/**
 * Puts the alerts of transitions that were just stored into their incidents. Alerts of rules in shadow mode join none;
 * the alert's own mode counts, since a rule may change its mode while it fires.
 */
export async function joinIncidents(client, runId, before, transitions) {
    const inShadow = await shadowAlerts(client, runId, transitions);
    const changed = new Map();
    const joined = { fingerprints: [], sinces: [], incidents: [] };
    let state = before;
    for (const transition of transitions) {
        if (inShadow.has(keyOf(transition)))
            continue;
        const next = nextIncident(state, { run: '', ...transition });
        state = next.state;
        changed.set(next.incident.number, next.incident);
        joined.fingerprints.push(transition.fingerprint);
        joined.sinces.push(transition.since);
        joined.incidents.push(next.incident.number);
    }
    if (changed.size === 0)
        return;
    for (const incident of changed.values())
        await saveIncident(client, runId, incident);
    await client.query(`update alert a set incident = j.incident from unnest($2::text[], $3::bigint[], $4::integer[]) as j (fingerprint, since, incident)
     where a.run_id = $1 and a.fingerprint = j.fingerprint and a.since = j.since and a.incident is null`, [runId, joined.fingerprints, joined.sinces, joined.incidents]);
}
function keyOf({ fingerprint, since }) {
    return `${fingerprint} ${String(since)}`;
}
async function shadowAlerts(client, runId, transitions) {
    const { rows } = await client.query('select fingerprint, since from alert where run_id = $1 and shadow and fingerprint = any($2)', [runId, transitions.map(({ fingerprint }) => fingerprint)]);
    return new Set(rows.map(keyOf));
}
async function saveIncident(client, runId, incident) {
    const { number, first, severity, spread, alerts, openedStep, lastStep, closedStep } = incident;
    await client.query(`insert into incident (run_id, incident, state, severity, rule, layer, fingerprint, since, first_step, opened_step, last_step,
       closed_step, closed_at, spread, alerts)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, case when $12::bigint is not null then now() end, $13, $14)
     on conflict (run_id, incident) do update set state = excluded.state, severity = excluded.severity, rule = excluded.rule,
       layer = excluded.layer, fingerprint = excluded.fingerprint, since = excluded.since, first_step = excluded.first_step,
       last_step = excluded.last_step, closed_step = excluded.closed_step, closed_at = excluded.closed_at,
       spread = excluded.spread, alerts = excluded.alerts`, [
        ...[runId, number, closedStep === null ? 'open' : 'closed', severity, first.rule, first.layer, first.fingerprint, first.since],
        ...[first.step, openedStep, lastStep, closedStep, spread, alerts],
    ]);
}
//# sourceMappingURL=join-incidents.js.map