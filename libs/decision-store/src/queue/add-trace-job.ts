import type pg from 'pg';

/** Task of the queue that makes a trace. */
export const TRACE_TASK = 'make-trace';

/** Adds the job of a trace, once: a trace that waits in the queue already keeps its place. */
export async function addTraceJob(client: Pick<pg.ClientBase | pg.Pool, 'query'>, uuid: string): Promise<void> {
  const text = `select graphile_worker.add_job($1, json_build_object('trace', $2::text), job_key => $2, max_attempts => 1, job_key_mode => 'preserve_run_at')`;
  await client.query(text, [TRACE_TASK, uuid]);
}
