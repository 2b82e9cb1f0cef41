import type { StorePool } from '../open/store.js';

/** What whoever works the queue calls its connections: one of them listens as long as it works. */
export const QUEUE_CONNECTION = 'gradlens queue';

/** What is said where something waits and nobody works the queue. */
export const NO_EXECUTOR = 'no executor is live: start gradlens worker on a machine with the data (npm start has one, gradlens serve has none)';

/** Whether any process works the queue now, on any machine: its connection is open. */
export async function isExecutorLive({ pool }: StorePool): Promise<boolean> {
  const { rows } = await pool.query<{ live: boolean }>('select exists (select from pg_stat_activity where application_name = $1 and datname = current_database()) as live', [QUEUE_CONNECTION]);
  return rows[0]?.live ?? false;
}
