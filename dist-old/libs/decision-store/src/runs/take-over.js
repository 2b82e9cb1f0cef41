import { transaction } from '../open/transaction.js';
import { addRunJob } from '../queue/add-run-job.js';
import { holdKey } from './run-hold.js';
import { recordEvent } from './run-parts.js';
import { IS_SENSITIVE } from './run-row.js';
/** Event of a run that was to be taken over and could not be: it waits for a person. No recorder tells it. */
export const TAKE_OVER_FAILED = 'take-over-failed';
/** A run whose process has died so often since its newest checkpoint is not taken over again: it may be what kills it. */
export const MOST_DEATHS = 3;
/** An older interruption is left to a person. Unit: hours. */
const RECENT_HOURS = 24;
/** An executor holds its run this long after its job was taken at the latest, or it died as well. Unit: s. */
const STARTING_S = 120;
/** A run that lost its process, was not given up, and is old news to nobody. One that is marked sensitive is left to a person: nobody knows what a reviewer had not decided yet when it died. */
const IS_LOST = `r.state = 'interrupted' and r.attempt > 0 and r.ended_at > now() - make_interval(hours => ${RECENT_HOURS}) and r.origin = any($1::text[])
  and not ${IS_SENSITIVE}
  and not exists (select from run_event e where e.run_id = r.run_id and e.kind = '${TAKE_OVER_FAILED}' and e.created_at >= r.ended_at)`;
/** How often the process of a run has died since it last saved a checkpoint. */
const DEATHS = `(select count(*)::int from run_event e where e.run_id = r.run_id and e.kind = 'interrupted'
  and e.created_at > coalesce((select max(c.created_at) from run_checkpoint c where c.run_id = r.run_id), '-infinity'))`;
/**
 * Puts runs that lost their process back into the queue, each once however many workers ask at the same time: whoever takes one up
 * goes on from its last checkpoint as a new attempt. The run stays `interrupted` until that attempt begins.
 */
export async function takeOverInterrupted(store, { origins }) {
    const { rows } = await store.pool.query(`select r.uuid from run r where ${IS_LOST} order by r.uuid`, [origins]);
    const taken = [];
    for (const { uuid } of rows) {
        const outcome = await transaction(store, (client) => takeOverOne(client, uuid, origins));
        if (outcome === 'given-up')
            await recordTakeOverFailed(store, uuid, `its process died ${MOST_DEATHS} times since its newest checkpoint`);
        if (outcome !== null)
            taken.push({ uuid, outcome });
    }
    return taken;
}
async function takeOverOne(client, uuid, origins) {
    // the lock that an executing process holds: one that is about to begin its attempt has it already
    const lock = await client.query('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as free', [holdKey('execution', uuid)]);
    if (lock.rows[0]?.free !== true)
        return null;
    const { rows } = await client.query(`select ${DEATHS} as deaths from run r where r.uuid = $2 and ${IS_LOST} for update of r`, [origins, uuid]);
    const [run] = rows;
    if (run === undefined)
        return null;
    if (run.deaths >= MOST_DEATHS)
        return 'given-up';
    if (await isQueued(client, uuid))
        return null;
    await addRunJob(client, uuid);
    return 'queued';
}
/** Whether its job waits, or was taken just now by an executor that is still starting; the job that died with the run counts for nothing. */
async function isQueued(client, uuid) {
    const { rowCount } = await client.query(`select from graphile_worker.jobs j join run r on r.uuid::text = j.key where j.key = $1
       and ((j.locked_at is null and j.attempts < j.max_attempts) or j.locked_at > greatest(r.ended_at, now() - make_interval(secs => ${STARTING_S})))`, [uuid]);
    return rowCount !== 0;
}
/** Says that an interrupted run is not taken over, and why: nobody tries again until a person resumes it. */
export async function recordTakeOverFailed(store, uuid, reason) {
    await recordEvent(store, uuid, { step: null, kind: TAKE_OVER_FAILED, detail: { reason } });
}
//# sourceMappingURL=take-over.js.map