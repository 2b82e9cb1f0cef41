import { InputError } from '#libs/contracts';
import type { RunUuid, Severity } from '#libs/contracts';

/** Which incident: the number counts from 1 within its run. */
export interface IncidentKey {
  readonly run: RunUuid;
  readonly incident: number;
}

/** Alerts of one cause, and what people have said about them. */
export interface IncidentRow extends IncidentKey {
  /** Open as long as an alert of it fires. */
  readonly state: 'open' | 'closed';
  /** The highest of its alerts. */
  readonly severity: Severity;
  /** Rule, layer (null: the whole run) and fingerprint of the alert whose condition began first, and since when. */
  readonly rule: string;
  readonly layer: string | null;
  readonly fingerprint: string;
  readonly since: number;
  /** Step at which that alert fired. */
  readonly firstStep: number;
  /** Step at which an alert of it first fired, and at which one last changed. */
  readonly openedStep: number;
  readonly lastStep: number;
  /** Step at which the last alert was resolved; null while one fires. */
  readonly closedStep: number | null;
  /** Layers in the order in which their alerts fired. */
  readonly spread: readonly string[];
  readonly alerts: number;
  readonly openedAt: Date;
  readonly closedAt: Date | null;
  /** Null while nobody has it. */
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly assignee: string | null;
  /** Acts of people so far: a version of what they have done. */
  readonly acts: number;
  /** Its place in the order of `listIncidents`: give it as `after` to continue behind it. */
  readonly cursor: string;
}

/** SQL: the fields of an {@link IncidentRow} from `incident i` and `run r`, with the parts of its cursor. */
export const SELECT_INCIDENT = `select r.uuid as run, i.incident, i.state, i.severity, i.rule, i.layer, i.fingerprint, i.since,
    i.first_step as "firstStep", i.opened_step as "openedStep", i.last_step as "lastStep", i.closed_step as "closedStep",
    i.spread, i.alerts, i.opened_at as "openedAt", i.closed_at as "closedAt", i.acknowledged_by as "acknowledgedBy",
    i.acknowledged_at as "acknowledgedAt", i.assignee, i.acts, i.run_id as "runId",
    to_char(i.opened_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as "openedAtText"
  from incident i join run r on r.run_id = i.run_id`;

/** SQL: the key that incidents are listed by, latest first. */
export const INCIDENT_ORDER = ['i.opened_at', 'i.run_id', 'i.incident'] as const;

/** What {@link SELECT_INCIDENT} yields. */
export type SelectedIncident = Omit<IncidentRow, 'cursor'> & { runId: number; openedAtText: string };

/** A selected row as an incident. */
export function toIncidentRow({ runId, openedAtText, ...row }: SelectedIncident): IncidentRow {
  return { ...row, cursor: Buffer.from(JSON.stringify([openedAtText, runId, row.incident])).toString('base64url') };
}

/**
 * The key in a cursor, in the order of {@link INCIDENT_ORDER}.
 *
 * @throws InputError when it is not a cursor of an incident.
 */
export function incidentKey(cursor: string): unknown[] {
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    key = null; // refused below
  }
  const [openedAt, ...numbers] = Array.isArray(key) ? (key as unknown[]) : [];
  const isKey = typeof openedAt === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(openedAt) && numbers.length === 2;
  if (isKey && numbers.every(Number.isSafeInteger)) return [openedAt, ...numbers];
  throw new InputError({ source: null, path: 'after', value: JSON.stringify(cursor), allowed: 'the cursor of an incident' });
}
