import { batchedProduct, countOf } from './product/batched-product.js';
import { freeAll, inputOf, runStock, transposed } from './wasm-kernel.js';
/**
 * `A·B`, `Aᵀ·B`, `A·Bᵀ`, `Aᵀ·Bᵀ`: one product with an explicit transpose before it, many by a kernel of our own.
 *
 * The stock kernel leaves the fast matrix product as soon as one side is transposed, which every gradient of a dense
 * layer is, or there is more than one product, which replicas are.
 */
export const batchMatMulPatch = {
    kernelName: 'BatchMatMul',
    reason: 'transposed products (every dense gradient) and many at once (replicas) take a slow path',
    run(call, stock) {
        const { transposeA, transposeB } = call.attrs;
        if (isMany(call))
            return batchedProduct({ tensor: inputOf(call, 'a'), transpose: transposeA === true }, { tensor: inputOf(call, 'b'), transpose: transposeB === true }, call.backend);
        const copies = [];
        const a = side(call, { name: 'a', transpose: transposeA === true, copies });
        const b = side(call, { name: 'b', transpose: transposeB === true, copies });
        const out = runStock(stock, { ...call, inputs: { a, b }, attrs: { transposeA: false, transposeB: false } });
        freeAll(call.backend, copies);
        return out;
    },
};
/** Several matrices on a side, float32: the form of replicas, `[R, m, k]` or one for all, `[1, m, k]`. */
function isMany(call) {
    const sides = [inputOf(call, 'a'), inputOf(call, 'b')];
    return sides.some((side) => countOf(side) > 1) && sides.every(({ shape, dtype }) => shape.length === 3 && dtype === 'float32');
}
function side(call, { name, transpose, copies }) {
    const tensor = inputOf(call, name);
    if (!transpose)
        return tensor;
    const rank = tensor.shape.length;
    const perm = tensor.shape.map((_, axis) => (axis < rank - 2 ? axis : 2 * rank - 3 - axis));
    const copy = transposed(tensor, perm, call.backend);
    copies.push(copy);
    return copy;
}
//# sourceMappingURL=batch-mat-mul.js.map