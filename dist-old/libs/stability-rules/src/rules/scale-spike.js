import { spikeRule } from '../spike-rule.js';
/**
 * `scale-spike`: a layer's scale rises at once far above its running level; z = (ln |s| − level) / spread > 8, and s at
 * least twice the level.
 *
 * The floor of ×2 is there because scales are exactly constant for long stretches (fixed scalers, clamped ones) and drift by at
 * most e^±0.03 a step under `snr`: a steady drift of 0.03 a step leaves the level (rate 0.1) 0.3 behind, a ratio of 1.35.
 * A scale that is 1 because somebody, a rollback or a time-out ordered so (flag `lowered`) is no spike, wherever it was before;
 * nor is it while it comes down from there, as fast as the rate limit lets it.
 *
 * Fires at the very step of the jump, which is before the loss shows it.
 */
export const scaleSpike = spikeRule({
    name: 'scale-spike',
    severity: 'critical',
    measure: 'scale',
    noun: 'scale',
    passesLowered: true,
    hold: { holdSteps: 0, keepFiringSteps: 10 },
    settings: { deviations: 8, minRatio: 2, levelRate: 0.1, spreadRate: 0.02, warmUpSteps: 10, rebaselineSteps: 100 },
    text: {
        condition: "A layer's scale rises above its own running level: (ln |scale| − level) / spread > 8 and scale > 2 × level. Level and spread are robust running means of log values that never take in what they flag. Decisions lowered by an order are passed over, and so is the way down from there.",
        meaning: 'One layer is suddenly pushed much harder than before. A single push of ×30 made 57–73 % of runs diverge in our trials (one data set, 5 seeds, no guards), ×100 nearly all; the loss shows it a step later.',
        action: 'Look at the decision at that step: the raw scale and the measures that the scaler saw. Keep the clamp and rate-limit guards on; go back to a checkpoint before the first step of the alert, or use a fixed scaler.',
        falseAlarms: '0 on 240 000 drifting scale decisions (steps of at most e^±0.03, bounded by e^±2) and on constant scales; every step of a push of ×10 to ×1000 on 40 such series is seen; of pushes of ×3, which never made a run diverge in our trials, 28 of 40 (a scale that drifts widens its own spread). Nothing is flagged in the first 10 steps of a run.',
        measuredBy: 'libs/stability-rules/src/spike-quality.spec.ts',
        source: 'Robust z-score on log values; failures of published spike rules (EMA blinded by NaN, masked by a first spike) are its tests.',
    },
});
//# sourceMappingURL=scale-spike.js.map