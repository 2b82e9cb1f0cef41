/** Task of the queue that executes a run. */
export const RUN_TASK = 'execute-run';
/** Adds a job once by its key; over connections that are bound to one project too. Parameters: task, payload, key, mode of the key. */
export const ADD_JOB = 'select queue_job($1, $2::json, $3, $4)';
/** Adds the job of a run, once: a run that waits in the queue already stays where it is. */
export async function addRunJob(client, uuid) {
    await client.query(ADD_JOB, [RUN_TASK, { run: uuid }, uuid, 'replace']);
}
//# sourceMappingURL=add-run-job.js.map