import { addNotification, dispatching, forgetGroup, giveUpUnknown, letGoStale, markTold, NOT_DELIVERED, readGroups, readOpenAlerts, resolveNotDelivered, saveGroup, standingSilences, } from '#libs/decision-store';
import { addEscalations } from './escalations.js';
import { planDispatch } from './plan-dispatch.js';
/**
 * Looks once at all open alerts, decides who is told of what, and stores it in one transaction: what is decided is in the
 * outbox, or was not decided. Null when another process is at it.
 *
 * Without a notification file alerts are let go as they end, so that a file that comes later does not tell old ones.
 */
export async function dispatchOnce({ store, notify, heartbeats, base }) {
    return await dispatching(store, async (client, now) => {
        const alerts = await readOpenAlerts(client);
        if (notify === null) {
            await markTold(client, alerts.filter(({ fires }) => !fires));
            return { added: 0, dueInMs: null };
        }
        await letGoStale(client);
        await giveUpUnknown(client, [...notify.receivers.keys()]);
        await resolveUnknown(client, alerts, notify);
        const view = { silences: await standingSilences(client), groups: await readGroups(client) };
        const plan = planDispatch({ notify, alerts, base, nowMs: now.getTime(), ...view });
        await storePlan(client, plan);
        const escalated = await addEscalations(client, notify, base);
        const beats = await heartbeats.add(client, notify, now);
        return { added: plan.notifications.length + escalated + beats, dueInMs: plan.dueAtMs === null ? null : plan.dueAtMs - now.getTime() };
    });
}
async function storePlan(client, plan) {
    for (const notification of plan.notifications)
        await addNotification(client, notification);
    for (const group of plan.saved)
        await saveGroup(client, group);
    for (const group of plan.forgotten)
        await forgetGroup(client, group);
    await markTold(client, plan.told);
}
/** That a receiver cannot be reached is over when it is no longer there. */
async function resolveUnknown(client, alerts, notify) {
    const lost = alerts.filter(({ rule, fires }) => fires && rule === NOT_DELIVERED).map(({ labels }) => labels['receiver'] ?? '');
    for (const receiver of new Set(lost))
        if (!notify.receivers.has(receiver))
            await resolveNotDelivered(client, receiver);
}
//# sourceMappingURL=dispatcher.js.map