import { MEASURE_COUNT, MEASURES } from '#libs/contracts';
import { loadBlock } from '../ledger/load-block.js';
/** The recorded steps of a range, by number; those in a gap are missing. A layer without a decision has NaN and flags 0. */
export async function readRecordedSteps(store, run, range) {
    const block = await loadBlock(store.pool, run.runId, range);
    const found = new Map();
    for (const chunk of block.steps)
        addSteps(found, chunk, { ...range, layers: run.layers });
    for (const chunk of block.chunks)
        fillLayer(found, chunk);
    return found;
}
function addSteps(found, chunk, { fromStep, toStep, layers }) {
    for (let i = 0; i < chunk.n; i++) {
        const step = chunk.step0 + i;
        if (step < fromStep || step > toStep)
            continue;
        const at = (values) => values[i] ?? NaN;
        const { loss, learningRate, durationUs, batchId } = chunk;
        const shared = { loss: at(loss), learningRate: at(learningRate), durationUs: at(durationUs), batchId: at(batchId) };
        found.set(step, { step, ...shared, measures: bareMeasures(layers) });
    }
}
/** Measures of layers of which nothing is known: NaN, and no flag. `[layers, MEASURE_COUNT]` */
export function bareMeasures(layers) {
    const measures = new Float32Array(layers * MEASURE_COUNT).fill(NaN);
    for (let i = MEASURES.indexOf('flags'); i < measures.length; i += MEASURE_COUNT)
        measures[i] = 0;
    return measures;
}
function fillLayer(found, { layer, step0, n, columns }) {
    for (let i = 0; i < n; i++) {
        const measures = found.get(step0 + i)?.measures;
        if (measures === undefined)
            continue;
        MEASURES.forEach((measure, column) => {
            measures[layer * MEASURE_COUNT + column] = columns[measure]?.[i] ?? 0;
        });
    }
}
//# sourceMappingURL=recorded-steps.js.map