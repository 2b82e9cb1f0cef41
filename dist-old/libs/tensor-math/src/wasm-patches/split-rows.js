import { inputOf, runStock } from './wasm-kernel.js';
/**
 * Cuts a float32 vector, or every row of a float32 matrix, into parts of given sizes: one copy a part and row.
 *
 * The stock kernel copies number by number as soon as parts are cut along the last axis of a matrix, and takes a copy of a whole
 * vector for each of its parts. Everything else stays with it.
 */
export const splitRowsPatch = {
    kernelName: 'SplitV',
    reason: 'weights are cut into variables: replicas number by number, a vector copied whole for each part',
    run(call, stock) {
        const x = inputOf(call, 'x');
        const sizes = sizesOf(x, call.attrs);
        if (sizes === null)
            return runStock(stock, call);
        const lead = x.shape.slice(0, -1);
        const [rows, width] = [lead[0] ?? 1, x.shape.at(-1)];
        const parts = sizes.map((size) => call.backend.makeOutput([...lead, size], 'float32'));
        // views after all allocations: each may move the heap
        const from = call.backend.typedArrayFromHeap(x);
        let start = 0;
        parts.forEach((part, i) => {
            const [to, size] = [call.backend.typedArrayFromHeap(part), sizes[i]];
            for (let row = 0; row < rows; row++)
                to.set(from.subarray(row * width + start, row * width + start + size), row * size);
            start += size;
        });
        return parts;
    },
};
/** Sizes of the parts of each row; null for any other split. */
function sizesOf({ shape, dtype }, { numOrSizeSplits, axis }) {
    const isAlongRows = (shape.length === 1 || shape.length === 2) && dtype === 'float32' && (axis === shape.length - 1 || axis === -1);
    if (!isAlongRows || !Array.isArray(numOrSizeSplits))
        return null;
    const sizes = numOrSizeSplits;
    return sizes.every((size) => size > 0) ? sizes : null;
}
//# sourceMappingURL=split-rows.js.map