import { ALERT_ORDER, alertKey, RUN_HAS_ENDED, SELECT_ALERT, toAlertRow } from './alert-row.js';
const MATCHES = `($1::uuid is null or r.uuid = $1) and ($2::text is null or a.state = $2) and ($3::text is null or a.severity = $3) and ($4::integer is null or a.incident = $4) and ($5::text is null or r.project = $5) and ($6::text is null or a.rule = $6) and ($7::text is null or a.layer = $7) and ($8::timestamptz is null or a.fired_at >= $8) and ($9::timestamptz is null or a.fired_at < $9) and ($10::boolean is null or (${RUN_HAS_ENDED}) = $10)`;
/**
 * Alerts, latest first. `total` counts all that match.
 *
 * @throws InputError for a cursor that is none. @throws RangeError when `first` is not a positive integer.
 */
export async function listAlerts({ pool }, filter) {
    const { first, after } = filter;
    if (!Number.isInteger(first) || first < 1)
        throw new RangeError(`first must be an integer > 0, got ${String(first)}`);
    // undefined is NULL to the driver: no condition
    const values = [filter.run, filter.state, filter.severity, filter.incident, filter.project, filter.rule, filter.layer, filter.from, filter.to, filter.ofEndedRun];
    const key = after === undefined ? ALERT_ORDER.map(() => null) : alertKey(after);
    const page = await pool.query(`${SELECT_ALERT} where ${MATCHES}
       and ($11::timestamptz is null or (${ALERT_ORDER.join(', ')}) < ($11::timestamptz, $12::bigint, $13::bigint, $14::text, $15::bigint))
     order by ${ALERT_ORDER.map((column) => `${column} desc`).join(', ')} limit $16`, [...values, ...key, first + 1]);
    const count = await pool.query(`select count(*) as total from alert a join run r on r.run_id = a.run_id where ${MATCHES}`, values);
    return { alerts: page.rows.slice(0, first).map(toAlertRow), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}
/** One alert, or null. */
export async function findAlert({ pool }, run, key) {
    if (!Number.isSafeInteger(key.since))
        return null;
    const { rows } = await pool.query(`${SELECT_ALERT} where r.uuid = $1 and a.fingerprint = $2 and a.since = $3`, [run, key.fingerprint, key.since]);
    return rows[0] === undefined ? null : toAlertRow(rows[0]);
}
/** The alerts at these places, in any order; those that are gone are left out. */
export async function findAlerts({ pool }, places) {
    const { rows } = await pool.query({
        name: 'find-alerts',
        text: `${SELECT_ALERT} where (r.uuid, a.fingerprint, a.since) in (select * from unnest($1::uuid[], $2::text[], $3::bigint[]))`,
        values: [places.map(({ run }) => run), places.map(({ fingerprint }) => fingerprint), places.map(({ since }) => since)],
    });
    return rows.map(toAlertRow);
}
/** Alerts of a run since a step, by how their fingerprints begin; the first two of several. */
export async function alertsAt({ pool }, run, { prefix, since }) {
    if (!Number.isSafeInteger(since))
        return [];
    const { rows } = await pool.query(`${SELECT_ALERT} where r.uuid = $1 and a.since = $2 and starts_with(a.fingerprint, $3) order by a.fingerprint limit 2`, [run, since, prefix]);
    return rows.map(toAlertRow);
}
/** How many alerts each of these runs has; runs without any are left out. */
export async function countAlerts({ pool }, runs) {
    const { rows } = await pool.query(`select r.uuid as run, count(*) filter (where a.state = 'firing') as firing, count(*) as total
     from alert a join run r on r.run_id = a.run_id where r.uuid = any($1::uuid[]) group by r.uuid`, [runs]);
    return new Map(rows.map(({ run, firing, total }) => [run, { firing, total }]));
}
//# sourceMappingURL=list-alerts.js.map