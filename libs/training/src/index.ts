export { readSafetensors, type SavedValues, type TensorFile, writeSafetensors } from './checkpoint/safetensors.js';
export type { Evaluation } from './evaluate.js';
export { advanceTo } from './advance-to.js';
export type { StepTrace, TraceTarget } from './probe.js';
export { createTraining, describeModel, type Training, type TrainingOptions } from './training.js';
