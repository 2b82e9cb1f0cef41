/**
 * Recorded steps from a cursor on, batch by batch, until the run is over and all is read.
 *
 * Nothing is queued: the ledger is the queue. A client that reads slowly finds a bigger batch the next time, so that
 * memory stays bounded and no step is left out. Being told is a hint; a poll covers what was missed. `return()` frees
 * everything at once, also while a `next()` waits.
 */
export function stepIterator(hub, reader, options) {
    const { run, pollMs = 2_000, onProblem = () => undefined } = options;
    let cursor = options.afterStep;
    const bell = makeBell();
    const unsubscribe = hub.subscribe((change) => {
        if (change.run === run || change.run === null)
            bell.ring();
    });
    const end = () => {
        unsubscribe();
        bell.close();
        return Promise.resolve({ value: undefined, done: true });
    };
    const next = async () => {
        while (!bell.isClosed()) {
            bell.reset();
            const { found, isOver } = await look(reader, cursor, onProblem);
            if (bell.isClosed())
                break;
            if (found !== null) {
                cursor = found.lastStep;
                return { value: found.batch, done: false };
            }
            if (isOver)
                return end();
            await bell.wait(pollMs);
        }
        return { value: undefined, done: true };
    };
    return {
        next,
        return: end,
        throw: end,
        [Symbol.asyncIterator]() {
            return this;
        },
    };
}
/** What follows the cursor; nothing when the database does not answer. */
async function look(reader, cursor, onProblem) {
    let isOver = false;
    try {
        // asked before reading: what was recorded until the run was over is then still read
        isOver = await reader.isOver();
        return { found: await reader.read(cursor), isOver };
    }
    catch (error) {
        onProblem(error);
        return { found: null, isOver };
    }
}
function makeBell() {
    let rung = false;
    let closed = false;
    let wake = null;
    const ring = () => {
        rung = true;
        wake?.();
    };
    return {
        ring,
        reset: () => {
            rung = false;
        },
        close: () => {
            closed = true;
            ring();
        },
        isClosed: () => closed,
        wait: (ms) => new Promise((resolve) => {
            if (rung || closed) {
                resolve();
                return;
            }
            const timer = setTimeout(() => wake?.(), ms);
            wake = () => {
                clearTimeout(timer);
                wake = null;
                resolve();
            };
        }),
    };
}
//# sourceMappingURL=step-iterator.js.map