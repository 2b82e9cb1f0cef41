import * as tf from '@tensorflow/tfjs';
import { batchMatMulPatch } from './batch-mat-mul.js';
import { conv2dBackpropFilterPatch, conv2dBackpropInputPatch } from './conv2d-backprop.js';
import { identityPatch } from './identity.js';
import { maxPoolGradPatch } from './max-pool-grad.js';
import { splitRowsPatch } from './split-rows.js';
import { tanhPatch } from './tanh.js';
import { unsortedSegmentSumPatch } from './unsorted-segment-sum.js';
/** Every kernel of the wasm package that gradlens replaces, by name. */
export const WASM_PATCHES = [
    batchMatMulPatch,
    conv2dBackpropFilterPatch,
    conv2dBackpropInputPatch,
    identityPatch,
    maxPoolGradPatch,
    splitRowsPatch,
    tanhPatch,
    unsortedSegmentSumPatch,
];
/** What the package had registered, kept so that a patch can call it and `removeWasmPatches` can put it back. */
const replaced = new Map();
/** Replaces the wasm kernels that are missing, wrong or slow. Doing it twice changes nothing. */
export function applyWasmPatches() {
    for (const patch of WASM_PATCHES) {
        if (replaced.has(patch.kernelName))
            continue;
        const stock = tf.getKernel(patch.kernelName, 'wasm') ?? null;
        if (stock !== null)
            tf.unregisterKernel(patch.kernelName, 'wasm');
        tf.registerKernel(patchedKernel(patch, stock));
        replaced.set(patch.kernelName, stock);
    }
}
/** Puts the package's own kernels back: for the test that shows what the patches are for. */
export function removeWasmPatches() {
    for (const [kernelName, stock] of replaced) {
        tf.unregisterKernel(kernelName, 'wasm');
        if (stock !== null)
            tf.registerKernel(stock);
    }
    replaced.clear();
}
function patchedKernel(patch, stock) {
    return {
        kernelName: patch.kernelName,
        backendName: 'wasm',
        kernelFunc: (params) => patch.run(params, stock?.kernelFunc ?? null),
        ...(stock?.setupFunc === undefined ? {} : { setupFunc: stock.setupFunc }),
        ...(stock?.disposeFunc === undefined ? {} : { disposeFunc: stock.disposeFunc }),
    };
}
//# sourceMappingURL=index.js.map