/** No pause yet. */
export function createPauses() {
    const causes = new Map();
    let waiting = null;
    let told = null;
    const wake = () => {
        waiting?.end();
        waiting = null;
    };
    const change = (work) => {
        work();
        wake();
    };
    const reasonNow = () => [...causes.values()][0] ?? null;
    return {
        begin: (cause, reason) => {
            if (!causes.has(cause))
                change(() => causes.set(cause, reason));
        },
        end: (cause) => {
            change(() => causes.delete(cause));
        },
        endAll: () => {
            change(() => {
                causes.clear();
            });
        },
        whilePaused: () => (causes.size === 0 ? null : (waiting ??= openWait()).promise),
        wake,
        state: () => ({ reason: reasonNow(), isTold: reasonNow() === told }),
        told: (reason) => void (told = reason),
    };
}
function openWait() {
    let end = () => undefined;
    const promise = new Promise((resolve) => {
        end = resolve;
    });
    return { promise, end };
}
//# sourceMappingURL=pauses.js.map