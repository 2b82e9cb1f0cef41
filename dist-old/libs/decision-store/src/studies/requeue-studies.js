import { addStudyJob, changed, holdKey } from './study.js';
/** A study whose process has died so often is not tried again: it may be what kills it. */
export const MOST_ATTEMPTS = 3;
const IS_STALE = `s.state = 'running' and s.heartbeat_at <= now() - make_interval(secs => $1::double precision / 1000)`;
/**
 * Takes studies back whose process is gone: silent for too long, and held by nobody. They start anew, {@link MOST_ATTEMPTS}
 * times in all. Several workers may do this at once.
 */
export async function requeueLostStudies(store, kind, { staleAfterMs }) {
    const { rows } = await store.pool.query(`select s.${kind} as uuid from ${kind} s where ${IS_STALE} order by s.${kind}`, [staleAfterMs]);
    const requeued = [];
    for (const { uuid } of rows) {
        const found = await changed(store, kind, (client) => requeueOne(client, kind, uuid, staleAfterMs));
        if (found !== null)
            requeued.push({ uuid, state: found.state });
    }
    return requeued;
}
async function requeueOne(client, kind, uuid, staleAfterMs) {
    // the lock that a living process holds: while we have it nobody can take the study up
    const lock = await client.query('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free', [holdKey(kind, uuid)]);
    if (lock.rows[0]?.free !== true)
        return null;
    const { rows } = await client.query(`update ${kind} s set state = case when s.attempt < $3 then 'queued' else 'failed' end, progress = 0, stage = '', heartbeat_at = now(),
       problem = case when s.attempt < $3 then null else 'its process went away without a word, ' || s.attempt || ' times: not tried again. Asking once more makes a new one' end,
       ended_at = case when s.attempt < $3 then null else now() end
     from run r where r.run_id = s.run_id and ${IS_STALE} and s.${kind} = $2 returning r.uuid as run, s.state`, [staleAfterMs, uuid, MOST_ATTEMPTS]);
    if (rows[0]?.state === 'queued')
        await addStudyJob(client, kind, uuid);
    return rows[0] ?? null;
}
/** Gives queued studies their job again where it died with a worker; one that has a job keeps its place. */
export async function enqueueStudies(store, kind) {
    const { rows } = await store.pool.query(`select ${kind} as uuid from ${kind} where state = 'queued' order by ${kind}`);
    for (const { uuid } of rows)
        await addStudyJob(store.pool, kind, uuid);
}
//# sourceMappingURL=requeue-studies.js.map