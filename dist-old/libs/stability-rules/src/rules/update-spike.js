import { spikeRule } from '../spike-rule.js';
/**
 * `update-spike`: the update of a layer rises at once far above its running level; z = (ln ‖Δw‖ − level) / spread > 6, and
 * at least 3 times the level.
 *
 * Catches what neither gradient nor scale shows: a learning rate that jumps, second moments that forgot a large gradient.
 * An update of 0 (a skipped step) is calm.
 */
export const updateSpike = spikeRule({
    name: 'update-spike',
    severity: 'warning',
    measure: 'updateNorm',
    noun: 'update norm',
    hold: { holdSteps: 0, keepFiringSteps: 50 },
    groupsLayers: true,
    settings: { deviations: 6, minRatio: 3, levelRate: 0.05, spreadRate: 0.02, warmUpSteps: 50, rebaselineSteps: 50 },
    healthy: { healthyFrom: 100, healthyTo: 600, farBelow: 3, learntShare: 0.2 },
    text: {
        condition: "A layer's update norm rises above its own running level: (ln updateNorm − level) / spread > 6 and updateNorm > 3 × level. Once the run has learnt (loss below a fifth of its start) and the level is below a third of the healthy level, also updateNorm > 3 × healthy level. Not in the first 50 steps.",
        meaning: 'The weights were moved much further than usual. If gradient-spike or scale-spike fires at the same step, that is the cause; alone, it is the learning rate or the optimizer.',
        action: 'Alone: look at the learning rate of the step, and at the second moments of the optimizer (a smaller beta2 follows large gradients sooner). Else see the rule that fired with it.',
        falseAlarms: '0 on 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers); recorded runs of others do not hold updates. Seen at its own step: a scale pushed ×300. Nothing is flagged in the first 50 steps.',
        measuredBy: 'test/healthy-runs.e2e-spec.ts',
        source: 'StableAdamW (arXiv 2304.13013): loss spikes follow updates that an underestimated second moment made too large; robust z-score on log values.',
    },
});
//# sourceMappingURL=update-spike.js.map