import { DECISION_FLAGS, MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { ALL_LAYERS } from '#libs/stability-rules';
/**
 * A step as the ledger keeps it. What was not logged is NaN without a flag; a number that was logged and is not finite raises
 * the flag nonFinite. Null for a step of which only an evaluation is told.
 */
export function frameOf(row, layers) {
    if (!isFrame(row))
        return null;
    const { step, loss, learningRate, cells } = row;
    const measures = new Float32Array(layers.size * MEASURE_COUNT).fill(NaN);
    for (let layer = 0; layer < layers.size; layer++)
        measures[layer * MEASURE_COUNT + MEASURE_INDEX.flags] = 0;
    for (const cell of cells)
        put(measures, (layers.get(cell.layer ?? ALL_LAYERS) ?? 0) * MEASURE_COUNT, cell);
    return { step, loss: loss ?? NaN, learningRate: learningRate ?? NaN, durationUs: 0, batchId: step, measures };
}
/** Whether a row tells of a step of the training, and not of an evaluation alone. */
export function isFrame({ loss, learningRate, cells }) {
    return loss !== null || learningRate !== null || cells.length > 0;
}
function put(measures, layerAt, { measure, value }) {
    const flagsAt = layerAt + MEASURE_INDEX.flags;
    if (measure !== 'flags')
        measures[layerAt + MEASURE_INDEX[measure]] = value;
    const raised = measure === 'flags' ? value >>> 0 : Number.isFinite(value) ? 0 : DECISION_FLAGS.nonFinite;
    measures[flagsAt] = (measures[flagsAt] ?? 0) | raised;
}
/** The evaluation that a row tells of, as a fact of the ledger; null where it tells none. */
export function evaluationOf({ step, heldOutLoss, heldOutAccuracy }, split) {
    if (heldOutLoss === null && heldOutAccuracy === null)
        return null;
    return { step, note: { type: 'evaluation', split, loss: heldOutLoss, accuracy: heldOutAccuracy } };
}
//# sourceMappingURL=import-frames.js.map