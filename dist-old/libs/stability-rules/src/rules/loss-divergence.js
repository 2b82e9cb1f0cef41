import { at } from '../memory-at.js';
import { CALM, HOLDS, NO_SAMPLE, short } from '../rule.js';
const SETTINGS = {
    /** Times the loss at the start at which the loss counts as blown up. */
    startRatio: 3,
    /** Losses that make the level of the start; one that is blown up is none of them. */
    startSteps: 20,
    /** Blown-up losses in a row: one bad batch is no divergence. */
    consecutiveSteps: 3,
    /** Times its best at which the running level counts as collapsed … */
    bestRatio: 3,
    /** … where it is also back above this share of the loss at the start. */
    startShare: 0.75,
    /** Weight of a new loss in the running level. */
    levelRate: 0.1,
};
/** Numbers of memory: losses at the start, their mean, blown up in a row, losses seen, running level, best running level. */
const MEMORY_SIZE = 6;
const START_COUNT = 0;
const START = 1;
const STREAK = 2;
const SEEN = 3;
const LEVEL = 4;
const BEST = 5;
/**
 * `loss-divergence`: the loss is NaN or infinite; or above 3 × its level at the start three times in a row; or its
 * running level is above 3 × its best and back above 0.75 of the start.
 *
 * Start: mean of the first 20 losses that are not blown up, judged from the second loss on, so that a run that explodes
 * in its first steps has no chance to make that its normal: a blown-up value never enters. Best and level: running mean
 * (rate 0.1) of the loss, which counts at most 3 × start, from 20 losses on. NaN and infinities enter nothing.
 * Before training a net knows nothing; a loss well above that is worse than nothing, whatever the task. A loss that is
 * not positive is judged for being finite alone: it has no ratio.
 */
export const lossDivergence = {
    name: 'loss-divergence',
    severity: 'critical',
    hold: { holdSteps: 0, keepFiringSteps: 20 },
    constants: SETTINGS,
    runSeries: ['loss'],
    layerSeries: [],
    memorySize: MEMORY_SIZE,
    evaluate: ({ window: { steps, loss } }, memory, verdicts) => {
        if (loss.length === 0)
            verdicts.holds.fill(NO_SAMPLE, 0, steps.length);
        for (let i = 0; i < loss.length; i++)
            judgeLoss(loss[i] ?? NaN, memory, verdicts, i);
    },
    explain: (sample) => ({ threshold: Number.isFinite(sample.value) ? sample.bound : null, summary: sentence(sample) }),
    text: {
        condition: 'The loss is NaN or infinite; or loss > 3 × start at 3 steps in a row; or the running level of the loss > 3 × its best and > 0.75 × start. Start: mean of the first 20 losses that are not blown up themselves. From the second step on.',
        meaning: 'The run has diverged, or has lost what it had learnt: its predictions are no better, or far worse, than before training. Weights from here on are of no use.',
        action: 'Stop the run. Go back to a checkpoint before the first step of the alert; lower the learning rate (by 3 to 10 times), or keep the clamp and rate-limit guards on. Non-finite: see non-finite-gradient for the first layer.',
        falseAlarms: '0 on 618 recorded AlgoPerf runs (490 073 points, unlabelled; a single loss above 3 × start, not three in a row, is in 6 of them) and on 14 healthy runs of ours, 7 of which learnt their data by heart. Every run of ours that blew up (sgd at learning rate 10 and 100, adam at 10, scales pushed ×300 late) is seen at its third blown-up loss. A loss that spikes once, or settles at less than 3 × start without having been better before, is not.',
        measuredBy: 'libs/stability-rules/src/rules/loss-divergence.spec.ts',
        source: 'Loss above twice its value before counted as divergence in our trials of pushed scales; OLMo 2 (arXiv 2501.00656) and PaLM (arXiv 2204.02311) watch the loss the same way.',
    },
};
function judgeLoss(value, memory, verdicts, i) {
    verdicts.value[i] = value;
    if (!Number.isFinite(value)) {
        verdicts.holds[i] = HOLDS;
        return;
    }
    const isBlownUp = takeStart(value, memory);
    const hasCollapsed = takeLevel(value, memory);
    verdicts.holds[i] = isBlownUp || hasCollapsed ? HOLDS : CALM;
    if (hasCollapsed && !isBlownUp)
        tell(verdicts, i, { level: at(memory, BEST), spread: at(memory, LEVEL), bound: collapseBound(memory) });
    else
        tell(verdicts, i, { level: at(memory, START), spread: 0, bound: SETTINGS.startRatio * at(memory, START) });
}
/** A spread of 0 means that the loss was compared with the start, else it is the running level compared with its best. */
function tell(verdicts, i, { level, spread, bound }) {
    verdicts.level[i] = level;
    verdicts.spread[i] = spread;
    verdicts.bound[i] = bound;
}
/** Whether the loss has been blown up for long enough; learns the start from those that are not. */
function takeStart(value, memory) {
    const count = at(memory, START_COUNT);
    const start = at(memory, START);
    if (start > 0 && value > SETTINGS.startRatio * start) {
        memory[STREAK] = at(memory, STREAK) + 1;
        return memory[STREAK] >= SETTINGS.consecutiveSteps;
    }
    memory[STREAK] = 0;
    if (count < SETTINGS.startSteps) {
        memory[START_COUNT] = count + 1;
        memory[START] = start + (value - start) / (count + 1);
    }
    return false;
}
/** Whether the running level has come back up from its best; takes the loss in. */
function takeLevel(value, memory) {
    const { startRatio, startSteps, levelRate } = SETTINGS;
    const start = at(memory, START);
    const seen = at(memory, SEEN) + 1;
    const last = at(memory, LEVEL);
    const counted = start > 0 ? Math.min(value, startRatio * start) : value;
    const level = last + Math.max(levelRate, 1 / seen) * (counted - last);
    memory[SEEN] = seen;
    memory[LEVEL] = level;
    if (seen < startSteps)
        return false;
    memory[BEST] = seen === startSteps ? level : Math.min(at(memory, BEST), level);
    return at(memory, BEST) > 0 && level > collapseBound(memory);
}
function collapseBound(memory) {
    return Math.max(SETTINGS.bestRatio * at(memory, BEST), SETTINGS.startShare * at(memory, START));
}
function sentence({ step, state, value, level, spread }) {
    const when = `at step ${String(step)}`;
    if (state === 'resolved')
        return `loss of the run is back at ${short(value)} ${when}`;
    if (!Number.isFinite(value))
        return `loss of the run became ${String(value)} ${when}`;
    if (spread === 0)
        return `loss of the run blew up to ${short(value)} ${when}: ${short(value / level)} times its level at the start, ${short(level)}`;
    return `loss of the run rose back to a running level of ${short(spread)} ${when}: ${short(spread / level)} times its best, ${short(level)}`;
}
//# sourceMappingURL=loss-divergence.js.map