import { retrying } from '../open/retrying.js';
import { finish } from './ask-study.js';
import { addStudyJob, changed } from './study.js';
/** Takes up a queued study that the caller holds; null when it is not queued any more. The claim holds what is asked, too. */
export async function claimStudy(store, { kind, asked }, uuid) {
    return await retrying(() => changed(store, kind, async (client) => {
        const { rows } = await client.query(`update ${kind} s set state = 'running', attempt = s.attempt + 1, progress = 0, stage = 'starting', started_at = now(), heartbeat_at = now()
         from run r where r.run_id = s.run_id and s.${kind} = $1 and s.state = 'queued'
         returning s.${kind} as uuid, s.run_id as "runId", r.uuid as run, s.attempt${asked.map((column) => `, s.${column}`).join('')}`, [uuid]);
        return rows[0] ?? null;
    }));
}
/**
 * Says that the process lives and how far it is.
 *
 * @returns false when the study is not this attempt's any more: cancelled, taken over, or gone with its run.
 */
export async function noteStudyProgress(store, kind, claim, { progress, stage }) {
    return await write(store, kind, claim, { sets: 'heartbeat_at = now(), progress = $4, stage = $5', values: [Math.min(1, Math.max(0, progress)), stage] });
}
/** Stores what a study gave, all at once. @returns false, and nothing stored, when it is not this attempt's any more. */
export async function completeStudy(store, definition, claim, finished) {
    return await retrying(() => write(store, definition.kind, claim, finish(definition, finished, 4)));
}
/** Records why a study could not be made. @returns false when it is not this attempt's any more. */
export async function failStudy(store, kind, claim, problem) {
    return await retrying(() => write(store, kind, claim, { sets: `state = 'failed', problem = $4, ended_at = now()`, values: [problem] }));
}
/** Puts a study back into the queue: whoever makes it is told to end, and another shall. */
export async function releaseStudy(store, kind, claim) {
    const sets = `state = 'queued', attempt = attempt - 1, progress = 0, stage = '', started_at = null, heartbeat_at = now()`;
    return await write(store, kind, claim, { sets, values: [], again: true });
}
/** Marks a queued study failed: the process that should have made it ended before it took it up. */
export async function failQueuedStudy(store, kind, uuid, problem) {
    const text = `update ${kind} s set state = 'failed', problem = $2, ended_at = now() from run r where r.run_id = s.run_id and s.${kind} = $1 and s.state = 'queued' returning r.uuid as run`;
    return (await changed(store, kind, async (client) => (await client.query(text, [uuid, problem])).rows[0] ?? null)) !== null;
}
/** Writes to a study that is still this attempt's. */
async function write(store, kind, { runId, uuid, attempt, run }, { sets, values, again = false }) {
    const found = await changed(store, kind, async (client) => {
        const { rowCount } = await client.query(`update ${kind} set ${sets} where run_id = $1 and ${kind} = $2 and attempt = $3 and state = 'running'`, [runId, uuid, attempt, ...values]);
        if (rowCount === 1 && again)
            await addStudyJob(client, kind, uuid);
        return rowCount === 1 ? { run } : null;
    });
    return found !== null;
}
//# sourceMappingURL=work-study.js.map