export { COMPLETENESS_STEP, completenessOf } from './completeness.js';
export { createFidelityCheck } from './fidelity.js';
export { metagradients } from './metagradient.js';
export { signAgreement, spearman } from './rank-correlation.js';
export { decisionAt, leadingSteps, replayAltered, stretchOf, walkForward } from './recorded-path.js';
export { largestEffects, neutralEffects } from './effects.js';
export { gradeEffects, gradeSets } from './evidence.js';
export { controlPValues, holm } from './outliers.js';
export { decisionLds, SET_SHARES, setSize, traceQuality } from './quality.js';
export { replaySets } from './replay-sets.js';
export { noiseFloor } from './noise-floor.js';
export { replayReacting } from './replay-reacting.js';
export { LEAST_EVIDENCE } from './trace-verdict.js';
export { traceMemory } from './trace-memory.js';
//# sourceMappingURL=index.js.map