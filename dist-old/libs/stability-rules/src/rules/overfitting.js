import { at } from '../memory-at.js';
import { CALM, HOLDS, NO_SAMPLE, short } from '../rule.js';
const SETTINGS = {
    /** Ratio of the running held-out loss to its best above which it has risen … */
    minRatio: 1.1,
    /** … and mean falls from one evaluation to the next that it must have risen by, where that is more: a noisy one is given more room, one that only rises none. */
    meanFalls: 6,
    /** Weight of a new held-out loss in the running one. */
    heldOutRate: 0.3,
    /** Weight of a new fall (0 where it rose) in the mean fall. */
    fallRate: 0.1,
    /** Share by which the running training loss must be below what it was at that best. */
    minFall: 0.02,
    /** Evaluations in a row at which both must be so. */
    consecutiveEvaluations: 3,
    /** Weight of a new training loss in the running one. */
    levelRate: 0.02,
    /** A training loss counts at most this many times the running one. */
    clipRatio: 2,
};
const LOG_MIN_RATIO = Math.log(SETTINGS.minRatio);
/**
 * Numbers of memory: training losses seen and their running level; the step behind the last evaluation taken, evaluations
 * taken, the last one, their running level, its best, mean fall (logs all four); training level at the best; in a row.
 */
const MEMORY_SIZE = 10;
const SEEN = 0;
const LEVEL = 1;
const NEXT = 2;
const TAKEN = 3;
const LAST = 4;
const HELD_OUT = 5;
const BEST = 6;
const FALL = 7;
const LEVEL_THEN = 8;
const IN_A_ROW = 9;
/**
 * `overfitting`: at three evaluations in a row the running held-out loss v (mean of logs, rate 0.3) has risen above its best,
 * v − best > max(ln 1.1, 6 · mean fall), while the running training loss (rate 0.02) is more than 2 % below what it
 * was at that best.
 *
 * Held-out losses come at the steps that the spec names (`evaluateEvery`); between two of them nothing changes. One that is
 * not finite says nothing here, nor one that is not positive: a share of it has no meaning.
 */
