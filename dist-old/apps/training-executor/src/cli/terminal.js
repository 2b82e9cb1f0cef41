import { END_REASONS } from '../running/end-reason.js';
/** Two SIGINT within this time are one press of Ctrl-C. Unit: ms. */
const SAME_PRESS_MS = 300;
/** Writes one JSON object as one line on standard output; NaN and infinities become null. */
export function printJson(terminal, value) {
    terminal.stdout.write(`${JSON.stringify(value)}\n`);
}
/** Writes a line on standard output. */
export function print(terminal, line) {
    terminal.stdout.write(`${line}\n`);
}
/**
 * The signal of Ctrl-C, SIGTERM and a closed terminal (SIGHUP). A second Ctrl-C ends the process at once: the run then
 * counts as interrupted and can be resumed. Any other signal that follows changes nothing: the end is under way; nor does
 * a second SIGINT at the same moment, for `npx` passes on what the terminal has sent to the whole group already.
 */
export function endSignal(process, say) {
    const controller = new AbortController();
    let firstAt = 0;
    const ask = (name) => {
        if (controller.signal.aborted) {
            if (name === 'SIGINT' && performance.now() - firstAt > SAME_PRESS_MS)
                process.exit(130);
            return;
        }
        firstAt = performance.now();
        if (name === 'SIGINT')
            say('ending cleanly; press Ctrl-C again to end at once');
        controller.abort(END_REASONS[name]);
    };
    const signals = Object.keys(END_REASONS);
    for (const name of signals)
        process.on(name, ask);
    return {
        signal: controller.signal,
        dispose: () => {
            for (const name of signals)
                process.off(name, ask);
        },
    };
}
//# sourceMappingURL=terminal.js.map