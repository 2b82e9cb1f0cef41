/** Changes kept for a client that does not read; more are folded into one resync. */
export const MOST_PENDING = 1_000;
const END = { value: undefined, done: true };
const RESYNC = { kind: 'resync', run: null, lastStep: null };
/**
 * Changes as they are told, for one client.
 *
 * What a slow client has not read yet is folded: per run and kind only the latest is kept, and beyond
 * {@link MOST_PENDING} of them all become one `resync`. `return()` frees everything at once, also while a `next()` waits.
 */
export function changeIterator(hub, wanted) {
    const pending = new Map();
    let waiting = null;
    let ended = false;
    const wake = () => {
        const result = takeFirst(pending) ?? (ended ? END : null);
        if (waiting === null || result === null)
            return;
        waiting(result);
        waiting = null;
    };
    const unsubscribe = hub.subscribe((change) => {
        if (!wanted(change))
            return;
        fold(pending, change);
        if (waiting !== null)
            wake();
    });
    const end = () => {
        ended = true;
        unsubscribe();
        pending.clear();
        wake();
        return Promise.resolve(END);
    };
    return {
        next: () => new Promise((resolve) => {
            waiting = resolve;
            wake();
        }),
        return: end,
        throw: end,
        [Symbol.asyncIterator]() {
            return this;
        },
    };
}
/** Takes the oldest change out; null when there is none. */
function takeFirst(pending) {
    for (const [key, value] of pending) {
        pending.delete(key);
        return { value, done: false };
    }
    return null;
}
function fold(pending, change) {
    const key = `${change.kind} ${change.run ?? ''}`;
    const isNew = !pending.has(key);
    if (isNew && pending.size >= MOST_PENDING) {
        pending.clear();
        pending.set('resync ', RESYNC);
        return;
    }
    pending.set(key, change);
}
//# sourceMappingURL=change-iterator.js.map