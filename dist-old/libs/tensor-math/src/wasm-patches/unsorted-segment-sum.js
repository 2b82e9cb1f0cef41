import { inputOf } from './wasm-kernel.js';
/**
 * `out[s] = Σ_{i: id_i = s} x[i]` over the first axis; ids outside of `[0, numSegments)` are left out.
 *
 * Missing in the wasm package; it is the gradient of `gather`.
 */
export const unsortedSegmentSumPatch = {
    kernelName: 'UnsortedSegmentSum',
    reason: 'missing; the gradient of gather',
    run(call) {
        const x = inputOf(call, 'x');
        const segmentIds = inputOf(call, 'segmentIds');
        const numSegments = Number(call.attrs['numSegments']);
        const rowShape = x.shape.slice(segmentIds.shape.length);
        const out = call.backend.makeOutput([numSegments, ...rowShape], x.dtype);
        const width = rowShape.reduce((product, size) => product * size, 1);
        const sums = call.backend.typedArrayFromHeap(out).fill(0);
        const values = call.backend.typedArrayFromHeap(x);
        const ids = call.backend.typedArrayFromHeap(segmentIds);
        for (let row = 0; row < ids.length; row++) {
            const segment = ids[row] ?? -1;
            if (segment < 0 || segment >= numSegments)
                continue;
            for (let i = 0; i < width; i++) {
                const at = segment * width + i;
                sums[at] = (sums[at] ?? 0) + (values[row * width + i] ?? 0);
            }
        }
        return out;
    },
};
//# sourceMappingURL=unsorted-segment-sum.js.map