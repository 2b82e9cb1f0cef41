import { at } from '../memory-at.js';
import { CALM, HOLDS, short } from '../rule.js';
import { scanValues } from '../scan-values.js';
const SETTINGS = {
    /** Weight of a new loss in the running level. */
    levelRate: 0.02,
    /** Share by which a new best must be lower than the last to count. */
    minFall: 0.02,
    /** Losses without a new best. */
    patienceSteps: 500,
    /** Share of the loss at the start above which a loss that stands still means that nothing was learnt. */
    startShare: 0.85,
};
/** Numbers of memory: losses seen, the first of them, running level, best level, losses since it. */
const MEMORY_SIZE = 5;
const SEEN = 0;
const START = 1;
const LEVEL = 2;
const BEST = 3;
const SINCE = 4;
/**
 * `loss-not-decreasing`: the running level of the loss (rate 0.02) has had no new best, lower by 2 %, for 500 losses, and
 * is still above 0.85 of the first loss.
 *
 * A loss that stands still is what every run ends with; only one that never came down is a fault. The first
 * loss is that of a net that knows nothing; those after it may already be falling, or blown up. Losses that are not positive
 * have no such share and are left out, as are NaN and infinities; one counts at most twice the first.
 */
export const lossNotDecreasing = {
    name: 'loss-not-decreasing',
    severity: 'warning',
    hold: { holdSteps: 0, keepFiringSteps: 50 },
    constants: SETTINGS,
    runSeries: ['loss'],
    layerSeries: [],
    memorySize: MEMORY_SIZE,
    evaluate: scan,
    explain: (sample) => ({ threshold: sample.bound, summary: sentence(sample) }),
    text: {
        condition: 'The running level of the loss (weight 0.02) has had no new best (lower by 2 % or more) for 500 steps, and is above 0.85 × the first loss.',
        meaning: 'The run does not learn: its loss is where it began. A learning rate that is far too high or too low, gradients that do not arrive, labels that do not belong to the rows.',
        action: 'Look at dead-layer, vanishing-gradient and update-ratio first. Then train on one batch alone: a net that cannot learn that by heart has a fault in model or data.',
        falseAlarms: '0 on 618 recorded AlgoPerf runs (490 073 points), on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers) and on 60 generated noisy falls. The run of ours that learnt least still came down to 0.78 of its first loss. Our provoked runs (600 steps, the loss falling at first) are too short for its patience: it fires in none of them; loss-divergence and dead-layer do.',
        measuredBy: 'libs/stability-rules/src/recorded-runs.spec.ts',
        source: 'SageMaker Debugger LossNotDecreasing, with the first loss as a second condition: a loss that has converged stands still too.',
    },
};
function scan(view, memory, verdicts) {
    scanValues(view, verdicts, (loss, i) => {
        if (loss <= 0)
            return CALM;
        const holds = takeLoss(loss, memory);
        verdicts.level[i] = at(memory, LEVEL);
        verdicts.spread[i] = at(memory, START);
        verdicts.bound[i] = SETTINGS.startShare * at(memory, START);
        return holds ? HOLDS : CALM;
    });
}
function takeLoss(loss, memory) {
    const { levelRate, minFall, patienceSteps, startShare } = SETTINGS;
    const seen = at(memory, SEEN) + 1;
    memory[SEEN] = seen;
    if (seen === 1)
        memory[START] = loss;
    const start = at(memory, START);
    const last = at(memory, LEVEL);
    const level = last + Math.max(levelRate, 1 / seen) * (Math.min(loss, 2 * start) - last);
    memory[LEVEL] = level;
    const isBest = seen === 1 || level < (1 - minFall) * at(memory, BEST);
    if (isBest)
        memory[BEST] = level;
    const since = isBest ? 0 : at(memory, SINCE) + 1;
    memory[SINCE] = since;
    return since >= patienceSteps && level > startShare * start;
}
function sentence({ step, state, level, spread }) {
    const at = `at step ${String(step)}`;
    if (state === 'resolved')
        return `loss of the run falls again: its running level is ${short(level)} ${at}`;
    return `loss of the run does not fall: its running level is ${short(level)} ${at}, after ${short(spread)} at the start`;
}
//# sourceMappingURL=loss-not-decreasing.js.map