import { MEASURES, MEASURE_COUNT, SERIES_MEASURES } from '#libs/contracts';
import { covers } from '../ledger/load-block.js';
/** Steps compared with one read of the ledger. */
const BLOCK_STEPS = 256;
/** The steps that are read together with `step`. */
export function resumeBlock(step) {
    const fromStep = Math.floor(step / BLOCK_STEPS) * BLOCK_STEPS;
    return { fromStep, toStep: fromStep + BLOCK_STEPS - 1 };
}
/**
 * Compares a recomputed step with the ledger, bit for bit, and returns where the two differ first, or null. Any NaN
 * equals any NaN: its payload is not computed. Where the ledger has a gap there is nothing to compare with.
 */
export function findDivergence(block, frame) {
    const { step } = frame;
    for (const chunk of block.chunks) {
        const measure = covers(chunk, step) ? differingMeasure(chunk, frame) : null;
        if (measure === null)
            continue;
        const [recorded, found] = [storedValue(chunk, measure, step), recomputed(frame, chunk.layer, measure)];
        return { step, layer: chunk.layer, difference: `${measure} is ${String(found)}, recorded was ${String(recorded)}` };
    }
    const difference = differenceInStep(block, frame);
    return difference === null ? null : { step, layer: null, difference };
}
function storedValue(chunk, measure, step) {
    return chunk.columns[measure]?.[step - chunk.step0] ?? 0; // flags are null when no decision of the chunk has any
}
function recomputed(frame, layer, measure) {
    return frame.measures[layer * MEASURE_COUNT + MEASURES.indexOf(measure)] ?? NaN;
}
function differingMeasure(chunk, frame) {
    const differs = (measure) => !Object.is(storedValue(chunk, measure, frame.step), recomputed(frame, chunk.layer, measure));
    return SERIES_MEASURES.find(differs) ?? (differsInFlags(chunk, frame) ? 'flags' : null);
}
function differsInFlags(chunk, frame) {
    return (storedValue(chunk, 'flags', frame.step) | 0) !== (recomputed(frame, chunk.layer, 'flags') | 0);
}
function differenceInStep(block, frame) {
    const stored = block.steps.find((chunk) => covers(chunk, frame.step));
    if (stored === undefined)
        return null;
    const at = frame.step - stored.step0;
    const pairs = [
        ['loss', stored.loss[at], Math.fround(frame.loss)],
        ['learning rate', stored.learningRate[at], Math.fround(frame.learningRate)],
        ['batch', stored.batchId[at], frame.batchId],
    ];
    const differing = pairs.find(([, recorded, found]) => !Object.is(recorded, found));
    if (differing === undefined)
        return null;
    const [what, recorded, found] = differing;
    return `${what} is ${String(found)}, recorded was ${String(recorded)}`;
}
//# sourceMappingURL=resume-check.js.map