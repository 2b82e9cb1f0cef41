import { uuidv7 } from 'uuidv7';
import { transaction } from '../open/transaction.js';
/** The advisory lock of whoever decides who is told of what. */
const DISPATCH_LOCK = 'gradlens dispatch';
/** Whoever decides and is silent for so long, because its process is paused, keeps nobody else from it. Unit: ms. */
const DISPATCH_SILENT_MS = 6_000;
/**
 * Runs `work` in a transaction that one process of all has at a time. Returns null when another one has it.
 *
 * `now` is the time of the database: processes with different clocks decide alike. A process that is silent in the middle of it for
 * `silentMs` (SIGSTOP, a machine that stands still) loses its transaction: what it stores when it wakes up is refused.
 */
export function dispatching(store, work, silentMs = DISPATCH_SILENT_MS) {
    return exclusively(store, DISPATCH_LOCK, async (client, now) => {
        await client.query(`select set_config('idle_in_transaction_session_timeout', $1, true)`, [String(silentMs)]);
        return await work(client, now);
    });
}
/** Runs `work` in a transaction, unless another process has the advisory lock of `key`: null then. */
export async function exclusively(store, key, work) {
    return await transaction(store, async (client) => {
        const { rows } = await client.query('select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken, clock_timestamp() as now', [key]);
        const [row] = rows;
        return row?.taken === true ? await work(client, row.now) : null;
    });
}
/** All groups that remember something. */
export async function readGroups(client) {
    const { rows } = await client.query('select receiver, route, group_key as key, memory from notification_group');
    return rows;
}
/** Stores what a group remembers from now on. */
export async function saveGroup(client, { receiver, route, key, memory }) {
    await client.query(`insert into notification_group (receiver, route, group_key, memory) values ($1, $2, $3, $4)
     on conflict (receiver, route, group_key) do update set memory = excluded.memory, updated_at = now()`, [receiver, route, key, JSON.stringify(memory)]);
}
/** Forgets a group. */
export async function forgetGroup(client, { receiver, route, key }) {
    await client.query('delete from notification_group where receiver = $1 and route = $2 and group_key = $3', [receiver, route, key]);
}
/**
 * Puts a notification into the outbox. A reminder is left out while an earlier one of its group waits, and of reminders
 * that were sent only the last one stays: they come by the minute for Alertmanager. So with heartbeats, lost ones too.
 *
 * @returns its id; null where it was left out.
 */
export async function addNotification(client, { group, message, suppression, giveUpAfterMs }) {
    const { receiver, route, key } = group;
    if (message.isRepeat) {
        const waiting = await client.query(`select from notification where receiver = $1 and route = $2 and group_key = $3 and state in ('queued', 'failed') limit 1`, [receiver, route, key]);
        if (waiting.rowCount !== 0)
            return null;
        await client.query(`with gone as (delete from notification where receiver = $1 and route = $2 and group_key = $3 and is_repeat
         and (state = 'sent' or (kind = 'watchdog' and state = 'given-up')) returning notification_id)
       delete from delivery_attempt a using gone g where a.notification_id = g.notification_id`, [receiver, route, key]);
    }
    const id = uuidv7();
    await client.query(`insert into notification (notification_id, receiver, route, group_key, kind, state, is_repeat, message, suppression, give_up_at, finished_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now() + make_interval(secs => $10::double precision / 1000), case when $6 = 'suppressed' then now() end)`, [
        ...[id, receiver, route, key, message.kind, suppression === null ? 'queued' : 'suppressed', message.isRepeat],
        ...[JSON.stringify(message), suppression === null ? null : JSON.stringify(suppression), giveUpAfterMs],
    ]);
    return id;
}
//# sourceMappingURL=groups.js.map