import type { RunUuid, Severity } from '#libs/contracts';

import type { StorePool } from '../open/store.js';
import { INCIDENT_ORDER, incidentKey, SELECT_INCIDENT, toIncidentRow } from './incident-row.js';
import type { IncidentKey, IncidentRow, SelectedIncident } from './incident-row.js';

/** What {@link listIncidents} is asked for. */
export interface IncidentFilter {
  readonly run?: RunUuid | undefined;
  readonly project?: string | undefined;
  readonly state?: 'open' | 'closed' | undefined;
  readonly severity?: Severity | undefined;
  readonly assignee?: string | undefined;
  readonly acknowledged?: boolean | undefined;
  /** Only incidents that were opened from this time on. */
  readonly from?: Date | undefined;
  /** Only incidents that were opened before this time. */
  readonly to?: Date | undefined;
  /** Without the incidents of this rule. */
  readonly exceptRule?: string | undefined;
  /** At most so many. */
  readonly first: number;
  /** Continue behind the incident with this cursor. */
  readonly after?: string | undefined;
}

const MATCHES = `($1::uuid is null or r.uuid = $1) and ($2::text is null or r.project = $2) and ($3::text is null or i.state = $3)
  and ($4::text is null or i.severity = $4) and ($5::text is null or i.assignee = $5)
  and ($6::boolean is null or (i.acknowledged_by is not null) = $6)
  and ($7::timestamptz is null or i.opened_at >= $7) and ($8::timestamptz is null or i.opened_at < $8)
  and ($9::text is null or i.rule <> $9)`;

/**
 * Incidents, latest first. `total` counts all that match.
 *
 * @throws InputError for a cursor that is none. @throws RangeError when `first` is not a positive integer.
 */
export async function listIncidents(
  { pool }: StorePool,
  filter: IncidentFilter,
): Promise<{ incidents: IncidentRow[]; hasNext: boolean; total: number }> {
  const { first, after } = filter;
  if (!Number.isInteger(first) || first < 1) throw new RangeError(`first must be an integer > 0, got ${String(first)}`);
  // undefined is NULL to the driver: no condition
  const values = [filter.run, filter.project, filter.state, filter.severity, filter.assignee, filter.acknowledged, filter.from, filter.to, filter.exceptRule];
  const key = after === undefined ? INCIDENT_ORDER.map(() => null) : incidentKey(after);
  const page = await pool.query<SelectedIncident>(
    `${SELECT_INCIDENT} where ${MATCHES}
       and ($10::timestamptz is null or (${INCIDENT_ORDER.join(', ')}) < ($10::timestamptz, $11::bigint, $12::integer))
     order by ${INCIDENT_ORDER.map((column) => `${column} desc`).join(', ')} limit $13`,
    [...values, ...key, first + 1],
  );
  const count = await pool.query<{ total: number }>(
    `select count(*) as total from incident i join run r on r.run_id = i.run_id where ${MATCHES}`,
    values,
  );
  return { incidents: page.rows.slice(0, first).map(toIncidentRow), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}

/** One incident, or null. */
export async function findIncident({ pool }: StorePool, { run, incident }: IncidentKey): Promise<IncidentRow | null> {
  if (!isIncidentNumber(incident)) return null;
  const { rows } = await pool.query<SelectedIncident>(`${SELECT_INCIDENT} where r.uuid = $1 and i.incident = $2`, [run, incident]);
  return rows[0] === undefined ? null : toIncidentRow(rows[0]);
}

/** Those of these incidents that there are, in no order. */
export async function findIncidents({ pool }: StorePool, keys: readonly IncidentKey[]): Promise<IncidentRow[]> {
  const wanted = keys.filter(({ incident }) => isIncidentNumber(incident));
  const { rows } = await pool.query<SelectedIncident>(
    `${SELECT_INCIDENT} join unnest($1::uuid[], $2::integer[]) as k (uuid, incident) on r.uuid = k.uuid and i.incident = k.incident`,
    [wanted.map(({ run }) => run), wanted.map(({ incident }) => incident)],
  );
  return rows.map(toIncidentRow);
}

/** Whether a number can be that of an incident: the column is an int4. */
export function isIncidentNumber(incident: number): boolean {
  return Number.isInteger(incident) && incident > 0 && incident <= 2_147_483_647;
}
