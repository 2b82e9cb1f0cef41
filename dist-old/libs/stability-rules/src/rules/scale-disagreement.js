import { CALM, HOLDS, NO_SAMPLE, short } from '../rule.js';
/** Largest scale of a layer over the smallest at which the layers no longer agree. */
const MAX_RATIO = 30;
/**
 * `scale-disagreement`: the largest |scale| of a layer is more than 30 times the smallest, for 20 steps.
 *
 * A series of the run: it looks across all layers of a step. Scales of 0, NaN or infinity are left out (a frozen layer, and
 * non-finite-gradient's business); fewer than two layers are no sample. With the default clamp of e^±2 the ratio is at
 * most e^4 = 54.6. A steady state of each step, so there is no memory.
 */
export const scaleDisagreement = {
    name: 'scale-disagreement',
    severity: 'info',
    hold: { holdSteps: 19, keepFiringSteps: 20 },
    constants: { maxRatio: MAX_RATIO },
    runSeries: ['scale'],
    layerSeries: [],
    memorySize: 0,
    evaluate: (view, _memory, verdicts) => {
        scan(view, verdicts);
    },
    explain: ({ step, state, value, level, spread }) => ({
        threshold: MAX_RATIO,
        summary: `scales of the layers ${state === 'firing' ? 'have come apart' : 'are closer again'}: ${short(level)} to ${short(spread)}, a ratio of ${short(value)}, at step ${String(step)}`,
    }),
    text: {
        condition: "The largest absolute scale of a layer is more than 30 times the smallest of another at the same step, at 20 steps in a row. Scales of 0 and non-finite ones are left out.",
        meaning: 'The layers are trained at very different paces: some all but stand still, some are driven. A scaler may mean it; a scaler outside what it was made for does it too.',
        action: 'Look at the layers with the largest and the smallest scale. If the loss falls and the updates are of ordinary size, let it be; else tighten the clamp or use a fixed scaler.',
        falseAlarms: '1 alert on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers): snr on German credit, learnt by heart, ends with scales from e^-2 to e^2. That is how the scaler works there and no harm was seen, hence severity info. The largest ratio in the other runs was 7.',
        measuredBy: 'test/healthy-runs.e2e-spec.ts',
        source: 'After SageMaker Debugger PoorWeightInitialization (ratio across layers above 10), of scales instead of weights; ours.',
    },
};
function scan({ window: { layers, steps } }, verdicts) {
    const scales = layers.map(({ measures }) => measures.scale).filter((values) => values.length > 0);
    for (let i = 0; i < steps.length; i++) {
        const { count, low, high } = extremesAt(scales, i);
        verdicts.value[i] = high / low;
        verdicts.level[i] = low;
        verdicts.spread[i] = high;
        verdicts.bound[i] = MAX_RATIO;
        if (count < 2)
            verdicts.holds[i] = NO_SAMPLE;
        else
            verdicts.holds[i] = high > MAX_RATIO * low ? HOLDS : CALM;
    }
}
function extremesAt(scales, i) {
    let [count, low, high] = [0, Infinity, 0];
    for (const values of scales) {
        const size = Math.abs(values[i] ?? NaN);
        if (!(size > 0 && size < Infinity))
            continue;
        count++;
        if (size < low)
            low = size;
        if (size > high)
            high = size;
    }
    return { count, low, high };
}
//# sourceMappingURL=scale-disagreement.js.map