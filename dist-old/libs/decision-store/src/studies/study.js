import { RUN_CHANNEL } from '../live/run-channel.js';
import { transaction } from '../open/transaction.js';
import { ADD_JOB } from '../queue/add-run-job.js';
/** Changes a study in a transaction, and tells of it at commit where something changed. */
export async function changed(store, kind, change) {
    return await transaction(store, async (client) => {
        const found = await change(client);
        if (found !== null)
            await client.query('select pg_notify($1, $2)', [RUN_CHANNEL, JSON.stringify({ kind, run: found.run })]);
        return found;
    });
}
/** Adds the job of a study, once: one that waits in the queue already keeps its place. */
export async function addStudyJob(client, kind, uuid) {
    await client.query(ADD_JOB, [studyTask(kind), { [kind]: uuid }, uuid, 'preserve_run_at']);
}
/** Task of the queue that makes such studies. */
export function studyTask(kind) {
    return `make-${kind}`;
}
/** The text whose hash is the advisory lock of whoever makes a study. */
export function holdKey(kind, uuid) {
    return `hold ${kind} ${uuid}`;
}
//# sourceMappingURL=study.js.map