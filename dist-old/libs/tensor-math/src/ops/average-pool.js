import * as tf from '@tensorflow/tfjs';
/**
 * Mean of each 2×2 window of `[batch, height, width, channels]`, over the places inside the image; an odd edge makes a window of its own.
 *
 * An odd edge is doubled first, which leaves its mean as it is: TensorFlow.js pools such an edge rightly, but its gradient
 * divides by four what the pooling divided by two (4.22, cpu and wasm).
 */
export function averagePool(x) {
    return tf.tidy(() => tf.avgPool(evenAlong(evenAlong(x, 1), 2), 2, 2, 'valid'));
}
/** With the last row or column once more where their number is odd. */
function evenAlong(x, axis) {
    const length = x.shape[axis];
    if (length % 2 === 0)
        return x;
    const last = axis === 1 ? tf.slice(x, [0, length - 1, 0, 0], [-1, 1, -1, -1]) : tf.slice(x, [0, 0, length - 1, 0], [-1, -1, 1, -1]);
    return tf.concat([x, last], axis);
}
//# sourceMappingURL=average-pool.js.map