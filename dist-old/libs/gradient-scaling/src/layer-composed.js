import * as tf from '@tensorflow/tfjs';
/** Dot products per layer from ordinary ops, for backends whose memory JavaScript cannot see; `[layers]` per pair (`[R, layers]` of replicas). */
export function composedDots(pairs, sizes) {
    return tf.tidy(() => pairs.map(([a, b]) => tf.stack(splitLayers(tf.mul(a, b), sizes).map((part) => tf.sum(part, -1)), -1)));
}
/** A factor per layer from ordinary ops; a factor of 0 gives exactly 0. */
export function composedScale(flat, factors, sizes) {
    return tf.tidy(() => {
        const each = splitLayers(factors, sizes.map(() => 1));
        return tf.concat(splitLayers(flat, sizes).map((part, l) => scalePart(part, each[l])), -1);
    });
}
function scalePart(part, factor) {
    return tf.where(tf.equal(factor, 0), tf.zerosLike(part), tf.mul(part, factor));
}
function splitLayers(flat, sizes) {
    return sizes.length === 1 ? [flat] : tf.split(flat, [...sizes], -1);
}
//# sourceMappingURL=layer-composed.js.map