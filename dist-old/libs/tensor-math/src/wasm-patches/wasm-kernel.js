import * as tf from '@tensorflow/tfjs';
/**
 * Runs a registered wasm kernel outside of the engine: its output is tracked by nobody and must be returned or freed.
 *
 * @throws Error when the backend has no such kernel.
 */
export function runWasmKernel(name, call) {
    const kernel = tf.getKernel(name, 'wasm');
    if (kernel === undefined)
        throw new Error(`the wasm backend has no kernel ${name}`);
    return single(kernel.kernelFunc(asKernelParams(call)));
}
/** Runs the kernel that a patch replaced. */
export function runStock(stock, call) {
    if (stock === null)
        throw new Error('the wasm backend has no kernel of its own for this call');
    return stock(asKernelParams(call));
}
/** `perm` of a tensor as a copy, by the Transpose kernel. The caller frees it. */
export function transposed(x, perm, backend) {
    return runWasmKernel('Transpose', { inputs: { x }, backend, attrs: { perm: [...perm] } });
}
/** Frees intermediate results of a kernel. */
export function freeAll(backend, tensors) {
    for (const tensor of tensors)
        backend.disposeData(tensor.dataId);
}
/** The input of that name. @throws Error when the call lacks it. */
export function inputOf(call, name) {
    const tensor = call.inputs[name];
    if (tensor === undefined)
        throw new Error(`kernel input ${name} is missing`);
    return tensor;
}
function asKernelParams(call) {
    return call;
}
function single(result) {
    const first = Array.isArray(result) ? result[0] : result;
    if (first === undefined)
        throw new Error('a kernel returned no tensor');
    return first;
}
//# sourceMappingURL=wasm-kernel.js.map