import { messageOf, systemClock } from '#libs/contracts';
import { clockAlerts, DELIVERED_STALE_MS, expireActions, leadRules, markInterrupted, modeFollower, projectRules, runsNeedingRules } from '#libs/decision-store';
import { canaryFlights } from './canary-flights.js';
import { evaluateRun } from './evaluate-run.js';
/** Runs evaluated at the same time: a run with a long backlog does not hold up the others. */
const PARALLEL = 3;
/**
 * Evaluates the rules of every run while it trains: at once when steps are told, and by a slow poll.
 *
 * Per run one process of all leads the rules, so several hosts side by side are safe; that lasts until the run is over, and passes
 * on when its process dies or is silent.
 */
export function startRulesHost(options) {
    const { store, hub, log, pollMs = 2_000, interruptMs = 10_000, expireMs = 5_000, canaryMs = 60_000, staleAfterMs = 15_000, deliveredStaleAfterMs = DELIVERED_STALE_MS, clock = systemClock } = options;
    const begun = performance.now();
    const patience = () => ({ staleAfterMs, deliveredStaleAfterMs: performance.now() - begun < deliveredStaleAfterMs ? null : deliveredStaleAfterMs });
    const host = new RulesHost({ store, log, clock, canaryMs });
    const unsubscribe = hub.subscribe((change) => { host.told(change); });
    const poll = repeat(pollMs, () => host.look(), log);
    const expiring = repeat(expireMs, () => expire(store, log), log);
    const marking = repeat(interruptMs, () => mark(store, patience(), log), log);
    return {
        close: async () => {
            unsubscribe();
            await Promise.all([poll.stop(), expiring.stop(), marking.stop()]);
            await host.close();
        },
    };
}
class RulesHost {
    waiting = new Set();
    busy = new Map();
    leaderships = new Map();
    rules;
    modes;
    canaries;
    clockAlerts;
    store;
    log;
    closed = false;
    constructor({ store, log, clock, canaryMs }) {
        [this.store, this.log] = [store, log];
        this.rules = projectRules(store, systemClock);
        this.modes = modeFollower(store);
        this.canaries = canaryFlights({ store, rules: this.rules, clock: systemClock, everyMs: canaryMs });
        this.clockAlerts = clockAlerts({ store, rules: this.rules, clock });
    }
    told({ kind, run }) {
        if ((kind === 'steps' || kind === 'state') && run !== null)
            this.add(run);
    }
    async look() {
        for (const run of await runsNeedingRules(this.store))
            this.add(run);
    }
    async close() {
        this.closed = true;
        await Promise.all(this.busy.values());
        await Promise.all([...this.leaderships.keys()].map((run) => this.release(run)));
    }
    add(run) {
        if (this.closed)
            return;
        this.waiting.add(run);
        this.startNext();
    }
    startNext() {
        for (const run of this.waiting) {
            if (this.closed || this.busy.size >= PARALLEL)
                return;
            if (this.busy.has(run))
                continue;
            this.waiting.delete(run);
            this.busy.set(run, this.work(run));
        }
    }
    async work(run) {
        try {
            await this.evaluate(run);
        }
        catch (error) {
            this.log.error({ run, err: error }, 'rules were not evaluated');
            await this.release(run);
        }
        finally {
            this.busy.delete(run);
            this.startNext();
        }
    }
    async evaluate(run) {
        const term = await this.lead(run);
        if (term === null)
            return;
        const { transitions: found, isOver } = await evaluateRun(this.store, { rules: this.rules, modes: this.modes, term }, run);
        const transitions = found + (await this.clockAlerts.visit(run, isOver, term));
        if (transitions > 0)
            this.log.info({ run, transitions }, 'alerts changed');
        const missed = isOver ? [] : (await this.canaries.visit(run)).filter(({ caught }) => !caught);
        if (missed.length > 0)
            this.log.warn({ run, missed }, 'rules missed their canaries');
        if (isOver)
            await this.release(run);
    }
    /** The term under which the rules of a run are evaluated here; null while another process leads. */
    async lead(run) {
        if (this.leaderships.get(run)?.isOver() === true) {
            this.log.warn({ run }, 'the rules of a run are led here no more: the database heard nothing of this process');
            await this.release(run);
        }
        const leadership = this.leaderships.get(run) ?? (await leadRules(this.store, run));
        if (leadership === null)
            return null;
        this.leaderships.set(run, leadership);
        return leadership.term;
    }
    async release(run) {
        const leadership = this.leaderships.get(run);
        this.leaderships.delete(run);
        this.canaries.forget(run);
        this.clockAlerts.forget(run);
        this.modes.forget(run);
        await leadership?.release().catch((error) => { this.log.warn({ run, reason: messageOf(error) }, 'leadership not released'); });
    }
}
async function expire(store, log) {
    const acts = await expireActions(store);
    if (acts > 0)
        log.warn({ acts }, 'proposals escalated, or decided by the time-out policy');
}
async function mark(store, patience, log) {
    const runs = await markInterrupted(store, patience);
    if (runs.length > 0)
        log.warn({ runs }, 'marked as interrupted: their process is gone');
}
/** Does `work` now and again and again, never twice at once; what it throws is logged. */
function repeat(everyMs, work, log) {
    let timer = null;
    let stopped = false;
    let running = Promise.resolve();
    const round = async () => {
        try {
            await work();
        }
        catch (error) {
            log.error({ err: error }, 'periodic work failed');
        }
        if (!stopped)
            timer = setTimeout(start, everyMs);
    };
    const start = () => {
        running = round();
    };
    start();
    return {
        stop: async () => {
            stopped = true;
            if (timer !== null)
                clearTimeout(timer);
            await running;
        },
    };
}
//# sourceMappingURL=rules-host.js.map