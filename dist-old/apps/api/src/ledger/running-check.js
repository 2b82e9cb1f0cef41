import { setTimeout as sleep } from 'node:timers/promises';
/** A check that goes on as long as somebody waits for it. */
export class RunningCheck {
    progress = { stage: 'hashes', done: 0, total: 0 };
    outcome;
    abort = new AbortController();
    holders = 0;
    constructor(work) {
        this.outcome = work((stage, done, total) => {
            this.abort.signal.throwIfAborted();
            this.progress = { stage, done: Math.min(done, total), total }; // rows are compared by chunks, of which the last is not full
        });
        this.outcome.catch(() => undefined); // whoever waits is told; when nobody does, nobody is
    }
    /** Whether nobody waited for it any more: it ends at its next word of progress. */
    get isCancelled() {
        return this.abort.signal.aborted;
    }
    /** Waits for it until the returned function is called; when the last one leaves, it ends. */
    hold() {
        this.holders += 1;
        let holds = true;
        return () => {
            if (!holds)
                return;
            holds = false;
            this.holders -= 1;
            if (this.holders === 0)
                this.abort.abort();
        };
    }
}
/** How often they are told. Unit: ms. */
const PACE_MS = 250;
const END = { value: undefined, done: true };
/** Progress of a check at a pace that a person can read, and its outcome. Who leaves before it waits no longer. */
export function checkEvents(check) {
    const release = check.hold();
    const left = new AbortController();
    let isFirst = true;
    const end = () => {
        left.abort();
        release();
        return Promise.resolve(END);
    };
    const after = async () => {
        const pause = sleep(PACE_MS, null, { signal: left.signal }).catch(() => null);
        return await Promise.race([check.outcome.then((outcome) => ({ outcome })), pause]);
    };
    return {
        next: async () => {
            const found = isFirst ? null : await after().catch(async (error) => { await end(); throw error; });
            isFirst = false;
            if (left.signal.aborted)
                return END;
            if (found !== null)
                await end();
            return { value: { ...check.progress, outcome: found?.outcome ?? null, isOver: found !== null }, done: false };
        },
        return: end,
        throw: end,
        [Symbol.asyncIterator]() {
            return this;
        },
    };
}
//# sourceMappingURL=running-check.js.map