import type { RunUuid } from '#libs/contracts';
import type pg from 'pg';

/** Task of the queue that executes a run. */
export const RUN_TASK = 'execute-run';

/** A connection, or a pool of them. */
type Queryable = Pick<pg.ClientBase | pg.Pool, 'query'>;

/** Adds the job of a run, once: a run that waits in the queue already stays where it is. */
export async function addRunJob(client: Queryable, uuid: RunUuid): Promise<void> {
  const text = 'select graphile_worker.add_job($1, json_build_object($2::text, $3::text), job_key => $3, max_attempts => 1)';
  await client.query(text, [RUN_TASK, 'run', uuid]);
}
