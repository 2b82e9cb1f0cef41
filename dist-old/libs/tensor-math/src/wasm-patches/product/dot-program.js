import { increase, loopWhile, op } from './wasm-code.js';
/** Parameters, by local: two addresses in bytes, the count of numbers. */
const [A, B, COUNT] = [0, 1, 2];
const [FIRST, SECOND, A_VECTOR, B_VECTOR] = [3, 4, 5, 6];
/**
 * Σ a_i b_i of float32 numbers in double precision: four partial sums, i mod 4, what is left over to the first; then
 * (s₀ + s₁) + (s₂ + s₃). The order is part of the record: statistics rest on these bits.
 */
export const DOT_PROGRAM = {
    name: 'dot',
    parameters: 3,
    integers: 0,
    vectors: 4,
    hasResult: true,
    body: [
        ...[FIRST, SECOND].flatMap((sum) => [...op.zeroVector, ...op.set(sum)]),
        ...eachOf(4, op.loadVector, [...addProduct(FIRST, op.get), ...addProduct(SECOND, op.upperHalf)]),
        // the second half of such a vector is 0: only the first sum changes
        ...eachOf(1, op.loadOne, addProduct(FIRST, op.get)),
        ...op.double(FIRST, 0), ...op.double(FIRST, 1), ...op.addDoubles,
        ...op.double(SECOND, 0), ...op.double(SECOND, 1), ...op.addDoubles, ...op.addDoubles,
    ],
};
function eachOf(count, load, add) {
    const both = [...op.get(A), ...load, ...op.set(A_VECTOR), ...op.get(B), ...load, ...op.set(B_VECTOR)];
    const next = [...increase(A, op.constant(4 * count)), ...increase(B, op.constant(4 * count)), ...increase(COUNT, op.constant(-count))];
    return loopWhile([...op.get(COUNT), ...op.constant(count), ...op.isAtLeast], [...both, ...add, ...next]);
}
function addProduct(sum, half) {
    const doubles = (local) => [...half(local), ...op.promoteLow];
    return [...op.get(sum), ...doubles(A_VECTOR), ...doubles(B_VECTOR), ...op.multiplyDoubleVectors, ...op.addDoubleVectors, ...op.set(sum)];
}
//# sourceMappingURL=dot-program.js.map