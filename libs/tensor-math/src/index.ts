export { backendsBySpeed, type ModelSize } from './backends/backend-choice.js';
export { backendTable, type ResolvedBackend, resolveBackend } from './backends/resolve-backend.js';
export type { LayerTensors, VariableTensors } from './layer-tensors.js';
export { gelu } from './ops/gelu.js';
export { layerNorm } from './ops/layer-norm.js';
export { softmaxCrossEntropy } from './ops/softmax-cross-entropy.js';
