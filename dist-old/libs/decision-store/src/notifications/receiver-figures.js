/** SQL: since when muted notifications and failed attempts are counted. */
const WEEK = `now() - interval '7 days'`;
/** Reads {@link ReceiverFigures} of all receivers that there was ever something for. */
export async function receiverFigures({ pool }) {
    const { rows } = await pool.query(`select n.receiver, count(*) filter (where n.state in ('queued', 'failed')) as waiting,
       coalesce(extract(epoch from now() - min(n.created_at) filter (where n.state in ('queued', 'failed'))), 0)::double precision as "waitingSeconds",
       max(n.finished_at) filter (where n.state = 'sent') as "lastSentAt",
       max(n.finished_at) filter (where n.state = 'given-up') as "lastGivenUpAt",
       (select a.problem from delivery_attempt a join notification m on m.notification_id = a.notification_id
        where m.receiver = n.receiver order by a.at desc limit 1) as problem,
       count(*) filter (where n.state = 'suppressed' and n.created_at > ${WEEK}) as "mutedInWeek",
       (select count(*) from delivery_attempt a join notification m on m.notification_id = a.notification_id
        where m.receiver = n.receiver and a.problem is not null and a.at > ${WEEK}) as "failedInWeek"
     from notification n group by n.receiver order by n.receiver`);
    return rows;
}
//# sourceMappingURL=receiver-figures.js.map