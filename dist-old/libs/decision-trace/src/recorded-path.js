import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { advanceTo } from '#libs/training';
import { setImmediate as nextTurn } from 'node:timers/promises';
/** Bytes that traces of one stretch may take. */
const STRETCH_BYTES = 256 * 2 ** 20;
/** Floats kept of a step: weights, gradient, up to three memories. */
export const FLOATS_PER_PARAMETER = 5;
/** Steps between checkpoints: about the root of all, and no more than fit into memory as traces. */
export function stretchOf(steps, parameterCount) {
    const byMemory = Math.floor(STRETCH_BYTES / (4 * FLOATS_PER_PARAMETER * parameterCount));
    return Math.max(1, Math.min(Math.ceil(Math.sqrt(steps)) * 2, byMemory, steps));
}
/** Executes a run from its start, unaltered and with its rollbacks, and keeps what tracing needs. */
export async function walkForward(training, steps, { rollbacks = [], ...options }) {
    const layers = training.layers.length;
    const scales = new Float32Array(steps * layers);
    const states = new Map();
    const endOf = stretchEnds(stretchOf(steps, training.parameterCount), [steps, ...rollbacks.flatMap(({ fromStep, toStep }) => [fromStep, toStep])]);
    let stretches = [];
    for (;;) {
        const rollback = rollbacks.findLast(({ fromStep }) => fromStep === training.step);
        if (rollback !== undefined)
            stretches = rollBack(training, rollback, stretches, states);
        const from = training.step;
        if (from >= steps)
            return { steps, layers, scales, stretches };
        options.signal?.throwIfAborted();
        const checkpoint = await training.checkpoint();
        if (rollbacks.some(({ toStep }) => toStep === from))
            states.set(from, checkpoint);
        keepScales(await tellFrames(training, endOf(from), options), scales, layers);
        stretches.push({ from, to: training.step, checkpoint });
        await nextTurn();
    }
}
async function tellFrames(training, to, { onFrames, onProgress }) {
    const frames = await advanceTo(training, to);
    await onFrames?.(frames);
    onProgress?.(training.step);
    return frames;
}
/** Where the stretch from a step ends: at a multiple of `every`, or before it where something turns. */
function stretchEnds(every, turns) {
    return (from) => Math.min(every * (Math.floor(from / every) + 1), ...turns.filter((step) => step > from));
}
function keepScales(frames, scales, layers) {
    for (const { step, measures } of frames) {
        for (let layer = 0; layer < layers; layer++)
            scales[step * layers + layer] = measures[layer * MEASURE_COUNT + MEASURE_INDEX.scale];
    }
}
/** Takes the training back, and gives the stretches that still lead to where it stands. */
function rollBack(training, { fromStep, toStep }, stretches, states) {
    const state = states.get(toStep);
    if (state === undefined)
        throw new RangeError(`the rollback at step ${fromStep} goes back to step ${toStep}, which is not before it`);
    training.rollBack(state);
    return stretches.filter(({ from }) => from < toStep);
}
/** Walks back stretch by stretch, the last one first; each stretch is computed again and given whole, in order of step. */
export async function walkBack(training, path, options) {
    for (const { from, to, checkpoint } of path.stretches.toReversed()) {
        options.signal?.throwIfAborted();
        training.restore(checkpoint);
        const traces = [];
        await advanceTo(training, to, async () => {
            traces.push(await training.advanceTraced());
        });
        await options.onStretch(traces);
        options.onProgress?.(path.steps - from);
        await nextTurn();
    }
}
/** Whether each step led to the end of the run, `[steps]`: 0 of those that a rollback left. */
export function leadingSteps({ steps, stretches }) {
    const leads = new Uint8Array(steps);
    for (const { from, to } of stretches)
        leads.fill(1, from, to);
    return leads;
}
/** The decision at one place of `[steps * layers]`, with a scale. */
export function decisionAt({ layers }, place, scale) {
    return { step: Math.floor(place / layers), layer: place % layers, scale };
}
/** Number of the stretch that a replay starts with: that of the first altered decision; the last one where nothing is altered. */
export function stretchBefore(altered, { steps, stretches }) {
    const first = altered.reduce((least, { step }) => Math.min(least, step), steps - 1);
    return stretches.findLastIndex(({ from }) => from <= first);
}
/**
 * Goes from the checkpoint before some decisions to the end of the run.
 *
 * @param advance takes one step.
 * @returns the values of the targets at the end, in order.
 */
export async function replayFrom(training, path, { altered, targets, signal }, advance) {
    const stretches = path.stretches.slice(stretchBefore(altered, path));
    training.restore(stretches[0].checkpoint);
    for (const { from, to } of stretches) {
        signal?.throwIfAborted();
        training.skipTo(from);
        await advanceTo(training, to, advance);
        await nextTurn();
    }
    const values = [];
    for (const target of targets)
        values.push((await training.target(target)).value);
    return values;
}
/**
 * Counterfactual replay: from the checkpoint before the first of the altered decisions to the end, those with the given
 * scale, all others with the recorded one.
 *
 * @returns the values of the targets at the end, in order.
 */
export async function replayAltered(training, path, options) {
    const scales = path.scales.slice();
    for (const { step, layer, scale } of options.altered)
        scales[step * path.layers + layer] = scale;
    return replayFrom(training, path, options, () => {
        training.advanceForced(scales.subarray(training.step * path.layers, (training.step + 1) * path.layers));
    });
}
//# sourceMappingURL=recorded-path.js.map