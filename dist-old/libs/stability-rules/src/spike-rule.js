import { DECISION_FLAGS } from '#libs/contracts';
import { globalNorms } from './global-norm.js';
import { takeLoss } from './healthy-level.js';
import { BASELINE_SIZE, baselineOf, boundOf, HEALTHY_AT, judge, levelOf, liftLevel, spreadOf } from './robust-baseline.js';
import { CALM, HOLDS, NO_SAMPLE, placeOf, short } from './rule.js';
/**
 * A rule that fires when a layer's measure, or the loss, rises far above its running level, judged on log |value|.
 *
 * NaN and infinities are no samples (another rule's business); a zero is calm and leaves the baseline alone, for it has
 * no logarithm: a layer whose gradient is 0 until an upstream layer wakes up starts its baseline when it wakes.
 */
export function spikeRule({ measure, overLayers = false, noun, settings, healthy, passesLowered = false, ...options }) {
    const baseline = baselineOf(settings, healthy);
    const isOfRun = overLayers || measure === 'loss';
    return {
        ...options,
        constants: { ...settings, ...healthy, ...(passesLowered ? { passedFlag: DECISION_FLAGS.lowered } : {}) },
        runSeries: isOfRun ? [measure] : [],
        layerSeries: isOfRun ? [] : [measure],
        memorySize: BASELINE_SIZE + (passesLowered ? 1 : 0),
        evaluate: (view, memory, verdicts) => {
            scan(view, memory, verdicts, { measure, baseline, passedFlag: passesLowered ? DECISION_FLAGS.lowered : 0 });
        },
        explain: (sample) => ({
            threshold: Math.exp(sample.bound),
            summary: sentence(noun, sample),
        }),
    };
}
function scan(view, memory, verdicts, { measure, baseline, passedFlag }) {
    const { window } = view;
    const { values, others } = valuesOf(view, measure);
    const n = window.steps.length;
    if (values.length === 0) {
        verdicts.holds.fill(NO_SAMPLE, 0, n);
        return;
    }
    const losses = baseline.healthy === null ? NOTHING : window.loss;
    const isTaken = takenBy(view, memory, { baseline, passedFlag });
    for (let i = 0; i < n; i++) {
        const value = values[i] ?? NaN;
        if (losses.length > 0)
            takeLoss(memory, HEALTHY_AT, losses[i] ?? NaN);
        const size = Math.abs(value) * isTaken(i, value);
        const bound = boundOf(memory, baseline);
        verdicts.value[i] = value;
        verdicts.level[i] = levelOf(memory);
        verdicts.spread[i] = spreadOf(memory, baseline);
        verdicts.bound[i] = bound;
        verdicts.holds[i] = verdictOn(size, memory, baseline, bound);
    }
    if (others !== null)
        passAlone(others, verdicts, n);
}
/** Calm where the rise of a global norm is that of its largest layer alone. */
function passAlone(others, { holds, level }, n) {
    for (let i = 0; i < n; i++)
        if (holds[i] === HOLDS && !(Math.log(others[i] ?? NaN) > (level[i] ?? NaN)))
            holds[i] = CALM;
}
/** 1 for a step whose decision counts, 0 for one that is passed over: as a zero it is calm and leaves the baseline alone. */
function takenBy({ measures }, memory, { baseline, passedFlag }) {
    const flags = measures?.flags ?? NOTHING;
    if (passedFlag === 0 || flags.length === 0)
        return () => 1;
    return (i, value) => (passOrdered(memory, Math.abs(value), ((flags[i] ?? 0) & passedFlag) !== 0, baseline) ? 0 : 1);
}
/** Last size of a scale that an order has set, or that comes down from there; 0: nothing of the kind. */
const ORDERED_AT = BASELINE_SIZE;
/**
 * Whether the value is passed over: an order has set it, or it comes down from there and is still above the bound.
 *
 * The rate limit lets a scale go back to 0.1 over 20 steps and more, none of which is a spike. The first that rises is judged: by
 * the level from before the order, or, where the scale came to rest above that, by where it did.
 */
function passOrdered(memory, size, isOrdered, baseline) {
    const last = memory[ORDERED_AT] ?? 0;
    if (isOrdered) {
        memory[ORDERED_AT] = size;
        return true;
    }
    if (last === 0 || !(size > 0))
        return false;
    const isAbove = Math.log(size) > boundOf(memory, baseline);
    if (isAbove && size < last) {
        memory[ORDERED_AT] = size;
        return true;
    }
    memory[ORDERED_AT] = 0;
    if (isAbove)
        liftLevel(memory, Math.log(last));
    return false;
}
const NOTHING = new Float32Array(0);
function valuesOf({ window, layer, measures }, measure) {
    if (measure === 'loss')
        return { values: window.loss, others: null };
    if (layer !== null)
        return { values: measures?.[measure] ?? NOTHING, others: null };
    const { all, butLargest } = globalNorms(window, measure);
    return { values: all, others: butLargest };
}
function verdictOn(size, memory, baseline, bound) {
    if (size === 0)
        return CALM;
    if (!Number.isFinite(size))
        return NO_SAMPLE;
    return judge(memory, Math.log(size), baseline, bound) ? HOLDS : CALM;
}
function sentence(noun, { layer, step, state, value, level, spread }) {
    const deviations = (Math.log(Math.abs(value)) - level) / spread;
    const verb = state === 'firing' ? 'jumped to' : 'is back at';
    const side = deviations >= 0 ? 'above' : 'below';
    const far = Math.abs(deviations) < 9.95 ? Math.abs(deviations).toFixed(1) : Math.abs(deviations).toFixed(0);
    const place = `${noun} of ${placeOf(layer)} ${verb} ${short(value)} at step ${String(step)}`;
    if (value === 0)
        return `${place}; its running level is ${short(Math.exp(level))}`;
    return `${place}: ${far} robust deviations ${side} its running level ${short(Math.exp(level))}`;
}
//# sourceMappingURL=spike-rule.js.map