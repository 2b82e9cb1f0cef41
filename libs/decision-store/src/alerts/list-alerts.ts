import type { RunUuid, Severity } from '#libs/contracts';

import type { StorePool } from '../open/store.js';

import { ALERT_ORDER, alertKey, RUN_HAS_ENDED, SELECT_ALERT, toAlertRow } from './alert-row.js';
import type { AlertRow, SelectedAlert } from './alert-row.js';

/** What {@link listAlerts} is asked for. */
export interface AlertFilter {
  readonly run?: RunUuid | undefined;
  /** Only alerts of runs of this project. */
  readonly project?: string | undefined;
  readonly state?: 'firing' | 'resolved' | undefined;
  readonly severity?: Severity | undefined;
  /** Name of the rule. */
  readonly rule?: string | undefined;
  /** Name of the layer. */
  readonly layer?: string | undefined;
  /** Only alerts that fired from this time on. */
  readonly from?: Date | undefined;
  /** Only alerts that fired before this time. */
  readonly to?: Date | undefined;
  /** Only alerts of runs that have ended, or have not. */
  readonly ofEndedRun?: boolean | undefined;
  /** Only alerts of this incident of the run. */
  readonly incident?: number | undefined;
  /** At most so many. */
  readonly first: number;
  /** Continue behind the alert with this cursor. */
  readonly after?: string | undefined;
}

const MATCHES = `($1::uuid is null or r.uuid = $1) and ($2::text is null or a.state = $2) and ($3::text is null or a.severity = $3) and ($4::integer is null or a.incident = $4) and ($5::text is null or r.project = $5) and ($6::text is null or a.rule = $6) and ($7::text is null or a.layer = $7) and ($8::timestamptz is null or a.fired_at >= $8) and ($9::timestamptz is null or a.fired_at < $9) and ($10::boolean is null or (${RUN_HAS_ENDED}) = $10)`;

/**
 * Alerts, latest first. `total` counts all that match.
 *
 * @throws InputError for a cursor that is none. @throws RangeError when `first` is not a positive integer.
 */
export async function listAlerts(
  { pool }: StorePool,
  filter: AlertFilter,
): Promise<{ alerts: AlertRow[]; hasNext: boolean; total: number }> {
  const { first, after } = filter;
  if (!Number.isInteger(first) || first < 1) throw new RangeError(`first must be an integer > 0, got ${String(first)}`);
  // undefined is NULL to the driver: no condition
  const values = [filter.run, filter.state, filter.severity, filter.incident, filter.project, filter.rule, filter.layer, filter.from, filter.to, filter.ofEndedRun];
  const key = after === undefined ? ALERT_ORDER.map(() => null) : alertKey(after);
  const page = await pool.query<SelectedAlert>(
    `${SELECT_ALERT} where ${MATCHES}
       and ($11::timestamptz is null or (${ALERT_ORDER.join(', ')}) < ($11::timestamptz, $12::bigint, $13::bigint, $14::text, $15::bigint))
     order by ${ALERT_ORDER.map((column) => `${column} desc`).join(', ')} limit $16`,
    [...values, ...key, first + 1],
  );
  const count = await pool.query<{ total: number }>(
    `select count(*) as total from alert a join run r on r.run_id = a.run_id where ${MATCHES}`,
    values,
  );
  return { alerts: page.rows.slice(0, first).map(toAlertRow), hasNext: page.rows.length > first, total: count.rows[0]?.total ?? 0 };
}

/** One alert, or null. */
export async function findAlert(
  { pool }: StorePool,
  run: RunUuid,
  key: { readonly fingerprint: string; readonly since: number },
): Promise<AlertRow | null> {
  if (!Number.isSafeInteger(key.since)) return null;
  const { rows } = await pool.query<SelectedAlert>(
    `${SELECT_ALERT} where r.uuid = $1 and a.fingerprint = $2 and a.since = $3`,
    [run, key.fingerprint, key.since],
  );
  return rows[0] === undefined ? null : toAlertRow(rows[0]);
}

/** What tells an alert from all others. */
export interface AlertPlace {
  readonly run: RunUuid;
  readonly fingerprint: string;
  readonly since: number;
}

/** The alerts at these places, in any order; those that are gone are left out. */
export async function findAlerts({ pool }: StorePool, places: readonly AlertPlace[]): Promise<AlertRow[]> {
  const { rows } = await pool.query<SelectedAlert>({
    name: 'find-alerts',
    text: `${SELECT_ALERT} where (r.uuid, a.fingerprint, a.since) in (select * from unnest($1::uuid[], $2::text[], $3::bigint[]))`,
    values: [places.map(({ run }) => run), places.map(({ fingerprint }) => fingerprint), places.map(({ since }) => since)],
  });
  return rows.map(toAlertRow);
}

/** Alerts of a run since a step, by how their fingerprints begin; the first two of several. */
export async function alertsAt({ pool }: StorePool, run: RunUuid, { prefix, since }: { readonly prefix: string; readonly since: number }): Promise<AlertRow[]> {
  if (!Number.isSafeInteger(since)) return [];
  const { rows } = await pool.query<SelectedAlert>(
    `${SELECT_ALERT} where r.uuid = $1 and a.since = $2 and starts_with(a.fingerprint, $3) order by a.fingerprint limit 2`,
    [run, since, prefix],
  );
  return rows.map(toAlertRow);
}

/** How many alerts each of these runs has; runs without any are left out. */
export async function countAlerts(
  { pool }: StorePool,
  runs: readonly RunUuid[],
): Promise<Map<RunUuid, { firing: number; total: number }>> {
  const { rows } = await pool.query<{ run: RunUuid; firing: number; total: number }>(
    `select r.uuid as run, count(*) filter (where a.state = 'firing') as firing, count(*) as total
     from alert a join run r on r.run_id = a.run_id where r.uuid = any($1::uuid[]) group by r.uuid`,
    [runs],
  );
  return new Map(rows.map(({ run, firing, total }) => [run, { firing, total }]));
}
