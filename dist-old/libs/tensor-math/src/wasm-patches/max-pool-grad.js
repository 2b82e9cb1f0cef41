import * as tf from '@tensorflow/tfjs';
import { inputOf } from './wasm-kernel.js';
/**
 * Gradient of 2-D max pooling, NHWC: each `dy` goes to the first largest input of its window (row by row).
 *
 * The stock kernel starts its search for the largest input at 0, so a window with only negative inputs passes no
 * gradient at all, silently. A window with nothing but NaN passes none here either, as on the cpu backend.
 */
export const maxPoolGradPatch = {
    kernelName: 'MaxPoolGrad',
    reason: 'windows whose largest input is negative get gradient 0',
    run(call) {
        const input = inputOf(call, 'input');
        const { filterSize, strides, pad, dimRoundingMode } = call.attrs;
        const shape = input.shape;
        const pool = tf.backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
        const out = call.backend.makeOutput(input.shape, 'float32');
        const dx = call.backend.typedArrayFromHeap(out).fill(0);
        const x = call.backend.typedArrayFromHeap(input);
        scatterToLargest({ pool, x, dy: call.backend.typedArrayFromHeap(inputOf(call, 'dy')), dx });
        return out;
    },
};
function scatterToLargest({ pool, x, dy, dx }) {
    const { batchSize, outHeight, outWidth, inChannels } = pool;
    const cells = batchSize * outHeight * outWidth;
    for (let cell = 0; cell < cells; cell++) {
        const window = windowOf(pool, cell);
        for (let channel = 0; channel < inChannels; channel++) {
            const largest = largestIn(x, pool, window, channel);
            if (largest >= 0)
                dx[largest] = (dx[largest] ?? 0) + (dy[cell * inChannels + channel] ?? 0);
        }
    }
}
function windowOf(pool, cell) {
    const image = Math.floor(cell / (pool.outHeight * pool.outWidth));
    const outRow = Math.floor(cell / pool.outWidth) % pool.outHeight;
    const top = outRow * pool.strideHeight - pool.padInfo.top;
    const left = (cell % pool.outWidth) * pool.strideWidth - pool.padInfo.left;
    const firstRow = Math.max(0, top);
    const firstColumn = Math.max(0, left);
    return {
        start: ((image * pool.inHeight + firstRow) * pool.inWidth + firstColumn) * pool.inChannels,
        rows: Math.min(pool.inHeight, top + pool.filterHeight) - firstRow,
        columns: Math.min(pool.inWidth, left + pool.filterWidth) - firstColumn,
    };
}
function largestIn(x, pool, window, channel) {
    let largest = Number.NEGATIVE_INFINITY;
    let position = -1;
    for (let row = 0; row < window.rows; row++) {
        const start = window.start + row * pool.inWidth * pool.inChannels + channel;
        for (let column = 0; column < window.columns; column++) {
            const at = start + column * pool.inChannels;
            const value = x[at] ?? Number.NaN;
            if (value > largest)
                position = at;
            largest = value > largest ? value : largest;
        }
    }
    return position;
}
//# sourceMappingURL=max-pool-grad.js.map