import { LIVE_STATES } from '#libs/contracts';
/** Rules look every two seconds; after so long without a look, with something to look at, they stand still. Unit: s. */
export const QUIET_SECONDS = 60;
const LOOKED = 'coalesce(s.updated_at, r.started_at, r.created_at)';
const BEHIND = `r.state = any($1) and i.last_step > coalesce(s.last_step, -1) and ${LOOKED} < now() - make_interval(secs => $2::double precision)`;
/** Reads {@link ServiceFigures}: a row per run that has not ended. */
export async function readServiceFigures({ pool }) {
    const { rows } = await pool.query(`select count(*) filter (where r.state = 'queued')::int as "queuedRuns",
       coalesce(extract(epoch from now() - min(r.created_at) filter (where r.state = 'queued')), 0)::double precision as "queuedSeconds",
       count(*) filter (where ${BEHIND})::int as "behindRuns",
       coalesce(extract(epoch from now() - min(${LOOKED}) filter (where ${BEHIND})), 0)::double precision as "behindSeconds"
     from run r left join ingest_state i on i.run_id = r.run_id left join rule_state s on s.run_id = r.run_id
     where r.state in ('queued', 'running', 'paused')`, [LIVE_STATES, QUIET_SECONDS]);
    return rows[0] ?? { queuedRuns: 0, queuedSeconds: 0, behindRuns: 0, behindSeconds: 0 };
}
//# sourceMappingURL=service-figures.js.map