import { at } from '../memory-at.js';
import { CALM, HOLDS, NO_SAMPLE, placeOf, short } from '../rule.js';
import { scanValues } from '../scan-values.js';
const SETTINGS = {
    /** A bound is passed when it is by more than this share: float32 rounds what lies on it. */
    tolerance: 1e-4,
    /** Share of the last steps at which an input may lie outside. A scale may not at all. */
    maxShare: 0.5,
    /** Weight of a new step in that share: about the last 50. */
    rate: 0.02,
};
/** Numbers of memory: the running share. */
const MEMORY_SIZE = 1;
/**
 * `scaler-out-of-range`: the raw scale of a layer lies outside what its scaler can choose, at any step; or an input of the
 * scaler lies outside what it saw in its training at more than half of the last steps (running mean, rate 0.02).
 *
 * The range is what the run declared before its first step: `fixed` its scales, `snr` and `hypergradient` e^±maxLogScale,
 * `trust-ratio` 0 to maxRatio; a learnt scaler also the ranges of what it read. Without a declaration there is no sample.
 */
export const scalerOutOfRange = {
    name: 'scaler-out-of-range',
    severity: 'warning',
    hold: { holdSteps: 0, keepFiringSteps: 10 },
    groupsLayers: true,
    constants: SETTINGS,
    runSeries: [],
    layerSeries: ['rawScale', 'gradNorm', 'cosine', 'noise'],
    memorySize: MEMORY_SIZE,
    evaluate: scan,
    explain: (sample) => ({ threshold: sample.bound, summary: sentence(sample) }),
    text: {
        condition: "A layer's raw scale is outside the range that the run declared for its scaler (by more than 1e-4 of the bound), at any step; or one of the measures that a learnt scaler reads is outside the range of its training at more than 0.5 of the last steps (running mean, weight 0.02). Without a declared range there is no sample.",
        meaning: 'The scaler does what it cannot do if it is intact (its code, weights or state are corrupted, or it is pushed on purpose), or it is asked about a training unlike those it was made on: what it then chooses is a guess.',
        action: 'A raw scale out of range: keep the guards on, compare code and weights of the scaler with their checksums, go back to a checkpoint before the step. An input out of range: use a fixed scale for the layer, or train the scaler on runs like this one.',
        falseAlarms: 'Of raw scales 0 by construction while the scaler is intact: it bounds them itself. 0 on 240 000 drifting scales and on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers). A scaler that is pushed ×300 or ×1000 is seen at that step, guards on or off. No shipped scaler declares ranges of its inputs yet: how often those are left in health is not measured.',
        measuredBy: 'libs/stability-rules/src/rules/scaler-out-of-range.spec.ts',
        source: 'Ranges that scalers declare themselves (`range` in libs/gradient-scaling); ours.',
    },
};
function scan(view, memory, verdicts) {
    const range = view.window.scalerRange?.[view.watched];
    if (range === undefined) {
        verdicts.holds.fill(NO_SAMPLE, 0, view.window.steps.length);
        return;
    }
    const { tolerance, rate, maxShare } = SETTINGS;
    const [low, high] = [range.min - tolerance * Math.abs(range.min), range.max + tolerance * Math.abs(range.max)];
    const isChosen = view.watched === 'rawScale';
    scanValues(view, verdicts, (value, i) => {
        const isOutside = value < low || value > high;
        const last = at(memory, 0);
        const share = isChosen ? Number(isOutside) : last + rate * (Number(isOutside) - last);
        memory[0] = share;
        verdicts.level[i] = range.min;
        verdicts.spread[i] = range.max;
        verdicts.bound[i] = value < low ? range.min : range.max;
        return share > maxShare ? HOLDS : CALM;
    });
}
const NOUN = { rawScale: 'raw scale', gradNorm: 'gradient norm', cosine: 'cosine', noise: 'noise' };
function sentence({ layer, watched, step, state, value, level, spread }) {
    const what = `${NOUN[watched] ?? 'measure'} of ${placeOf(layer)} is ${short(value)} at step ${String(step)}`;
    const range = `${short(level)} to ${short(spread)}`;
    if (state === 'resolved')
        return `${what}: the scaler is back in its range ${range}`;
    return `${what}, outside the range ${range} that the scaler was made for`;
}
//# sourceMappingURL=scaler-out-of-range.js.map