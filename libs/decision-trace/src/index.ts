export { createFidelityCheck, type Divergence, type Fidelity, type FidelityCheck, type RecordedSteps } from './fidelity.js';
export { metagradients, type Metagradient, type Metagradients } from './metagradient.js';
export { signAgreement, spearman } from './rank-correlation.js';
export { type AlteredDecision, type DecisionPlace, type RecordedPath, replayAltered, stretchOf, walkForward, type WalkOptions } from './recorded-path.js';
export { type DecisionEffect, effectAt, largestEffects, neutralEffects } from './effects.js';
export { gradeEffects, holm, type MeasuredEffect } from './evidence.js';
export { decisionLds, type EffectPair, SET_SHARES, setSize, traceQuality, type TraceQuality } from './quality.js';
export { type ReplayedSet, replaysAtOnce, replaySets, type ReplaySetsOptions } from './replay-sets.js';
