import { spikeRule } from '../spike-rule.js';
/**
 * `loss-spike`: the loss of a step rises far above its running level; z = (ln loss − level) / spread > 6, and the loss at
 * least 3 times the level; once the run has learnt (loss below a fifth of its start) and is below a third of its healthy
 * level, also at least 3 times that.
 *
 * A loss is that of one batch: it is noisier than a gradient norm, so its bound is wider. One that stays up is
 * loss-divergence's. A loss that is 0 or below has no logarithm and is calm.
 */
export const lossSpike = spikeRule({
    name: 'loss-spike',
    severity: 'warning',
    measure: 'loss',
    noun: 'loss',
    hold: { holdSteps: 0, keepFiringSteps: 50 },
    settings: { deviations: 6, minRatio: 3, levelRate: 0.05, spreadRate: 0.02, warmUpSteps: 20, rebaselineSteps: 50 },
    healthy: { healthyFrom: 100, healthyTo: 600, farBelow: 3, learntShare: 0.2 },
    text: {
        condition: 'The loss of a step rises above its own running level: (ln loss − level) / spread > 6 and loss > 3 × level. Once the run has learnt (loss below a fifth of its start) and its level is below a third of the healthy level (mean level of losses 100 to 600), also loss > 3 × healthy level.',
        meaning: 'A batch that the net finds far harder than the others, or a step that broke something. If it comes back down within some steps the run has survived it.',
        action: 'Look at the batch of that step, and at gradient-spike and scale-spike just before it: a spike of the gradient comes first. If it does not come back down, loss-divergence fires.',
        falseAlarms: '618 recorded AlgoPerf runs (490 073 points, unlabelled): 613 silent, 10 alerts, 0.020 per 1000 points, each a loss of more than 3 × its level. 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers): 0. Seen of spikes planted in those recorded losses, at their own point: ×3 0.24, ×5 0.88, ×10 0.99 (1821 each). On the generated series of `npm run bench -- detection`, taken for losses: 0.018 false alarms per 1000 steps; recall 0.50 at ×3, 0.95 at ×5, 0.97 at ×10 (missed are series below a third of their healthy level, where it asks for 3 × that).',
        measuredBy: 'libs/stability-rules/src/recorded-runs.spec.ts',
        source: 'Loss spikes as PaLM (arXiv 2204.02311) and OLMo 2 (arXiv 2501.00656) count them, with a robust z-score on log values.',
    },
});
//# sourceMappingURL=loss-spike.js.map