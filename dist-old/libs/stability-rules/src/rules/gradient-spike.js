import { spikeRule } from '../spike-rule.js';
/**
 * `gradient-spike`: a layer's gradient norm rises far above its running level; z = (ln ‖g‖ − level) / spread > 4.5, and
 * ‖g‖ at least 2.3 times the level; in a run that has learnt (loss below a fifth of its start), where the level has fallen
 * below a third of what it was in the first healthy phase (values 100 to 600), ‖g‖ also at least 2.3 times the healthy level.
 *
 * Without that floor a net of ours that learnt 3,200 rows by heart (loss 2.5e-4) raised 192 alerts in 3,000 steps: its
 * gradients were a hundredth of the healthy ones, and each batch with a hard example stood ×3 to ×20 above them. Without
 * the loss in it, the floor would hide a ×5 after two drops of the learning rate.
 * The ratio of 2.3 costs nothing at ×3 where the spread is small, and keeps the tails of a large one out.
 * Layers that follow while the alert is open join it; spikes less than 50 steps apart are one alert.
 * Warm-up 20 steps: gradient norms fall by ×10 to ×100 in the first tens of steps; a fall is never flagged.
 *
 * @see OLMo 2 spike score (arXiv 2501.00656), ZClip (arXiv 2504.02507)
 */
export const gradientSpike = spikeRule({
    name: 'gradient-spike',
    severity: 'warning',
    measure: 'gradNorm',
    noun: 'gradient norm',
    hold: { holdSteps: 0, keepFiringSteps: 50 },
    groupsLayers: true,
    settings: { deviations: 4.5, minRatio: 2.3, levelRate: 0.05, spreadRate: 0.02, warmUpSteps: 20, rebaselineSteps: 50 },
    healthy: { healthyFrom: 100, healthyTo: 600, farBelow: 3, learntShare: 0.2 },
    text: {
        condition: "A layer's gradient norm rises above its own running level: (ln gradNorm − level) / spread > 4.5 and gradNorm > 2.3 × level. Level and spread are robust running means of log values that never take in what they flag. Once the run has learnt (running loss below a fifth of its start) and the level is below a third of the healthy level (mean level of the layer's values 100 to 600, closed by a flagged shift), also gradNorm > 2.3 × healthy level.",
        meaning: 'The layer met a batch, or entered a region, where its gradient is far out of the ordinary; loss spikes often follow.',
        action: 'Read the scale and the update norm at that step. One batch alone: look at the batch. Several layers within a few steps: lower the learning rate or the scale of the first layer to move, or clip.',
        falseAlarms: 'Generated series (`npm run bench -- detection`: 240 of 6000 steps in five healthy kinds, spread of log values 0.08 to 0.2; bounds chosen on other seeds): with gradient-drift and non-finite-gradient 0.100 flagged steps per 1000 (0.299 where the tails are those of t with 6 degrees, 0 to 0.087 elsewhere), 0.089 between planted events; recall 0.960 at ×3; 1.0 at ×10, second spike after ×1000, NaN and right after NaN; one ×5 and one burst in about 380 each missed (a ×5 on a value that is by chance 4 deviations low is ×2.2 of the level), as many as the likelihood-ratio test misses that knows how each series was generated. 618 recorded AlgoPerf runs (490 073 points, unlabelled, logged every 100 to 500 steps): 435 silent, 0.853 alerts per 1000 points, an upper bound of false alarms: those looked at by eye under an earlier bound were plain jumps and level shifts of ×2 and more. 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers): 1 alert, a jump of ×2.5 in three layers at once. Synthetic runs that learn their data by heart, with their loss: 0.058 flagged steps per 1000, and every spike out of the healthy range seen; without a recorded loss there is no such floor, and they are noisy. Not seen: slow ramps (gradient-drift), and in a run that has learnt a spike below 2.3 × its healthy level.',
        measuredBy: 'libs/stability-rules/src/recorded-runs.spec.ts',
        source: 'Robust z-score on log values, after OLMo 2 (arXiv 2501.00656) and ZClip (arXiv 2504.02507).',
    },
});
//# sourceMappingURL=gradient-spike.js.map