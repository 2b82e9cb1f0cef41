export { displaced, displacementBetween } from './checkpoint/displacement.js';
export { readSafetensors, writeSafetensors } from './checkpoint/safetensors.js';
export { advanceTo } from './advance-to.js';
export { turns } from './turns.js';
export { layersModel } from './model-out/layers-model.js';
export { createPredictor } from './model-out/predictor.js';
export { modelShapeOf } from './models/model-shape.js';
export { totalStepsOf } from './total-steps.js';
export { createTraining, describeModel } from './training.js';
export { createReplicas } from './replicas/create-replicas.js';
//# sourceMappingURL=index.js.map