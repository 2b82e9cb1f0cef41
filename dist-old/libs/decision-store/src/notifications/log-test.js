import { transaction } from '../open/transaction.js';
/** Puts a test that was sent from here into the delivery log, with its one attempt: nothing sends it again, and no alert is raised. */
export async function logTest(store, { id, message, status, problem, ms, isDelivered }) {
    await transaction(store, async (client) => {
        await client.query(`insert into notification (notification_id, receiver, route, group_key, kind, state, message, attempts, problem, finished_at)
       values ($1, $2, 'test', '{}', $3, $4, $5, 1, $6, now())`, [id, message.receiver, message.kind, isDelivered ? 'sent' : 'given-up', JSON.stringify(message), isDelivered ? null : problem]);
        await client.query('insert into delivery_attempt (notification_id, attempt, status, problem, ms) values ($1, 1, $2, $3, $4)', [id, status, problem, Math.round(ms)]);
    });
}
//# sourceMappingURL=log-test.js.map