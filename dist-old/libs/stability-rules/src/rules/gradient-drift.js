import { takeLoss } from '../healthy-level.js';
import { DRIFT_HEALTHY_AT, DRIFT_SIZE, driftBoundOf, driftOf, judgeDrift, referenceOf, runningLevelOf } from '../robust-drift.js';
import { CALM, HOLDS, placeOf, short } from '../rule.js';
import { scanValues } from '../scan-values.js';
const SETTINGS = {
    minRatio: 1.75,
    deviations: 4,
    levelRate: 0.1,
    referenceRate: 0.002,
    clipRatio: 2,
    fallRatio: 1.3,
    warmUpSteps: 200,
    rebaselineSteps: 250,
};
const HEALTHY = { healthyFrom: 200, healthyTo: 600, farBelow: 3, learntShare: 0.2 };
const DRIFT = driftOf(SETTINGS, HEALTHY);
/**
 * `gradient-drift`: the running level of a layer's gradient norm has risen to more than 1.75 times its slow reference,
 * step by step: level − reference > max(ln 1.75, 4 · mean |level − reference|), both running means of ln ‖g‖.
 *
 * A ramp of 0.8 % a step is ×1.75 after 70 steps; the lag of the level (10 steps) and what the reference has moved
 * meanwhile make it about 85. No single step of it is out of the ordinary: gradient-spike follows it up and is silent.
 *
 * @see Page, Continuous inspection schemes, 1954: the sum (CUSUM) that this replaces by two running means
 */
export const gradientDrift = {
    name: 'gradient-drift',
    severity: 'warning',
    hold: { holdSteps: 0, keepFiringSteps: 50 },
    groupsLayers: true,
    constants: { ...SETTINGS, ...HEALTHY },
    runSeries: [],
    layerSeries: ['gradNorm'],
    memorySize: DRIFT_SIZE,
    evaluate: scan,
    explain: (sample) => ({ threshold: Math.exp(sample.bound), summary: sentence(sample) }),
    text: {
        condition: "The running level of a layer's gradient norm (mean of log values, weight 0.1) rises above 1.75 × its reference (the same, weight 0.002), or above 4 mean distances of the two where that is more. The reference follows a fall, and takes nothing in while a drift is flagged; after 250 flagged values the level becomes the reference. Once the run has learnt (loss below a fifth of its start) and the level is below a third of the healthy level, only above that level. Not in the first 200 steps.",
        meaning: 'The gradient grows steadily, no step of it being a spike. A run that is about to diverge often begins so; so does a learning rate or a scale that is a little too high.',
        action: 'Look at scale and update norm of the first layer to move since the step at which the level began to rise. If they rise too, lower the learning rate or clamp the scale; if the loss falls all the same, go on and watch.',
        falseAlarms: 'Generated series (`npm run bench -- detection`): 0 flagged steps on 240 healthy series of 6000 steps, and on 60 that learn their data by heart; every ramp of 0.8 % a step seen, median lag 85 steps (with gradient-spike, which sees some sooner, 28 to 167). 618 recorded AlgoPerf runs (unlabelled): 603 silent, 21 alerts, 0.043 per 1000 points; a gradient that grows by ×2 is common in the course of those. 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers): 0. One more net of ours, 24 tanh layers deep, fired as it left the plateau it began on (×17) and then learnt: a rise is not always harm.',
        measuredBy: 'libs/stability-rules/src/recorded-runs.spec.ts',
        source: 'After Page 1954 (CUSUM) and Page-Hinkley, with running means in place of sums; ours.',
    },
};
function scan(view, memory, verdicts) {
    const { loss } = view.window;
    scanValues(view, verdicts, (value, i) => {
        if (loss.length > 0)
            takeLoss(memory, DRIFT_HEALTHY_AT, loss[i] ?? NaN);
        const size = Math.abs(value);
        const held = size > 0 && judgeDrift(memory, Math.log(size), DRIFT);
        verdicts.level[i] = referenceOf(memory);
        verdicts.spread[i] = runningLevelOf(memory);
        verdicts.bound[i] = driftBoundOf(memory, DRIFT);
        return held ? HOLDS : CALM;
    });
}
function sentence({ layer, step, state, level, spread }) {
    const [running, reference] = [Math.exp(spread), Math.exp(level)];
    const verb = state === 'firing' ? 'has drifted up to' : 'no longer drifts: it is at';
    return `gradient norm of ${placeOf(layer)} ${verb} a running level of ${short(running)} at step ${String(step)}, ${short(running / reference)} times its reference ${short(reference)}`;
}
//# sourceMappingURL=gradient-drift.js.map