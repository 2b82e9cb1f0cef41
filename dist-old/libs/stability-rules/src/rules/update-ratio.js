import { at } from '../memory-at.js';
import { CALM, HOLDS, NO_SAMPLE, placeOf, short } from '../rule.js';
import { isSkipped, scanValues } from '../scan-values.js';
const SETTINGS = {
    /** Update-to-weight ratio above which a step rewrites the layer. */
    maxRatio: 0.5,
    /** Ratio below which float32 rounds an update away: half of its relative spacing, 2^-24. */
    minRatio: 2 ** -24,
    /** Ratios below that in a row. */
    consecutiveSteps: 20,
    /** Ratios taken before a high one is told: weights that start at 0 are rewritten by their first updates. */
    warmUpSteps: 5,
};
/** Numbers of memory: ratios seen, low ones in a row. */
const MEMORY_SIZE = 2;
const SEEN = 0;
const LOW = 1;
/**
 * `update-ratio`: ‖Δw‖ / ‖w‖ of a layer is above 0.5 at one step, or above 0 and below 2⁻²⁴ at 20 steps in a row.
 *
 * No sample: a skipped step, an update of exactly 0 (dead-layer's), weights of norm 0.
 */
export const updateRatio = {
    name: 'update-ratio',
    severity: 'warning',
    hold: { holdSteps: 0, keepFiringSteps: 20 },
    groupsLayers: true,
    constants: SETTINGS,
    runSeries: [],
    layerSeries: ['updateNorm'],
    memorySize: MEMORY_SIZE,
    evaluate: scan,
    explain: (sample) => ({ threshold: sample.bound, summary: sentence(sample) }),
    text: {
        condition: "A layer's update-to-weight ratio updateNorm / paramNorm is above 0.5 (from its 6th step on); or above 0 and below 2^-24 (6e-8), which float32 rounds away, at 20 steps in a row. Skipped steps do not count.",
        meaning: 'High: one step rewrites the layer, and what it had learnt is gone. Low: the steps are too small to change the weights at all; the layer stands still although it has a gradient.',
        action: 'High: lower the learning rate or the scale, or keep the clamp guard on; go back to a checkpoint before the step. Low: look at the scale and the learning rate of the layer; at the very end of a schedule that goes to 0 it is expected.',
        falseAlarms: '0 on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers); the largest ratio in those was 0.24, the smallest 6e-6. In provoked runs it reached 1.3 to 340. Weights that begin at 0 are let be for 5 steps. A schedule that ends at 0 fires at its very end where it stays below 6e-8 for 20 steps.',
        measuredBy: 'test/healthy-runs.e2e-spec.ts',
        source: 'SageMaker Debugger WeightUpdateRatio (above 10 or below 1e-8); our bounds are tighter at both ends.',
    },
};
function scan(view, memory, verdicts) {
    const weights = view.measures?.paramNorm ?? new Float32Array(0);
    scanValues(view, verdicts, (update, i) => {
        const ratio = update / (weights[i] ?? NaN);
        // 0 / 0 is NaN, and weights that are not finite make it 0 or NaN
        if (!(ratio > 0 && ratio < Infinity) || isSkipped(view, i))
            return NO_SAMPLE;
        const holds = takeRatio(ratio, memory);
        verdicts.value[i] = ratio;
        verdicts.bound[i] = at(memory, LOW) > 0 ? SETTINGS.minRatio : SETTINGS.maxRatio;
        return holds ? HOLDS : CALM;
    });
}
function takeRatio(ratio, memory) {
    const seen = at(memory, SEEN) + 1;
    const low = ratio < SETTINGS.minRatio ? at(memory, LOW) + 1 : 0;
    memory[SEEN] = seen;
    memory[LOW] = low;
    return low >= SETTINGS.consecutiveSteps || (ratio > SETTINGS.maxRatio && seen > SETTINGS.warmUpSteps);
}
function sentence({ layer, step, state, value, bound }) {
    const place = `update-to-weight ratio of ${placeOf(layer)}`;
    const at = `at step ${String(step)}`;
    if (state === 'resolved')
        return `${place} is back at ${short(value)} ${at}`;
    if (bound === SETTINGS.minRatio)
        return `${place} is ${short(value)} ${at}: float32 rounds such an update away`;
    return `${place} is ${short(value)} ${at}: the step rewrites the layer`;
}
//# sourceMappingURL=update-ratio.js.map