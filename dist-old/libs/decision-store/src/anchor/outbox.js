import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '#libs/contracts';
/** Lines that wait, at most: the oldest one goes first, since a newer head covers what an older one does. */
const MOST_WAITING = 256;
/** 1 s, 2 s, 4 s … 60 s. */
function longerAndLonger(failures) {
    return Math.min(60_000, 1000 * 2 ** Math.min(failures - 1, 6));
}
/** Opens an outbox. Whatever becomes of its lines, whoever pushes never waits and never fails. */
export function openOutbox(options) {
    const { restMs = longerAndLonger } = options;
    const waiting = [];
    const end = new AbortController();
    const { attempt, counts } = openAttempts(options, end.signal);
    let working = null;
    const work = async () => {
        let failures = 0;
        for (let line = waiting.shift(); line !== undefined; line = end.signal.aborted ? undefined : waiting.shift()) {
            failures = (await attempt(line)) ? 0 : failures + 1;
            if (failures === 0)
                continue;
            waiting.unshift(line);
            await delay(restMs(failures), undefined, { signal: end.signal, ref: false }).catch(() => undefined);
        }
        working = null;
    };
    return {
        push(line) {
            waiting.push(line);
            const most = end.signal.aborted ? 0 : MOST_WAITING;
            counts.dropped += waiting.splice(0, Math.max(0, waiting.length - most)).length;
            if (waiting.length > 0)
                working ??= work();
        },
        async close(patienceMs) {
            await Promise.race([working, delay(patienceMs, undefined, { signal: end.signal }).catch(() => undefined)]);
            end.abort();
            await working;
            counts.dropped += waiting.splice(0).length;
        },
        counts: () => ({ ...counts }),
    };
}
/** Sends single lines, counts, and tells of problems once each. A send that ignores the signal is not waited for. */
function openAttempts({ send, onProblem }, signal) {
    const counts = { sent: 0, failed: 0, dropped: 0, problem: null };
    const closed = new Promise((_, reject) => {
        signal.addEventListener('abort', () => { reject(new Error('it was closed')); });
    });
    closed.catch(() => undefined); // nobody may be waiting
    const tell = (problem) => {
        if (problem !== counts.problem)
            onProblem(problem);
        counts.problem = problem;
    };
    const attempt = async (line) => {
        try {
            await Promise.race([send(line, signal), closed]);
            counts.sent += 1;
            tell(null);
            return true;
        }
        catch (error) {
            counts.failed += 1;
            tell(messageOf(error));
            return false;
        }
    };
    return { attempt, counts };
}
//# sourceMappingURL=outbox.js.map