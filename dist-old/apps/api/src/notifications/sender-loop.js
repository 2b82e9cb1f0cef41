import { setTimeout as delay } from 'node:timers/promises';
import { claimNotifications, finishAttempt, nextDueMs } from '#libs/decision-store';
/** Sent to one receiver at the same time. */
const PARALLEL = 4;
/** Longest rest between two attempts. Unit: ms. */
const LONGEST_REST_MS = 300_000;
/** How long closing waits for attempts under way. Unit: ms. */
const CLOSE_MS = 3000;
/** Sends what waits in the outbox. Receivers do not wait for each other. */
export class SenderLoop {
    parts;
    busy = new Map();
    end = new AbortController();
    constructor(parts) {
        this.parts = parts;
    }
    /** Sends what is due. Returns when the next one is; null when none waits. Unit: ms from now. */
    async look({ receivers }) {
        const names = [...receivers.keys()];
        const dueInMs = await nextDueMs(this.parts.store, names);
        if (dueInMs === null || dueInMs > 0)
            return dueInMs;
        for (const [name, receiver] of receivers)
            if (!this.busy.has(name))
                this.start(name, receiver);
        return null;
    }
    /** Waits a moment for attempts under way, then cuts them short: they are sent again later, under the same id. */
    async close() {
        const all = Promise.all(this.busy.values());
        await Promise.race([all, delay(CLOSE_MS, undefined, { ref: false })]);
        this.end.abort();
        await all;
    }
    start(name, receiver) {
        const work = this.drain(name, receiver)
            .catch((error) => { this.parts.log.error({ receiver: name, err: error }, 'notifications were not sent'); })
            .finally(() => { this.busy.delete(name); });
        this.busy.set(name, work);
    }
    async drain(name, receiver) {
        while (!this.end.signal.aborted) {
            const claimed = await claimNotifications(this.parts.store, name, PARALLEL);
            if (claimed.length === 0)
                return;
            await Promise.all(claimed.map((notification) => this.deliver(notification, receiver)));
        }
    }
    async deliver(notification, { sender }) {
        const { store, clock, log, onOutcome, random = Math.random } = this.parts;
        const { id, receiver, message, createdAt, attempt } = notification;
        const begun = clock.elapsed();
        const delivery = await sender.send({ id, message, createdAt }, { now: new Date(clock.now()), signal: this.end.signal });
        const ms = clock.elapsed() - begun;
        const retryInMs = this.end.signal.aborted ? 0 : restBefore(delivery, attempt, random());
        const problem = delivery.problem ?? null;
        const state = await finishAttempt(store, notification, { status: delivery.status, problem, isDelivered: delivery.kind === 'delivered', ms, retryInMs });
        onOutcome(receiver, state);
        if (state !== 'sent')
            log.warn({ receiver, id, attempt, problem, state }, 'a notification was not delivered');
        else if (problem !== null)
            log.warn({ receiver, id, attempt, problem }, 'a notification did not reach all addresses of its receiver');
    }
}
/**
 * Rest before the next attempt: 1 s doubled each time up to 5 min, by ± 25 % of chance, and at least what the receiver asks
 * for; null when another attempt is of no use. Unit: ms.
 */
export function restBefore(delivery, attempt, chance) {
    if (delivery.kind === 'delivered' || delivery.isFinal)
        return null;
    const doubled = Math.min(LONGEST_REST_MS, 1000 * 2 ** Math.min(attempt - 1, 20));
    return Math.max(delivery.retryAfterMs ?? 0, doubled * (0.75 + chance / 2));
}
//# sourceMappingURL=sender-loop.js.map