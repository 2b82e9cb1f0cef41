import { attend, UNSEEN } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { isToken } from './embedding.js';
/** Attention of the tokens of a text to each other, then a dense layer; what fills up a text is not seen. `[…, batch, tokens, width]` each way. */
export function attention({ query, key, value, output, heads, isCausal, length }) {
    const behind = isCausal ? unseenBehind(length) : null;
    return {
        layers: [query, key, value, output],
        run: (x, pass) => {
            const of = (layer) => onRows(layer, x, pass);
            const seen = attend([of(query), of(key), of(value)], { heads, unseen: unseenOf(pass.inputs, behind) });
            return onRows(output, seen, pass);
        },
    };
}
/** A layer on each row of the last axis, whatever stands before it. */
export function onRows(layer, x, { apply, isReplicated }) {
    const leading = isReplicated ? x.shape.slice(0, 1) : [];
    const y = apply(layer, tf.reshape(x, [...leading, -1, x.shape.at(-1)]));
    return tf.reshape(y, [...x.shape.slice(0, -1), y.shape.at(-1)]);
}
/** `[…, batch, 1, 1, tokens]`, or with both places where the order counts. */
function unseenOf(inputs, behind) {
    const [batch, tokens] = inputs.shape.slice(-2);
    const filling = tf.reshape(tf.mul(tf.sub(1, isToken(inputs)), UNSEEN), [...inputs.shape.slice(0, -2), batch, 1, 1, tokens]);
    return behind === null ? filling : tf.add(filling, tf.tensor2d(behind, [tokens, tokens]));
}
/** {@link UNSEEN} where the second token stands behind the first, `[length * length]`. */
function unseenBehind(length) {
    return Float32Array.from({ length: length * length }, (_, i) => (i % length > Math.floor(i / length) ? UNSEEN : 0));
}
//# sourceMappingURL=attention.js.map