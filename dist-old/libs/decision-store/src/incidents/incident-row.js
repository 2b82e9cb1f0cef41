import { InputError } from '#libs/contracts';
/** SQL: the fields of an {@link IncidentRow} from `incident i` and `run r`, with the parts of its cursor. */
export const SELECT_INCIDENT = `select r.uuid as run, i.incident, i.state, i.severity, i.rule, i.layer, i.fingerprint, i.since,
    i.first_step as "firstStep", i.opened_step as "openedStep", i.last_step as "lastStep", i.closed_step as "closedStep",
    i.spread, i.alerts, i.opened_at as "openedAt", i.closed_at as "closedAt", i.acknowledged_by as "acknowledgedBy",
    i.acknowledged_at as "acknowledgedAt", i.assignee, i.acts, i.run_id as "runId",
    to_char(i.opened_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedAtText"
  from incident i join run r on r.run_id = i.run_id`;
/** SQL: the key that incidents are listed by, latest first. */
export const INCIDENT_ORDER = ['i.opened_at', 'i.run_id', 'i.incident'];
/** A selected row as an incident. */
export function toIncidentRow({ runId, openedAtText, ...row }) {
    return { ...row, cursor: Buffer.from(JSON.stringify([openedAtText, runId, row.incident])).toString('base64url') };
}
/**
 * The key in a cursor, in the order of {@link INCIDENT_ORDER}.
 *
 * @throws InputError when it is not a cursor of an incident.
 */
export function incidentKey(cursor) {
    let key;
    try {
        key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    }
    catch {
        key = null; // refused below
    }
    const [openedAt, ...numbers] = Array.isArray(key) ? key : [];
    const isKey = typeof openedAt === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(openedAt) && numbers.length === 2;
    if (isKey && numbers.every(Number.isSafeInteger))
        return [openedAt, ...numbers];
    throw new InputError({ source: null, path: 'after', value: JSON.stringify(cursor), allowed: 'the cursor of an incident' });
}
//# sourceMappingURL=incident-row.js.map