import { MEASURE_COUNT, MEASURE_INDEX, MOST_TRACEABLE_GROWTH } from '#libs/contracts';
import { advanceTo, createTraining, displaced, displacementBetween } from '#libs/training';
/** Steps of a window, and steps between the starts of two at the least and at the most. */
export const [WINDOW_STEPS, LEAST_BETWEEN, MOST_BETWEEN] = [10, 100, 800];
/** The first window starts where the step leaves this remainder by {@link LEAST_BETWEEN}. */
const FIRST_WINDOW = 20;
/** Share by which the scales of the very first step looked at are changed. */
const NUDGE = 0.01;
/**
 * Growth of a perturbation, by a twin of the run that takes {@link WINDOW_STEPS} steps now and then with the scales of the run
 * (largest Lyapunov exponent after Benettin, sampled): a window begins in the direction in which the last one ended, at a fixed distance, so that the direction that grows
 * fastest is followed. The growth of the steps since the last window is taken to be that of the window: the total is the product of growth^(steps since / steps of it), cut off at 1
 * below. The first window only finds the direction.
 *
 * The next window starts {@link LEAST_BETWEEN} steps behind, twice as many as the last time (up to {@link MOST_BETWEEN}) while the run is calm: while the total would stay below
 * √{@link MOST_TRACEABLE_GROWTH} if it went on to grow as it did. Cost: the twin's share of steps, and its state beside that of the run.
 *
 * @see Benettin et al., Lyapunov characteristic exponents, Meccanica 15, 1980, https://doi.org/10.1007/BF02128236
 */
export function growthMeter(parts) {
    const { training } = parts;
    const state = { window: null, twin: null, displacement: null, size: NaN, logTotal: 0, next: NaN, between: LEAST_BETWEEN };
    return {
        before: (drain) => {
            const { step } = training;
            const { window } = state;
            if (window !== null && step >= window.from + WINDOW_STEPS)
                return endWindow(parts, state, window, drain);
            if (isDue(state, step) && step + WINDOW_STEPS < training.totalSteps && Number.isFinite(state.logTotal))
                [state.window, state.next] = [openWindow(training), step + LEAST_BETWEEN];
            return null;
        },
        onFrames: (frames) => {
            const { window } = state;
            for (const { step, measures } of frames)
                if (window !== null && step === window.from + window.scales.length && window.scales.length < WINDOW_STEPS)
                    window.scales.push(scalesOf(measures));
        },
        abandon: () => { [state.window, state.next, state.between] = [null, NaN, LEAST_BETWEEN]; },
        dispose: () => { state.twin?.dispose(); },
    };
}
function isDue({ next }, step) {
    return Number.isNaN(next) ? step % LEAST_BETWEEN === FIRST_WINDOW : step >= next;
}
function openWindow(training) {
    const base = training.checkpoint();
    base.catch(() => undefined); // told to whoever awaits it
    return { from: training.step, base, scales: [] };
}
function scalesOf(measures) {
    return Float32Array.from({ length: measures.length / MEASURE_COUNT }, (_, layer) => measures[layer * MEASURE_COUNT + MEASURE_INDEX.scale] ?? NaN);
}
async function endWindow(parts, state, window, drain) {
    const { training, spec, data, clock } = parts;
    await drain();
    state.window = null;
    if (window.scales.length < WINDOW_STEPS || training.step !== window.from + WINDOW_STEPS)
        return;
    state.twin ??= createTraining({ spec, data, clock });
    const before = state.displacement;
    const reached = await training.checkpoint();
    const displacement = displacementBetween(reached, await twinReaches(state.twin, window, before === null ? null : { displacement: before, size: state.size }));
    if (displacement.norm === 0)
        return; // nothing was perturbed, or float32 does not hold it
    state.displacement = displacement;
    if (before === null)
        state.size = displacement.norm;
    else
        parts.onGrowth(noteGrowth(state, training.step, displacement.norm / state.size));
}
/** The state of the twin at the end of a window. */
async function twinReaches(twin, { from, base, scales }, start) {
    const begin = await base;
    twin.restore(start === null ? begin : displaced(begin, start.displacement, start.size / start.displacement.norm));
    await advanceTo(twin, from + WINDOW_STEPS, () => {
        const given = scales[twin.step - from] ?? new Float32Array();
        twin.advanceForced(start === null && twin.step === from ? given.map((scale) => scale * (1 + NUDGE)) : given);
    });
    return await twin.checkpoint();
}
function noteGrowth(state, step, inWindow) {
    const perStep = Math.log(inWindow) / WINDOW_STEPS;
    state.logTotal = Number.isFinite(inWindow) ? Math.max(0, state.logTotal + perStep * state.between) : Infinity;
    const twice = Math.min(2 * state.between, MOST_BETWEEN);
    state.between = state.logTotal + perStep * twice < Math.log(MOST_TRACEABLE_GROWTH) / 2 ? twice : LEAST_BETWEEN;
    state.next = step - WINDOW_STEPS + state.between;
    return { step, inWindow, total: Math.exp(state.logTotal) };
}
//# sourceMappingURL=growth-meter.js.map