import { freeAll, transposed } from '../wasm-kernel.js';
import { PRODUCT_PROGRAM } from './product-program.js';
import { wasmProgram } from './wasm-program.js';
/** Bytes of a float32. */
const FLOAT = 4;
/**
 * `[count, m, n]`: products of matrices pair by pair; one matrix on either side stands for all.
 *
 * Bit for bit what the stock kernel gives for each pair by itself, 4 to 10 times faster than it is for many
 * (it has a fast path for one product only).
 */
export function batchedProduct(a, b, backend) {
    const straight = b.transpose ? transposed(b.tensor, [0, 2, 1], backend) : b.tensor;
    const [rowsOfA, columnsOfA] = sizesOf(a.tensor);
    const [m, k] = a.transpose ? [columnsOfA, rowsOfA] : [rowsOfA, columnsOfA];
    const [, n] = sizesOf(straight);
    const [countA, countB] = [countOf(a.tensor), countOf(straight)];
    const out = backend.makeOutput([Math.max(countA, countB), m, n], 'float32');
    const product = wasmProgram(PRODUCT_PROGRAM, backend);
    const [fromA, fromB, into] = [a.tensor, straight, out].map((tensor) => backend.typedArrayFromHeap(tensor).byteOffset);
    const [stepA, stepB] = [countA === 1 ? 0 : FLOAT * m * k, countB === 1 ? 0 : FLOAT * k * n];
    const [aRow, aColumn] = a.transpose ? [FLOAT, FLOAT * columnsOfA] : [FLOAT * columnsOfA, FLOAT];
    for (let i = 0; i < Math.max(countA, countB); i++)
        product(fromA + i * stepA, fromB + i * stepB, into + i * FLOAT * m * n, m, k, n, aRow, aColumn, FLOAT * n, FLOAT * n);
    if (straight !== b.tensor)
        freeAll(backend, [straight]);
    return out;
}
function sizesOf({ shape }) {
    return [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
}
/** Matrices in a tensor. */
export function countOf({ shape }) {
    return shape.slice(0, -2).reduce((product, size) => product * size, 1);
}
//# sourceMappingURL=batched-product.js.map