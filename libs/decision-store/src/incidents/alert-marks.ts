import type { RunUuid } from '#libs/contracts';

import { RUN_CHANNEL } from '../live/run-channel.js';
import type { StorePool } from '../open/store.js';
import { transaction } from '../open/transaction.js';

/** Whether an alert was of use to a person. */
export type Verdict = 'useful' | 'noise';

/** An alert: what fired, and since which step. */
export interface AlertKey {
  readonly run: RunUuid;
  readonly fingerprint: string;
  readonly since: number;
}

/** What one person thinks of an alert: the last thing they said. */
export interface AlertMark {
  readonly verdict: Verdict;
  readonly by: string;
  readonly reason: string;
  readonly at: Date;
}

/** Marks an alert. `unchanged` when the person's last mark says the same already. */
export async function markAlert(store: StorePool, key: AlertKey, mark: Omit<AlertMark, 'at'>): Promise<'done' | 'unchanged' | 'missing'> {
  const { run, fingerprint, since } = key;
  const { verdict, by, reason } = mark;
  if (!Number.isSafeInteger(since)) return 'missing';
  return await transaction(store, async (client) => {
    const found = await client.query<{ runId: number }>(
      `select a.run_id as "runId" from alert a join run r on r.run_id = a.run_id
       where r.uuid = $1 and a.fingerprint = $2 and a.since = $3 for update of a`,
      [run, fingerprint, since],
    );
    const runId = found.rows[0]?.runId;
    if (runId === undefined) return 'missing';
    const inserted = await client.query(
      `insert into alert_mark (run_id, fingerprint, since, mark, verdict, "by", reason)
       select $1, $2, $3, coalesce(max(mark), 0) + 1, $4::text, $5::text, $6 from alert_mark where run_id = $1 and fingerprint = $2 and since = $3
       having $4::text is distinct from (array_agg(verdict order by mark desc) filter (where "by" = $5))[1]`,
      [runId, fingerprint, since, verdict, by, reason],
    );
    if (inserted.rowCount !== 1) return 'unchanged';
    await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'alert', run })]);
    return 'done';
  });
}

/** The last mark of each person on each of these alerts, oldest first; alerts without any are left out. */
export async function listMarks({ pool }: StorePool, alerts: readonly AlertKey[]): Promise<Map<string, AlertMark[]>> {
  const { rows } = await pool.query<AlertKey & AlertMark>(
    `select * from (
       select distinct on (r.uuid, m.fingerprint, m.since, m."by") r.uuid as run, m.fingerprint, m.since, m.verdict, m."by", m.reason, m.at
       from unnest($1::uuid[], $2::text[], $3::bigint[]) as k (uuid, fingerprint, since)
       join run r on r.uuid = k.uuid
       join alert_mark m on m.run_id = r.run_id and m.fingerprint = k.fingerprint and m.since = k.since
       order by r.uuid, m.fingerprint, m.since, m."by", m.mark desc) last order by at, "by"`,
    [alerts.map(({ run }) => run), alerts.map(({ fingerprint }) => fingerprint), alerts.map(({ since }) => since)],
  );
  const marks = new Map<string, AlertMark[]>();
  for (const { run, fingerprint, since, ...mark } of rows) {
    const key = alertKeyText({ run, fingerprint, since });
    marks.set(key, [...(marks.get(key) ?? []), mark]);
  }
  return marks;
}

/** An alert's key as one text: what {@link listMarks} maps by. */
export function alertKeyText({ run, fingerprint, since }: AlertKey): string {
  return `${run}:${fingerprint}:${String(since)}`;
}

/** How a rule has done. */
export interface RuleUse {
  /** Alerts that it raised, in all runs. */
  readonly alerts: number;
  /** Alerts that a person marked so, by the last mark of each person. */
  readonly useful: number;
  readonly noise: number;
}

/** How each rule has done; rules without an alert are left out. */
export async function countRuleUse({ pool }: StorePool): Promise<Map<string, RuleUse>> {
  const { rows } = await pool.query<RuleUse & { rule: string }>(
    `with last as (
       select distinct on (run_id, fingerprint, since, "by") run_id, fingerprint, since, verdict
       from alert_mark order by run_id, fingerprint, since, "by", mark desc
     ), marked as (
       select run_id, fingerprint, since, bool_or(verdict = 'useful') as useful, bool_or(verdict = 'noise') as noise
       from last group by run_id, fingerprint, since
     )
     select a.rule, count(*) as alerts, count(*) filter (where m.useful) as useful, count(*) filter (where m.noise) as noise
     from alert a left join marked m on m.run_id = a.run_id and m.fingerprint = a.fingerprint and m.since = a.since
     group by a.rule`,
  );
  return new Map(rows.map(({ rule, ...use }) => [rule, use]));
}
