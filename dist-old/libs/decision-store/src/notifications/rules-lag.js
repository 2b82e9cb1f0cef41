import { LIVE_STATES } from '#libs/contracts';
/** Reads {@link RulesLag} at one moment: a fast run is always some steps ahead of its rules. */
export async function rulesLag(client) {
    const counts = await client.query(`select (select count(*) from run where state = any($1)) as runs,
       (select count(*) from notification where state in ('queued', 'failed')) as waiting`, [LIVE_STATES]);
    const { rows } = await client.query(`select r.uuid as run, coalesce(s.last_step, -1)::bigint as "evaluatedStep", (i.last_step - coalesce(s.last_step, -1))::bigint as steps
     from run r join ingest_state i on i.run_id = r.run_id left join rule_state s on s.run_id = r.run_id
     where r.state = any($1) and i.last_step > coalesce(s.last_step, -1)`, [LIVE_STATES]);
    return { runs: counts.rows[0]?.runs ?? 0, waiting: counts.rows[0]?.waiting ?? 0, behind: rows };
}
/** When the last heartbeat to each receiver was put into the outbox. */
export async function lastHeartbeats(client) {
    const { rows } = await client.query(`select receiver, max(created_at) as at from notification where kind = 'watchdog' group by receiver`);
    return new Map(rows.map(({ receiver, at }) => [receiver, at]));
}
//# sourceMappingURL=rules-lag.js.map