import { IngestProblem } from '../ingest-problem.js';
/** Opens a budget of `inFlightBytes`; who asks for more than all of it waits for all of it. */
export function openByteBudget({ inFlightBytes, waitMs }) {
    let used = 0;
    const waiting = [];
    const serve = () => {
        for (let first = waiting[0]; first !== undefined && used + first.bytes <= inFlightBytes; first = waiting[0]) {
            waiting.shift();
            used += first.bytes;
            first.go();
        }
    };
    const giver = (bytes) => {
        let given = false;
        return () => {
            if (given)
                return;
            given = true;
            used -= bytes;
            serve();
        };
    };
    return {
        get used() {
            return used;
        },
        async take(asked) {
            const bytes = Math.min(asked, inFlightBytes);
            if (!(await served(waiting, bytes, { serve, waitMs })))
                throw new IngestProblem('busy', 'too much is under way; send it again in a moment');
            return giver(bytes);
        },
    };
}
function served(waiting, bytes, { serve, waitMs }) {
    return new Promise((resolve) => {
        const waiter = {
            bytes,
            go: () => {
                clearTimeout(timer);
                resolve(true);
            },
        };
        const timer = setTimeout(() => {
            waiting.splice(waiting.indexOf(waiter), 1);
            resolve(false);
            serve();
        }, waitMs);
        waiting.push(waiter);
        serve();
    });
}
//# sourceMappingURL=byte-budget.js.map