import { deadLayer } from './rules/dead-layer.js';
import { gradientDrift } from './rules/gradient-drift.js';
import { gradientOscillation } from './rules/gradient-oscillation.js';
import { gradientSpike } from './rules/gradient-spike.js';
import { globalGradientSpike } from './rules/global-gradient-spike.js';
import { lateDecisions } from './rules/late-decisions.js';
import { lossDivergence } from './rules/loss-divergence.js';
import { lossNotDecreasing } from './rules/loss-not-decreasing.js';
import { lossSpike } from './rules/loss-spike.js';
import { missingDecisions } from './rules/missing-decisions.js';
import { nonFiniteGradient } from './rules/non-finite-gradient.js';
import { overfitting } from './rules/overfitting.js';
import { recordingToDisk } from './rules/recording-to-disk.js';
import { scaleClamped } from './rules/scale-clamped.js';
import { scaleDisagreement } from './rules/scale-disagreement.js';
import { scaleSpike } from './rules/scale-spike.js';
import { scalerOutOfRange } from './rules/scaler-out-of-range.js';
import { updateRatio } from './rules/update-ratio.js';
import { updateSpike } from './rules/update-spike.js';
import { vanishingGradient } from './rules/vanishing-gradient.js';
/** The rules that every run is watched with, most severe first. */
export const builtInRules = [
    lossDivergence,
    nonFiniteGradient,
    scaleSpike,
    gradientSpike,
    globalGradientSpike,
    gradientDrift,
    scalerOutOfRange,
    updateSpike,
    updateRatio,
    gradientOscillation,
    vanishingGradient,
    deadLayer,
    lossSpike,
    lossNotDecreasing,
    overfitting,
    missingDecisions,
    lateDecisions,
    recordingToDisk,
    scaleClamped,
    scaleDisagreement,
];
//# sourceMappingURL=built-in-rules.js.map