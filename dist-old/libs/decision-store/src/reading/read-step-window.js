import { MEASURES } from '#libs/contracts';
import { findLedger } from './find-ledger.js';
import { loadBlock } from '../ledger/load-block.js';
import { presentSteps } from './present-steps.js';
/** Steps are int4 in the packed forms. */
const LAST_STEP = 2_147_483_647;
/**
 * Reads the first `maxSteps` recorded steps from `fromStep` on, all layers and measures. Missing steps are not counted
 * and show as gaps in `steps`; a layer without a decision of a step has NaN in every measure. The window is empty when nothing is recorded from `fromStep` on.
 *
 * @throws InputError for an unknown run. @throws RangeError when `maxSteps` is not a positive integer.
 */
export async function readStepWindow(store, uuid, query) {
    const { fromStep, maxSteps } = query;
    if (!Number.isInteger(maxSteps) || maxSteps < 1)
        throw new RangeError(`maxSteps must be an integer > 0, got ${String(maxSteps)}`);
    const ledger = await findLedger(store, uuid);
    const steps = await presentSteps(store, ledger.runId, { fromStep, toStep: LAST_STEP, maxSteps });
    const block = await loadBlock(store.pool, ledger.runId, { fromStep, toStep: steps.at(-1) ?? fromStep - 1 });
    const places = new Map(Array.from(steps, (step, place) => [step, place]));
    return {
        run: uuid,
        firstStep: fromStep,
        steps,
        loss: lossOf(block, places),
        layers: ledger.layers.map((name, layer) => ({ name, measures: measuresOf(block, layer, places) })),
    };
}
/** Puts the values of consecutive steps to their places in the window. */
function place(into, values, step0, places) {
    for (let i = 0; i < values.length; i++) {
        const at = places.get(step0 + i);
        if (at !== undefined)
            into[at] = values[i] ?? NaN;
    }
}
function lossOf(block, places) {
    const loss = new Float32Array(places.size).fill(NaN);
    for (const chunk of block.steps)
        place(loss, chunk.loss, chunk.step0, places);
    return loss;
}
function measuresOf(block, layer, places) {
    const chunks = block.chunks.filter((chunk) => chunk.layer === layer);
    const measures = {};
    for (const measure of MEASURES) {
        // NaN where the layer has no decision of the step
        const column = new Float32Array(places.size).fill(NaN);
        for (const chunk of chunks)
            place(column, valuesOf(chunk, measure), chunk.step0, places);
        measures[measure] = column;
    }
    return measures;
}
/** Flags are not stored where no decision of the chunk has any. */
function valuesOf({ columns, n }, measure) {
    return columns[measure] ?? new Float32Array(n);
}
//# sourceMappingURL=read-step-window.js.map