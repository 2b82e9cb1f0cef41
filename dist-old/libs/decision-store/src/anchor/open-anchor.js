import { join } from 'node:path';
import { formatAnchorLine } from '#libs/audit';
import { appendLine } from './append-line.js';
import { openOutbox } from './outbox.js';
import { postLine } from './post-line.js';
/** Time between two heads of a run that nothing forces. Unit: ms. */
const INTERVAL_MS = 10_000;
/** Runs that are remembered before the quiet ones are forgotten: a server sees many. */
const MOST_RUNS = 1000;
/** Opens the anchor: the file, and the webhook where there is one. A problem with either never holds up recording. */
export function openAnchor({ home, file = join(home, 'anchor.jsonl'), url, clock, onProblem = () => undefined, closePatienceMs = 5000 }) {
    const fileBox = openOutbox({ send: (line) => appendLine(file, line), onProblem });
    const webBox = url === undefined ? null : openOutbox({ send: (line, signal) => postLine(url, line, signal), onProblem });
    const boxes = [fileBox, webBox].filter((box) => box !== null);
    const runs = new Map();
    const write = (head) => {
        const before = runs.get(head.run);
        if (before?.timer != null)
            clearTimeout(before.timer);
        runs.set(head.run, { atMs: clock.elapsed(), held: null, timer: null });
        if (runs.size > MOST_RUNS)
            forgetQuiet(runs, clock.elapsed() - INTERVAL_MS);
        for (const box of boxes)
            box.push(formatAnchorLine(head));
    };
    const hold = (head, told) => {
        told.held = head;
        if (told.timer !== null)
            return;
        const restMs = Math.max(0, told.atMs + INTERVAL_MS - clock.elapsed());
        runs.set(head.run, { ...told, timer: setTimeout(flush, restMs, head.run).unref() });
    };
    const flush = (run) => {
        const held = runs.get(run)?.held ?? null;
        if (held !== null)
            write(held);
    };
    return {
        tell(head, isForced) {
            const told = runs.get(head.run);
            if (isForced || told === undefined || clock.elapsed() - told.atMs >= INTERVAL_MS)
                write(head);
            else
                hold(head, told);
        },
        async close() {
            for (const run of runs.keys())
                flush(run);
            await Promise.all(boxes.map((box) => box.close(closePatienceMs)));
        },
        counts: () => ({ file: fileBox.counts(), webhook: webBox?.counts() ?? null }),
    };
}
/** Forgets runs that have nothing held back, and whose next head would be exported anyway. */
function forgetQuiet(runs, beforeMs) {
    for (const [run, { atMs, held }] of runs)
        if (held === null && atMs <= beforeMs)
            runs.delete(run);
}
//# sourceMappingURL=open-anchor.js.map