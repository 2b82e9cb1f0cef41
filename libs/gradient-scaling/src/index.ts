export { createDecisionMaker, type Decision, type DecisionMaker, type DecisionOptions } from './decide.js';
export { boundScale, type BoundedScale } from './guards/bound-scale.js';
export { layerDots, scaleLayers } from './layer-kernels.js';
export { createLayout, flatten, type LayerSegment, type Layout, type LayoutInput, unflatten, type VariableSegment } from './layout.js';
export { loweredAt, loweredFlags, type LoweredStep } from './lower.js';
export { nameState, readNamedState, type SavedTensor } from './named-state.js';
export { provocationAt, type Provocation, requireKnownLayers } from './provoke.js';
export { agcScaler, type AgcOptions } from './scalers/agc.js';
export { createScaler } from './scalers/create-scaler.js';
export { fixedScaler, type FixedOptions } from './scalers/fixed.js';
export { hypergradientScaler, type HypergradientOptions } from './scalers/hypergradient.js';
export { randomScaler, type RandomOptions } from './scalers/random.js';
export type { Choice, Scaler, ScalerInput } from './scalers/scaler.js';
export { snrScaler, type SnrOptions } from './scalers/snr.js';
export { trustRatioScaler, type TrustRatioOptions } from './scalers/trust-ratio.js';
export { uniformScaler } from './scalers/uniform.js';
export {
  divideOrZero,
  finiteLayers,
  initMoments,
  keepOf,
  type LayerStatistics,
  type MomentOptions,
  type Observation,
  observeGradients,
  towards,
} from './statistics/running-moments.js';
export { type MeasureTensors, packStep, type SharedTensors, unpackStep, type UnpackedStep } from './tap.js';
export { tidyRecord } from './tidy.js';
export * from './transform.js';
export { addMomentum } from './transforms/add-momentum.js';
export { addWeightDecay } from './transforms/add-weight-decay.js';
export { type AdamOptions, scaleByAdam } from './transforms/scale-by-adam.js';
export { type RmsOptions, scaleByRms, TINY } from './transforms/scale-by-rms.js';
export { scaleByTrustRatio } from './transforms/scale-by-trust-ratio.js';
