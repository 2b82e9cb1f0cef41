import * as tf from '@tensorflow/tfjs';
import { wasmPass } from '../wasm-patches/product/wasm-pass.js';
export { calc } from '../wasm-patches/product/pass-program.js';
const KERNEL = 'GradlensPass';
/** Bytes of a float32. */
const FLOAT = 4;
/**
 * One pass over vectors of one shape, in place of one pass for each operation; no gradient flows through it.
 *
 * On wasm a program of its own; elsewhere, and where shapes are not those of one pass, `composed` does it by ordinary ops. Bit for bit the same on wasm.
 *
 * @param inputs of one shape: `[n]`, `[]`, or of replicas `[R, n]`.
 * @param scalars one number each; of replicas one number or one for each replica.
 * @returns one tensor for each formula, of the shape of the inputs.
 */
export function fusedPass(pass, inputs, scalars, composed) {
    if (tf.getBackend() !== 'wasm' || !fits(inputs, scalars))
        return tf.tidy(composed);
    const named = Object.fromEntries([...inputs, ...scalars].map((tensor, i) => [String(i), tensor]));
    return tf.engine().runKernel(KERNEL, named, { pass });
}
function fits([first, ...others], scalars) {
    if (first?.dtype !== 'float32')
        return false;
    const [rows] = first.shape;
    return others.every(({ shape, dtype }) => dtype === 'float32' && tf.util.arraysEqual(shape, first.shape))
        && scalars.every(({ size, rank, dtype }) => dtype === 'float32' && (size === 1 || (rank === 2 && first.rank === 2 && size === rows)));
}
function runPass({ inputs: named, backend, attrs }) {
    const heap = backend;
    const { pass } = attrs;
    const inputs = Array.from({ length: pass.inputs + pass.scalars }, (_, i) => named[String(i)]);
    const [{ shape }] = inputs;
    const outputs = pass.formulas.map(() => heap.makeOutput([...shape], 'float32'));
    const run = wasmPass(pass, heap);
    // addresses after all allocations: each may move the heap
    const places = [...inputs, ...outputs].map((tensor) => heap.typedArrayFromHeap(tensor).byteOffset);
    const rows = inputs.slice(pass.inputs).reduce((most, tensor) => Math.max(most, tf.util.sizeFromShape([...tensor.shape])), 1);
    const count = tf.util.sizeFromShape([...shape]) / rows;
    for (let row = 0; row < rows; row++)
        run(...places.map((place, i) => place + FLOAT * row * strideOf(i)), count);
    return outputs;
    function strideOf(i) {
        const isScalar = i >= pass.inputs && i < pass.inputs + pass.scalars;
        if (!isScalar)
            return count;
        return tf.util.sizeFromShape([...inputs[i].shape]) > 1 ? 1 : 0;
    }
}
tf.registerKernel({ kernelName: KERNEL, backendName: 'wasm', kernelFunc: runPass });
//# sourceMappingURL=fused-pass.js.map