/** The delivery log goes back so far. */
const KEPT = `interval '90 days'`;
/** Removes notifications that were finished long ago, with their attempts. Returns how many. */
export async function pruneNotifications({ pool }) {
    const { rowCount } = await pool.query(`with gone as (delete from notification where finished_at < now() - ${KEPT} returning notification_id),
     attempts as (delete from delivery_attempt a using gone g where a.notification_id = g.notification_id)
     select from gone`);
    return rowCount ?? 0;
}
/** Removes notifications that tell of a run, with their attempts: they hold its name and what was measured. */
export async function removeNotificationsOf(client, run) {
    await client.query(`with gone as (delete from notification where message -> 'alerts' @> $1::jsonb or message -> 'escalation' ->> 'run' = $2 returning notification_id)
     delete from delivery_attempt a using gone g where a.notification_id = g.notification_id`, [JSON.stringify([{ run }]), run]);
}
//# sourceMappingURL=prune.js.map