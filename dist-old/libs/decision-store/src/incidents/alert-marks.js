import { RUN_CHANNEL } from '../live/run-channel.js';
import { transaction } from '../open/transaction.js';
/** Marks an alert. `unchanged` when the person's last mark says the same already. */
export async function markAlert(store, key, mark) {
    const { run, fingerprint, since } = key;
    const { verdict, by, reason } = mark;
    if (!Number.isSafeInteger(since))
        return 'missing';
    return await transaction(store, async (client) => {
        const found = await client.query(`select a.run_id as "runId" from alert a join run r on r.run_id = a.run_id
       where r.uuid = $1 and a.fingerprint = $2 and a.since = $3 for update of a`, [run, fingerprint, since]);
        const runId = found.rows[0]?.runId;
        if (runId === undefined)
            return 'missing';
        const inserted = await client.query(`insert into alert_mark (run_id, fingerprint, since, mark, verdict, "by", reason)
       select $1, $2, $3, coalesce(max(mark), 0) + 1, $4::text, $5::text, $6 from alert_mark where run_id = $1 and fingerprint = $2 and since = $3
       having $4::text is distinct from (array_agg(verdict order by mark desc) filter (where "by" = $5))[1]`, [runId, fingerprint, since, verdict, by, reason]);
        if (inserted.rowCount !== 1)
            return 'unchanged';
        await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind: 'alert', run })]);
        return 'done';
    });
}
/** The last mark of each person on each of these alerts, oldest first; alerts without any are left out. */
export async function listMarks({ pool }, alerts) {
    const { rows } = await pool.query(`select * from (
       select distinct on (r.uuid, m.fingerprint, m.since, m."by") r.uuid as run, m.fingerprint, m.since, m.verdict, m."by", m.reason, m.at
       from unnest($1::uuid[], $2::text[], $3::bigint[]) as k (uuid, fingerprint, since)
       join run r on r.uuid = k.uuid
       join alert_mark m on m.run_id = r.run_id and m.fingerprint = k.fingerprint and m.since = k.since
       order by r.uuid, m.fingerprint, m.since, m."by", m.mark desc) last order by at, "by"`, [alerts.map(({ run }) => run), alerts.map(({ fingerprint }) => fingerprint), alerts.map(({ since }) => since)]);
    const marks = new Map();
    for (const { run, fingerprint, since, ...mark } of rows) {
        const key = alertKeyText({ run, fingerprint, since });
        marks.set(key, [...(marks.get(key) ?? []), mark]);
    }
    return marks;
}
/** An alert's key as one text: what {@link listMarks} maps by. */
export function alertKeyText({ run, fingerprint, since }) {
    return `${run}:${fingerprint}:${String(since)}`;
}
/** How each rule has done; rules without an alert are left out. */
export async function countRuleUse({ pool }) {
    const { rows } = await pool.query(`with last as (
       select distinct on (run_id, fingerprint, since, "by") run_id, fingerprint, since, verdict
       from alert_mark order by run_id, fingerprint, since, "by", mark desc
     ), marked as (
       select run_id, fingerprint, since, bool_or(verdict = 'useful') as useful, bool_or(verdict = 'noise') as noise
       from last group by run_id, fingerprint, since
     )
     select a.rule, count(*) as alerts, count(*) filter (where m.useful) as useful, count(*) filter (where m.noise) as noise
     from alert a left join marked m on m.run_id = a.run_id and m.fingerprint = a.fingerprint and m.since = a.since
     group by a.rule`);
    return new Map(rows.map(({ rule, ...use }) => [rule, use]));
}
//# sourceMappingURL=alert-marks.js.map