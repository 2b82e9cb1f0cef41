import { allotDecisions, measureColumn } from '#libs/audit';
import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
/** Payload of the decisions frame of consecutive steps. */
export function packSteps(steps, { attempt, layers, t0Us }) {
    const n = steps.length;
    const { payload, frame } = allotDecisions({ attempt, step0: steps[0]?.step ?? 0, n, t0Us }, layers);
    const shared = { loss: new Float32Array(n), learningRate: new Float32Array(n) };
    steps.forEach((step, i) => {
        frame.durationUs[i] = step.durationUs;
        frame.batchId[i] = step.batchId;
        shared.loss[i] = step.loss;
        shared.learningRate[i] = step.learningRate;
    });
    frame.loss.set(bitsOf(shared.loss));
    frame.learningRate.set(bitsOf(shared.learningRate));
    for (let layer = 0; layer < layers; layer++) {
        for (let measure = 0; measure < MEASURE_COUNT; measure++) {
            const column = Float32Array.from(steps, ({ measures }) => measures[layer * MEASURE_COUNT + measure] ?? NaN);
            // flags are an integer in the frame, a number in the tap
            measureColumn(frame, layer, measure).set(measure === MEASURE_INDEX.flags ? Uint32Array.from(column) : bitsOf(column));
        }
    }
    return payload;
}
function bitsOf(floats) {
    return new Uint32Array(floats.buffer, floats.byteOffset, floats.length);
}
//# sourceMappingURL=pack-steps.js.map