import { addNotification, lastHeartbeats, rulesLag } from '#libs/decision-store';
/** The route of heartbeats in the outbox. */
const ROUTE = 'watchdog';
/**
 * The watchdog: a heartbeat for receivers outside, which raise the alarm when it stops. It goes the way of all
 * notifications, from a transaction of the database through the outbox, so it stops when any part of that does; and it
 * stops when the rules of a run have stood still for `maxLag` although there was something to evaluate.
 */
export class Heartbeats {
    standing = new Map();
    stuckFor = 0;
    /** For how long rules have stood still; 0 when they do not. Unit: s. */
    get behindSeconds() {
        return this.stuckFor / 1000;
    }
    /** Adds the heartbeats that are due. Returns how many. */
    async add(client, { config }, now) {
        const lag = await rulesLag(client);
        this.stuckFor = this.note(lag, now.getTime());
        const { watchdog } = config;
        if (watchdog === undefined || this.stuckFor >= watchdog.maxLag)
            return 0;
        const last = await lastHeartbeats(client);
        const due = watchdog.receivers.filter((receiver) => now.getTime() - (last.get(receiver)?.getTime() ?? 0) >= watchdog.interval);
        const heartbeat = {
            ...{ runs: lag.runs, waiting: lag.waiting, behindSeconds: this.behindSeconds },
            behindSteps: Math.max(0, ...lag.behind.map(({ steps }) => steps)),
            intervalSeconds: watchdog.interval / 1000,
        };
        for (const receiver of due) {
            const message = { version: 1, kind: 'watchdog', receiver, groupLabels: {}, status: 'firing', alerts: [], truncated: 0, isRepeat: true, heartbeat };
            // one that comes late says nothing any more
            await addNotification(client, { group: { receiver, route: ROUTE, key: '{}' }, message, suppression: null, giveUpAfterMs: watchdog.interval });
        }
        return due.length;
    }
    /** Notes which rules stand still, and returns the longest time that any has. Unit: ms. */
    note({ behind }, nowMs) {
        const before = new Map(this.standing);
        this.standing.clear();
        for (const { run, evaluatedStep } of behind) {
            const known = before.get(run);
            const isSame = known?.evaluatedStep === evaluatedStep;
            this.standing.set(run, { evaluatedStep, sinceMs: isSame ? known.sinceMs : nowMs });
        }
        return Math.max(0, ...[...this.standing.values()].map(({ sinceMs }) => nowMs - sinceMs));
    }
}
//# sourceMappingURL=heartbeats.js.map