export const overfitting = {
    name: 'overfitting',
    severity: 'warning',
    hold: { holdSteps: 0, keepFiringSteps: 0 },
    constants: SETTINGS,
    runSeries: ['loss'],
    layerSeries: [],
    memorySize: MEMORY_SIZE,
    evaluate: scan,
    explain: (sample) => ({ threshold: sample.bound, summary: sentence(sample) }),
    text: {
        condition: 'At 3 evaluations in a row the running held-out loss (mean of log values, weight 0.3) is above 1.1 × its best so far, or above that best by 6 mean falls from one evaluation to the next where that is more (a fall is 0 where it rose), while the running training loss (weight 0.02) is below 0.98 of what it was at that best. Held out: the split validation, else test. It is evaluated every `evaluateEvery` steps (100 by default); without evaluations the rule has no sample. The evaluation behind the last step of a run comes too late to be judged.',
        meaning: 'The net learns its training examples by heart: it goes on to fit those and gets worse on all others. Decisions from the best evaluation on did not help the predictions.',
        action: 'Go back to the checkpoint nearest to the best evaluation and end the run there, or train with weight decay, a smaller net or more data. What counts is the accuracy as well: a loss that rises on few, very confident mistakes may leave it as it was.',
        falseAlarms: '1 of 400 healthy generated runs (50 evaluations each, noise of 1 to 5 % in the held-out loss; bounds chosen on other seeds). Seen of held-out losses that rise to ×2, ×1.5, ×1.3 within 3000 steps: 400, 399, 358 of 400, on the median 1100, 1600, 2100 steps after the turn. 8 trainings of ours on real data (10 700 steps, 4 data sets): it fires on the one that learns its data by heart, at its fourth evaluation (that held-out loss ends at ×5), and on no other. The loss of a net that has just begun to overfit, by less than a tenth, is not told.',
        measuredBy: 'libs/stability-rules/src/rules/overfitting.spec.ts',
        source: 'SageMaker Debugger Overfit and Overtraining; generalisation loss of Prechelt, Early Stopping - But When? (1998): GL = 100 · (held-out / best − 1) > 10.',
    },
};
function scan({ window }, memory, verdicts) {
    const { steps, loss, heldOut = [] } = window;
    let next = 0;
    for (let i = 0; i < steps.length; i++) {
        const step = steps[i] ?? 0;
        // an evaluation at step s is of the weights before the update of that step
        for (let told = heldOut[next]; told !== undefined && told.step <= step; told = heldOut[++next])
            takeEvaluation(memory, told);
        takeTrainingLoss(memory, loss[i] ?? NaN);
        verdicts.value[i] = Math.exp(at(memory, HELD_OUT));
        verdicts.level[i] = Math.exp(at(memory, BEST));
        verdicts.spread[i] = at(memory, LEVEL);
        verdicts.bound[i] = Math.exp(boundOf(memory));
        verdicts.holds[i] = verdictOf(memory);
    }
}
function verdictOf(memory) {
    if (at(memory, TAKEN) === 0)
        return NO_SAMPLE;
    return at(memory, IN_A_ROW) >= SETTINGS.consecutiveEvaluations ? HOLDS : CALM;
}
function boundOf(memory) {
    return at(memory, BEST) + Math.max(LOG_MIN_RATIO, SETTINGS.meanFalls * at(memory, FALL));
}
function takeTrainingLoss(memory, loss) {
    if (!Number.isFinite(loss))
        return;
    const seen = at(memory, SEEN) + 1;
    const last = at(memory, LEVEL);
    const counted = seen > 1 ? Math.min(loss, SETTINGS.clipRatio * last) : loss;
    memory[SEEN] = seen;
    memory[LEVEL] = last + Math.max(SETTINGS.levelRate, 1 / seen) * (counted - last);
}
function takeEvaluation(memory, { step, loss }) {
    if (step < at(memory, NEXT))
        return; // it was in a window before
    memory[NEXT] = step + 1;
    if (!(loss > 0 && loss < Infinity) || at(memory, SEEN) === 0)
        return;
    follow(memory, Math.log(loss));
    if (at(memory, TAKEN) === 1 || at(memory, HELD_OUT) < at(memory, BEST)) {
        memory[BEST] = at(memory, HELD_OUT);
        memory[LEVEL_THEN] = at(memory, LEVEL);
    }
    memory[IN_A_ROW] = isApart(memory) ? at(memory, IN_A_ROW) + 1 : 0;
}
/** Whether the held-out loss has risen above its best while the training loss has fallen. */
function isApart(memory) {
    return at(memory, HELD_OUT) > boundOf(memory) && at(memory, LEVEL) < (1 - SETTINGS.minFall) * at(memory, LEVEL_THEN);
}
function follow(memory, x) {
    const taken = at(memory, TAKEN);
    memory[TAKEN] = taken + 1;
    if (taken > 0) {
        const fall = at(memory, FALL);
        memory[FALL] = fall + Math.max(SETTINGS.fallRate, 1 / taken) * (Math.max(0, at(memory, LAST) - x) - fall);
    }
    const level = taken === 0 ? x : at(memory, HELD_OUT);
    memory[HELD_OUT] = level + SETTINGS.heldOutRate * (x - level);
    memory[LAST] = x;
}
function sentence({ step, state, value, level, spread }) {
    const now = `the held-out loss is ${short(value)} at step ${String(step)}, ${short(value / level)} times its best ${short(level)} (running means)`;
    if (state === 'resolved')
        return `the run no longer overfits: ${now}`;
    return `the run overfits: ${now}, while the training loss has come down to ${short(spread)}`;
}
//# sourceMappingURL=overfitting.js.map