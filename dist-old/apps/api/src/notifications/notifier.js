import { pruneNotifications } from '#libs/decision-store';
import { SilenceSync } from './silence-sync.js';
import { dispatchOnce } from './dispatcher.js';
import { Heartbeats } from './heartbeats.js';
import { SenderLoop } from './sender-loop.js';
/** The delivery log is tidied so often. Unit: ms. */
const PRUNE_MS = 3_600_000;
/** Another process is deciding: it is asked again after this. Unit: ms. */
const BUSY_MS = 100;
/**
 * Tells people of alerts: decides, sends, keeps silences in step with Alertmanagers, and beats the watchdog's drum.
 *
 * Woken when an alert or the state of a run changes, and by a poll. Several processes side by side decide one at a time and send each
 * notification once; what one of them had begun when it died another finishes.
 */
export function startNotifier(options) {
    const notifier = new Notifier(options);
    const unsubscribe = options.hub.subscribe(({ kind }) => {
        if (kind === 'alert' || kind === 'state' || kind === 'resync')
            notifier.wake(0);
    });
    notifier.wake(0);
    return {
        close: async () => {
            unsubscribe();
            await notifier.close();
        },
    };
}
class Notifier {
    options;
    heartbeats = new Heartbeats();
    sender;
    sync;
    timer = null;
    dueAt = Infinity;
    working = null;
    closed = false;
    prunedAt = -Infinity;
    constructor(options) {
        this.options = options;
        const { store, clock, log, onOutcome = () => undefined, syncMs = 5000 } = options;
        this.sender = new SenderLoop({ store, clock, log, onOutcome });
        this.sync = new SilenceSync({ store, clock, log, everyMs: syncMs });
    }
    /** Looks in `ms`, or earlier where that was planned already. */
    wake(ms) {
        const at = this.options.clock.elapsed() + ms;
        if (this.closed || at >= this.dueAt)
            return;
        this.dueAt = at;
        if (this.timer !== null)
            clearTimeout(this.timer);
        this.timer = setTimeout(() => { this.start(); }, Math.max(0, ms));
    }
    async close() {
        this.closed = true;
        if (this.timer !== null)
            clearTimeout(this.timer);
        await this.working;
        await Promise.all([this.sender.close(), this.sync.close()]);
    }
    start() {
        this.dueAt = Infinity;
        // a wake during the work leads to another look after it
        this.working = (this.working ?? Promise.resolve()).then(() => this.look());
    }
    async look() {
        if (this.closed)
            return;
        const { pollMs = 1000, log } = this.options;
        let nextMs = pollMs;
        try {
            nextMs = Math.min(pollMs, await this.work());
        }
        catch (error) {
            log.error({ err: error }, 'alerts were not looked at for notifications');
        }
        this.wake(nextMs);
    }
    /** Returns when to look again at the latest. Unit: ms. */
    async work() {
        const { store, file, base } = this.options;
        const notify = file.current();
        const outcome = await dispatchOnce({ store, notify, heartbeats: this.heartbeats, base });
        if (notify === null)
            return Infinity;
        const sendInMs = await this.sender.look(notify);
        this.sync.look(notify);
        await this.prune();
        if (outcome === null)
            return BUSY_MS;
        return Math.max(10, Math.min(outcome.dueInMs ?? Infinity, sendInMs ?? Infinity));
    }
    async prune() {
        const { store, clock } = this.options;
        if (clock.elapsed() - this.prunedAt < PRUNE_MS)
            return;
        this.prunedAt = clock.elapsed();
        await pruneNotifications(store);
    }
}
//# sourceMappingURL=notifier.js.map