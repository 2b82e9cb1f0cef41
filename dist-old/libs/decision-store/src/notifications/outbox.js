import { transaction } from '../open/transaction.js';
import { raiseNotDelivered, resolveNotDelivered } from './not-delivered.js';
/** A claim ends after this: longer than any attempt takes. The process that had it is gone then. */
const CLAIM = `interval '30 seconds'`;
/**
 * Takes notifications to a receiver that are due, the oldest of each group. Several processes never take the same; what a
 * process took and did not finish is taken again after 30 s, under the same id.
 */
export async function claimNotifications({ pool }, receiver, most) {
    const { rows } = await pool.query(`with due as (
       select n.notification_id from notification n
       where n.receiver = $1 and n.state in ('queued', 'failed') and n.next_attempt_at <= now()
         and (n.claimed_until is null or n.claimed_until < now())
         and not exists (select from notification e where e.receiver = n.receiver and e.route = n.route and e.group_key = n.group_key
           and e.state in ('queued', 'failed') and (e.created_at, e.notification_id) < (n.created_at, n.notification_id))
       order by n.created_at, n.notification_id limit $2 for update skip locked)
     update notification n set claimed_until = now() + ${CLAIM}, attempts = n.attempts + 1
     from due where n.notification_id = due.notification_id
     returning n.notification_id as id, n.receiver, n.message, n.created_at as "createdAt", n.attempts as attempt, n.give_up_at as "giveUpAt"`, [receiver, most]);
    return rows;
}
/**
 * Notes what became of an attempt. One that is given up raises the alert `notification-not-delivered` on the run that it
 * was about; one that arrives resolves those of its receiver. Returns the state it is in.
 */
export async function finishAttempt(store, { id, receiver, message, attempt, giveUpAt }, outcome) {
    return await transaction(store, async (client) => {
        const { status, problem, ms, retryInMs, isDelivered = problem === null } = outcome;
        await client.query('insert into delivery_attempt (notification_id, attempt, status, problem, ms) values ($1, $2, $3, $4, $5) on conflict do nothing', [id, attempt, status, problem, Math.round(ms)]);
        const state = isDelivered ? 'sent' : await failedState(client, retryInMs, giveUpAt);
        await client.query(`update notification set state = $2, problem = $3, claimed_until = null, finished_at = case when $2 <> 'failed' then now() end,
         next_attempt_at = now() + make_interval(secs => coalesce($4::double precision, 0) / 1000)
       where notification_id = $1 and state in ('queued', 'failed')`, [id, state, isDelivered ? null : problem, retryInMs]);
        if (state === 'sent')
            await resolveNotDelivered(client, receiver);
        if (state === 'given-up')
            await raiseNotDelivered(client, message, problem ?? '');
        return state;
    });
}
async function failedState(client, retryInMs, giveUpAt) {
    if (retryInMs === null)
        return 'given-up';
    const { rows } = await client.query('select coalesce(now() + make_interval(secs => $1::double precision / 1000) > $2::timestamptz, false) as late', [retryInMs, giveUpAt]);
    return rows[0]?.late === true ? 'given-up' : 'failed';
}
/** Gives up what waits for receivers that are no longer in the notification file. Returns how many. */
export async function giveUpUnknown(client, known) {
    const { rows } = await client.query(`update notification set state = 'given-up', problem = 'this receiver is no longer in the notification file', finished_at = now()
     where state in ('queued', 'failed') and receiver <> all($1) and (claimed_until is null or claimed_until < now()) returning message`, [known]);
    return rows.length;
}
/** When the next notification to a receiver is due; null when none waits. Unit: ms from now, below 0 when overdue. */
export async function nextDueMs({ pool }, receivers) {
    const { rows } = await pool.query(`select (extract(epoch from min(greatest(next_attempt_at, claimed_until)) - now()) * 1000)::double precision as ms
     from notification where state in ('queued', 'failed') and receiver = any($1)`, [receivers]);
    return rows[0]?.ms ?? null;
}
//# sourceMappingURL=outbox.js.map