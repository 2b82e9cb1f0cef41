export { readSafetensors, type SavedValues, type TensorFile, writeSafetensors } from './checkpoint/safetensors.js';
export type { Evaluation } from './evaluate.js';
export { advanceTo } from './advance-to.js';
export { layersModel } from './model-out/layers-model.js';
export type { NamedWeights } from './model-out/named-weights.js';
export { createPredictor, type Predictor, type PredictorOptions } from './model-out/predictor.js';
export type { StepTrace, TraceTarget } from './probe.js';
export { createTraining, describeModel, type Training, type TrainingOptions } from './training.js';
