import type pg from 'pg';

/** Task of the queue that makes a trace. */
export const TRACE_TASK = 'make-trace';
/** Task of the queue that makes an impact. */
export const IMPACT_TASK = 'make-impact';

/** Adds the job of a trace, once: a trace that waits in the queue already keeps its place. */
export async function addTraceJob(client: Pick<pg.ClientBase | pg.Pool, 'query'>, uuid: string): Promise<void> {
  await addJob(client, TRACE_TASK, { trace: uuid });
}

/** Adds the job of an impact likewise. */
export async function addImpactJob(client: Pick<pg.ClientBase | pg.Pool, 'query'>, uuid: string): Promise<void> {
  await addJob(client, IMPACT_TASK, { impact: uuid });
}

async function addJob(client: Pick<pg.ClientBase | pg.Pool, 'query'>, task: string, payload: Readonly<Record<string, string>>): Promise<void> {
  const [key] = Object.values(payload);
  await client.query(`select graphile_worker.add_job($1, $2::json, job_key => $3, max_attempts => 1, job_key_mode => 'preserve_run_at')`, [task, payload, key]);
}
