import type { StorePool } from '../open/store.js';

/** The delivery log goes back so far. */
const KEPT = `interval '90 days'`;

/** Removes notifications that were finished long ago, with their attempts. Returns how many. */
export async function pruneNotifications({ pool }: StorePool): Promise<number> {
  const { rowCount } = await pool.query(
    `with gone as (delete from notification where finished_at < now() - ${KEPT} returning notification_id),
     attempts as (delete from delivery_attempt a using gone g where a.notification_id = g.notification_id)
     select from gone`,
  );
  return rowCount ?? 0;
}
