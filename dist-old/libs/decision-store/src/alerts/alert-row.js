import { FINAL_STATES, InputError } from '#libs/contracts';
/** SQL: whether the run `r` has ended. */
export const RUN_HAS_ENDED = `r.state in (${FINAL_STATES.map((state) => `'${state}'`).join(', ')})`;
/** SQL: the fields of an {@link AlertRow} from `alert a` and `run r`, with the parts of its cursor. */
export const SELECT_ALERT = `select r.uuid as run, a.rule, a.rule_version as "ruleVersion", a.severity, a.layer, a.measure,
    a.fingerprint, a.since, a.state, a.fired_step as "firedStep", a.resolved_step as "resolvedStep", a.value, a.threshold,
    a.summary, a.shadow, a.labels, a.runbook, a.incident, a.fired_at as "firedAt", a.resolved_at as "resolvedAt", a.run_id as "runId",
    case when ${RUN_HAS_ENDED} then coalesce(r.ended_at, r.heartbeat_at, r.created_at) end as "runEndedAt",
    to_char(a.fired_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "firedAtText"
  from alert a join run r on r.run_id = a.run_id`;
/** SQL: the key that alerts are listed by, latest first. A Date has no microseconds, so the cursor has the text. */
export const ALERT_ORDER = ['a.fired_at', 'a.run_id', 'a.fired_step', 'a.fingerprint', 'a.since'];
/** A selected row as an alert. */
export function toAlertRow({ runId, firedAtText, ...row }) {
    const key = [firedAtText, runId, row.firedStep, row.fingerprint, row.since];
    return { ...row, cursor: Buffer.from(JSON.stringify(key)).toString('base64url') };
}
/**
 * The key in a cursor, in the order of {@link ALERT_ORDER}.
 *
 * @throws InputError when it is not a cursor of an alert.
 */
export function alertKey(cursor) {
    let key;
    try {
        key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    }
    catch {
        key = null; // refused below
    }
    if (isAlertKey(key))
        return key;
    throw new InputError({ source: null, path: 'after', value: JSON.stringify(cursor), allowed: 'the cursor of an alert' });
}
function isAlertKey(key) {
    if (!Array.isArray(key) || key.length !== ALERT_ORDER.length)
        return false;
    const [firedAt, runId, firedStep, fingerprint, since] = key;
    const texts = [firedAt, fingerprint].every((part) => typeof part === 'string');
    return texts && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(firedAt)) && [runId, firedStep, since].every(Number.isSafeInteger);
}
//# sourceMappingURL=alert-row.js.map