import { encodeNote } from '#libs/audit';
import { clearWindow, encodeWindow, fitsWindow, isWindowWhole, openWindow, takeIn } from './open-window.js';
/** Least time between two part-window frames, whatever happens in them. Unit: ms. */
const URGENT_INTERVAL_MS = 50;
/** Most ring slots taken in one go, so that the shipper's socket is served between. */
const SLOTS_PER_TURN = 512;
/** Why steps are missing at the start of an attempt, and later. */
const NOT_SHIPPED = 'an earlier attempt recorded these steps, or ended before them; what it recorded has not been shipped';
const NOT_SENT = 'not sent by the trainer';
/** Opens a taker. */
export function frameTaker(options) {
    const state = {
        options,
        window: openWindow(options.layers, options.flushSteps),
        waiting: [],
        lastStep: options.lastStep,
        framedMs: options.clock.elapsed(),
        isFirst: true,
    };
    return {
        take() {
            let taken = 0;
            while (taken < SLOTS_PER_TURN && hasRoom(state) && takeOne(state))
                taken += 1;
            const due = isDue(state);
            if (due)
                frameWindow(state);
            return taken > 0 || due;
        },
        flush() {
            if (!hasRoom(state))
                return false;
            if (state.window.n > 0)
                frameWindow(state);
            return state.waiting.length === 0;
        },
    };
}
/** Whether a part of a window has waited long enough. */
function isDue({ window, waiting, framedMs, options }) {
    if (window.n === 0 || waiting.length > 0)
        return false;
    const waitMs = window.urgent ? Math.min(URGENT_INTERVAL_MS, options.flushIntervalMs) : options.flushIntervalMs;
    return options.clock.elapsed() - framedMs >= waitMs;
}
function takeOne(state) {
    const { options, window } = state;
    const next = options.reader.peek();
    if (next === null)
        return false;
    if (!fitsWindow(window, next.step))
        frameWindow(state);
    if (next.step > state.lastStep + 1)
        frameGap(state, next.step);
    takeIn(window, next, options.clock.now());
    state.lastStep = next.step;
    state.isFirst = false;
    options.reader.release();
    if (isWindowWhole(window))
        frameWindow(state);
    return true;
}
function frameWindow(state) {
    const { window, options } = state;
    state.framedMs = options.clock.elapsed();
    put(state, encodeWindow(window, options.attempt), window.n);
    clearWindow(window);
}
/** Says that the steps before `step` are not there. */
function frameGap(state, step) {
    const { lastStep, isFirst, options } = state;
    const head = { kind: 'gap', attempt: options.attempt, step0: lastStep + 1, n: step - lastStep - 1, t0Us: Math.round(options.clock.now() * 1000) };
    put(state, encodeNote(head, { reason: isFirst ? NOT_SHIPPED : NOT_SENT }), 0);
}
function put({ waiting, options }, payload, steps) {
    if (waiting.length > 0 || !options.append(payload, steps))
        waiting.push({ payload, steps });
}
/** Whether nothing waits for room any more. */
function hasRoom({ waiting, options }) {
    for (let oldest = waiting[0]; oldest !== undefined; oldest = waiting[0]) {
        if (!options.append(oldest.payload, oldest.steps))
            return false;
        waiting.shift();
    }
    return true;
}
//# sourceMappingURL=take-frames.js.map