import { CALM, HOLDS, NO_SAMPLE, placeOf, short } from '../rule.js';
import { scanValues } from '../scan-values.js';
/** Gradient norm below which a layer learns nothing; the bound that SageMaker Debugger puts on the mean of |g|. */
const MIN_NORM = 1e-7;
/**
 * `vanishing-gradient`: a layer's gradient norm is above 0 and below 1e-7 for 20 steps.
 *
 * A norm is never below the mean of |g|, so this is the stricter of the two. Exactly 0 is no sample: it is dead-layer's.
 */
export const vanishingGradient = {
    name: 'vanishing-gradient',
    severity: 'warning',
    hold: { holdSteps: 19, keepFiringSteps: 20 },
    groupsLayers: true,
    constants: { minNorm: MIN_NORM },
    runSeries: [],
    layerSeries: ['gradNorm'],
    memorySize: 0,
    evaluate: (view, _memory, verdicts) => {
        scanValues(view, verdicts, (value) => {
            if (value === 0)
                return NO_SAMPLE;
            return Math.abs(value) < MIN_NORM ? HOLDS : CALM;
        });
    },
    explain: ({ layer, step, state, value }) => ({
        threshold: MIN_NORM,
        summary: `gradient norm of ${placeOf(layer)} ${state === 'firing' ? 'has vanished to' : 'is back at'} ${short(value)} at step ${String(step)}`,
    }),
    text: {
        condition: "A layer's gradient norm is above 0 and below 1e-7, at 20 steps in a row.",
        meaning: 'Hardly anything comes through backpropagation to this layer: it does not learn, whatever its scale. Where the loss is close to 0 the whole net has nothing left to learn, and that is no fault.',
        action: 'Look at the layers between it and the loss: the first with a gradient of ordinary size shows where it is lost. Other activation, layer norm, residual paths or another initialisation; a larger scale does not help.',
        falseAlarms: '0 on 618 recorded AlgoPerf runs (490 073 points) and on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers); the smallest gradient norm there was about 1e-5, of a net that had learnt its data by heart to a loss of 1e-5. One that goes on to 0 would fire without harm.',
        measuredBy: 'libs/stability-rules/src/recorded-runs.spec.ts',
        source: 'SageMaker Debugger VanishingGradient (mean of |g| below 1e-7), per step and layer instead of sampled.',
    },
};
//# sourceMappingURL=vanishing-gradient.js.map