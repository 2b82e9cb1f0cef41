import { increase, loopWhile, op } from './wasm-code.js';
/** Parameters, by local: addresses and strides in bytes, sizes in numbers. */
const [A, B, C, M, K, N, A_ROW, A_COLUMN, B_ROW, C_ROW] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const [ROWS_LEFT, TERMS_LEFT, A_TILE, C_TILE, B_TERM] = [10, 11, 12, 13, 14];
/** One address in A for each row of a tile. */
const A_TERM = 15;
const MAX_ROWS = 4;
const MAX_VECTORS = 2;
const TERM = A_TERM + MAX_ROWS;
const B_VECTOR = TERM;
const SUM = B_VECTOR + MAX_VECTORS;
/**
 * C = A·B of float32 matrices with any strides: `c_in = Σ_k a_ik b_kn`, summed in the order of k from 0 on, one rounding
 * for each product and each sum: bit for bit what XNNPACK gives for one product on the same backend.
 *
 * 8 columns × 4 rows at once, then narrower tiles for what is left. B has its columns side by side.
 */
export const PRODUCT_PROGRAM = {
    name: 'product',
    parameters: 10,
    integers: TERM - 10,
    vectors: MAX_VECTORS + MAX_ROWS * MAX_VECTORS,
    body: [...columns(MAX_VECTORS, true), ...columns(1, true), ...columns(1, false)],
};
/** All rows of as many columns as there are whole tiles of; N counts down. */
function columns(vectors, isWhole) {
    const width = isWhole ? 4 * vectors : 1;
    const rows = [MAX_ROWS, 1].flatMap((count) => rowsOf({ rows: count, vectors, isWhole }));
    const start = [...op.get(M), ...op.set(ROWS_LEFT), ...op.get(A), ...op.set(A_TILE), ...op.get(C), ...op.set(C_TILE)];
    const next = [...increase(B, op.constant(4 * width)), ...increase(C, op.constant(4 * width)), ...increase(N, op.constant(-width))];
    return loopWhile([...op.get(N), ...op.constant(width), ...op.isAtLeast], [...start, ...rows, ...next]);
}
function rowsOf(tile) {
    const times = (stride) => [...op.get(stride), ...op.constant(tile.rows), ...op.multiply];
    const next = [...increase(A_TILE, times(A_ROW)), ...increase(C_TILE, times(C_ROW)), ...increase(ROWS_LEFT, op.constant(-tile.rows))];
    return loopWhile([...op.get(ROWS_LEFT), ...op.constant(tile.rows), ...op.isAtLeast], [...tileOf(tile), ...next]);
}
function tileOf(tile) {
    const all = Array.from({ length: tile.rows * tile.vectors }, (_, i) => i);
    const zeros = all.flatMap((i) => [...op.zeroVector, ...op.set(SUM + i)]);
    const addresses = upTo(tile.rows).flatMap((row) => [...op.get(A_TILE), ...op.get(A_ROW), ...op.constant(row), ...op.multiply, ...op.add, ...op.set(A_TERM + row)]);
    const start = [...op.get(K), ...op.set(TERMS_LEFT), ...op.get(B), ...op.set(B_TERM)];
    return [...zeros, ...addresses, ...start, ...loopWhile(op.get(TERMS_LEFT), termOf(tile)), ...storeTile(tile)];
}
/** sum ← sum + a_ik b_kn for the whole tile, then k ← k + 1. */
function termOf({ rows, vectors, isWhole }) {
    const load = upTo(vectors).flatMap((v) => [...op.get(B_TERM), ...op.constant(16 * v), ...op.add, ...(isWhole ? op.loadVector : op.loadOne), ...op.set(B_VECTOR + v)]);
    const sums = upTo(rows).flatMap((row) => upTo(vectors).flatMap((v) => {
        const sum = SUM + row * vectors + v;
        return [...op.get(sum), ...op.get(A_TERM + row), ...op.loadSplat, ...op.get(B_VECTOR + v), ...op.multiplyVectors, ...op.addVectors, ...op.set(sum)];
    }));
    const next = [...upTo(rows).flatMap((row) => increase(A_TERM + row, op.get(A_COLUMN))), ...increase(B_TERM, op.get(B_ROW)), ...increase(TERMS_LEFT, op.constant(-1))];
    return [...load, ...sums, ...next];
}
function storeTile({ rows, vectors, isWhole }) {
    return upTo(rows).flatMap((row) => upTo(vectors).flatMap((v) => [
        ...op.get(C_TILE), ...op.get(C_ROW), ...op.constant(row), ...op.multiply, ...op.add, ...op.constant(16 * v), ...op.add,
        ...op.get(SUM + row * vectors + v), ...(isWhole ? op.storeVector : op.storeOne),
    ]));
}
function upTo(count) {
    return Array.from({ length: count }, (_, i) => i);
}
//# sourceMappingURL=product-program.js.map