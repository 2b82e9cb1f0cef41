import { MEASURE_COUNT, MEASURE_INDEX, MEASURES } from '#libs/contracts';
/** The history of a layer, from the frames of a training that starts at step 0. */
export function historyOf(frames, layer) {
    const column = (measure) => Float32Array.from(frames, ({ measures }) => measures[layer * MEASURE_COUNT + MEASURE_INDEX[measure]] ?? NaN);
    const measures = Object.fromEntries(MEASURES.map((measure) => [measure, column(measure)]));
    return { firstStep: 0, measures, learningRate: Float32Array.from(frames, ({ learningRate }) => learningRate) };
}
/** Facts of a decision of a layer; no rollback. */
export function factsOf(history, spec, step, layer = 'dense1') {
    return { run: '01890000-0000-7000-8000-000000000000', layer, step, spec, history, rollbacks: [] };
}
//# sourceMappingURL=history-of.js.map