import { spikeRule } from '../spike-rule.js';
/**
 * `global-gradient-spike`: the global gradient norm √Σ ‖g_l‖² rises far above its running level; z = (ln ‖g‖ − level) / spread > 6,
 * and ‖g‖ at least 1.5 times the level; and without the layer that holds most at that step still above the level: what one layer
 * does alone is gradient-spike's. The healthy floor is that of gradient-spike.
 *
 * Noise of layers that is their own averages out in the sum, so the spread is smaller and a rise that layers share, too
 * small to be told in any of them, stands out: hence 1.5 in place of 2.3. If one layer alone rises, the rest is below the level,
 * whatever the net; if all rise by r and the largest holds the share p of the squares, the rest is above it for r > 1 / √(1 − p).
 * Derived from the layers' norms, not recorded; a net of one layer has none of its own.
 *
 * @see Pascanu et al. 2012 (arXiv 1211.5063)
 */
export const globalGradientSpike = spikeRule({
    name: 'global-gradient-spike',
    severity: 'warning',
    measure: 'gradNorm',
    overLayers: true,
    noun: 'global gradient norm',
    hold: { holdSteps: 0, keepFiringSteps: 50 },
    settings: { deviations: 6, minRatio: 1.5, levelRate: 0.05, spreadRate: 0.02, warmUpSteps: 20, rebaselineSteps: 50 },
    healthy: { healthyFrom: 100, healthyTo: 600, farBelow: 3, learntShare: 0.2 },
    text: {
        condition: 'The global gradient norm, √Σ gradNorm² over the layers, rises above its own running level: (ln norm − level) / spread > 6 and norm > 1.5 × level, and so does not one layer alone: without the layer that holds most at that step the norm is still above the level. Once the run has learnt (loss below a fifth of its start) and its level is below a third of the healthy level, also norm > 1.5 × healthy level. Not in the first 20 steps; no sample at a step that lacks the norm of a layer, or where it is not finite, nor in a net of one layer.',
        meaning: 'The whole net met a batch, or entered a region, that is out of the ordinary, though each layer by itself may be within its own. What clips by the global norm clips here.',
        action: 'See whether gradient-spike fires beside it: then its first layer is where to look. Alone, look at the batch, the loss and the learning rate of the step: no single layer is to blame. If it comes again, clip by the global norm or lower the learning rate.',
        falseAlarms: 'Made nets of 3 and 20 layers (`npm run bench -- detection`, 30 000 calm steps each): 0 to 0.067 alerts per 1000 steps, where gradient-spike on all layers raises 0.100 to 2.83. Rises of all layers at once, 20 layers whose noise is their own: recall 0.31 at ×1.5 (gradient-spike 0.10), 0.81 at ×1.75 (0.41), 0.90 at ×2 (0.94), 1.0 at ×3 (0.93). The more of the noise the layers have in common the less it sees: with 0.3 of it common 0.28 at ×1.75 (0.35), with 0.7 of it 0.04 (0.16), there, and in a net of few layers, gradient-spike sees more. 618 recorded AlgoPerf runs (unlabelled, `npm run bench -- traces`) hold a global norm alone, which gradient-spike watches; taken for that of two layers: 0.735 alerts per 1000 points, 0.235 where no gradient-spike begins at that point. 8 healthy trainings of ours (10 700 steps, 4 data sets, 4 scalers): 0.',
        measuredBy: 'libs/stability-rules/src/recorded-runs.spec.ts',
        source: 'Global norm: Pascanu et al. 2012 (arXiv 1211.5063); robust z-score on log values, after OLMo 2 (arXiv 2501.00656), which watches the global norm.',
    },
});
//# sourceMappingURL=global-gradient-spike.js.map