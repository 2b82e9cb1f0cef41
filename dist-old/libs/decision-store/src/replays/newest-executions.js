import { isSameRun } from '#libs/contracts';
import { toFidelity } from './to-fidelity.js';
/** SQL: the newest finished trace or impact of run `r`. Results may have megabytes: no other one is read. */
const newestStudy = (kind) => `select ${kind}, ended_at, result from ${kind} where run_id = r.run_id and state = 'completed' order by ended_at desc, ${kind} desc limit 1`;
/**
 * How each run was executed again last, as its newest finished trace, impact or replay says; nothing of a run that never was.
 *
 * A replay that found the run the same tells of the attempt, the steps and the weights that it saw: it says nothing of a run that was resumed
 * or given other weights since, and is passed over. One that found it NOT the same counts until a newer execution says otherwise.
 */
export async function newestExecutions({ pool }, runs) {
    const { rows } = await pool.query(`select r.uuid as run, s.kind, s.uuid, s.at, s.fidelity, (s.attempt is null or (s.attempt = r.attempt and s.steps = coalesce(i.last_step, -1) + 1
        and coalesce(r.summary ->> 'weightsSha256', s.weights_sha256) = s.weights_sha256)) as "isOfRunNow"
     from run r left join ingest_state i on i.run_id = r.run_id cross join lateral (
       select 'trace' as kind, t.trace as uuid, t.ended_at as at, t.result -> 'fidelity' as fidelity, null::integer as attempt, null::bigint as steps, null::text as weights_sha256
         from (${newestStudy('trace')}) t
       union all select 'impact', m.impact, m.ended_at, m.result -> 'fidelity', null, null, null from (${newestStudy('impact')}) m
       union all select 'replay', p.replay, p.ended_at, p.fidelity, p.attempt, p.steps, p.weights_sha256 from replay p where p.run_id = r.run_id
     ) s
     where r.uuid = any($1::uuid[]) order by s.at, s.uuid`, [runs]);
    const newest = new Map();
    for (const { isOfRunNow, fidelity: stored, ...row } of rows) {
        const fidelity = toFidelity(stored);
        if (isOfRunNow || !isSameRun(fidelity))
            newest.set(row.run, { ...row, fidelity });
    }
    return newest;
}
//# sourceMappingURL=newest-executions.js.map