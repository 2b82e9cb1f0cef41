import { WINDOW_STEPS } from '#libs/stability-rules';
/** Makes a block of one run. @param isFollowed whether {@link LossBlock.beside} will be asked. */
export function lossBlock(run, isFollowed) {
    let waiting = [];
    let heldOut = [];
    const follow = isFollowed ? lastLosses() : null;
    return {
        get size() {
            return waiting.length;
        },
        add(step, loss) {
            if (waiting.at(-1)?.step === step)
                waiting.pop();
            waiting.push({ step, loss });
            follow?.add(step, loss);
        },
        evaluated(told) {
            heldOut.push(told);
        },
        take(atEnd) {
            const whole = atEnd ? waiting.length : Math.max(0, waiting.length - 1); // the last step may get another row
            const windows = Array.from({ length: Math.ceil(whole / WINDOW_STEPS) }, (_, w) => {
                const part = waiting.slice(w * WINDOW_STEPS, Math.min(whole, (w + 1) * WINDOW_STEPS));
                const [steps, loss] = [Int32Array.from(part, (each) => each.step), Float32Array.from(part, (each) => each.loss)];
                return { run, firstStep: steps[0] ?? 0, steps, loss, layers: [], heldOut: heldOut.filter(({ step }) => step <= (steps.at(-1) ?? -1)) };
            });
            waiting = waiting.slice(whole);
            heldOut = heldOut.filter(({ step }) => step > (windows.at(-1)?.steps.at(-1) ?? -1));
            return windows;
        },
        beside(windows) {
            if (follow === null || follow.isEmpty)
                return [];
            const found = windows.map((window) => ({ ...window, loss: Float32Array.from(window.steps, (step) => follow.at(step)) }));
            follow.forget();
            return found;
        },
    };
}
function lastLosses() {
    let [losses, next, last] = [[], 0, NaN];
    let isEmpty = true;
    return {
        get isEmpty() {
            return isEmpty;
        },
        add(step, loss) {
            isEmpty = false;
            losses.push({ step, loss });
        },
        at(step) {
            for (let found = losses[next]; found !== undefined && found.step <= step; found = losses[next]) {
                last = found.loss;
                next += 1;
            }
            return last;
        },
        forget() {
            losses = losses.slice(next);
            next = 0;
        },
    };
}
//# sourceMappingURL=loss-block.js.map