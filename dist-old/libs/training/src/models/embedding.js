import * as tf from '@tensorflow/tfjs';
import { variable } from './layers.js';
/** One row of `width` numbers for each token: `[batch, tokens]` numbers of tokens become `[batch, tokens, width]`. */
export function embedding(place, vocabulary, width) {
    return {
        ...place,
        kind: 'embedding',
        variables: [{ name: 'table', shape: [vocabulary, width], start: 'embedding' }],
        forward: (x, v) => rowsOf(variable(v, 'table'), x),
        // the tables of all replicas as one: replica r's rows begin at r · vocabulary
        forwardReplicas: (x, v) => {
            const table = variable(v, 'table');
            const replicas = table.shape[0];
            const first = tf.mul(tf.reshape(tf.range(0, replicas), [replicas, 1, 1]), vocabulary);
            return rowsOf(tf.reshape(table, [replicas * vocabulary, width]), tf.add(x, first));
        },
    };
}
/** One row of `width` numbers for each place in the text, added to what stands there. */
export function position(place, length, width) {
    return {
        ...place,
        kind: 'position',
        variables: [{ name: 'table', shape: [length, width], start: 'embedding' }],
        forward: (x, v) => tf.add(x, variable(v, 'table')),
        forwardReplicas: (x, v) => tf.add(x, tf.expandDims(variable(v, 'table'), 1)),
    };
}
/**
 * One row for a text, `[…, batch, width]` of `[…, batch, tokens, width]`: the mean over its tokens, or its last token. What fills
 * up a text does not count; a text without a token is all 0.
 */
export function pool(by) {
    return {
        layers: [],
        run: (x, { inputs }) => tf.sum(tf.mul(x, tf.expandDims(by === 'mean' ? shares(inputs) : lastOnly(inputs), -1)), -2),
    };
}
/** 1 for a token, 0 for what fills up, `[…, tokens]`. */
export function isToken(inputs) {
    return tf.cast(tf.greater(inputs, 0.5), 'float32');
}
function shares(inputs) {
    const tokens = isToken(inputs);
    return tf.div(tokens, tf.maximum(tf.sum(tokens, -1, true), 1));
}
/** A token that no token stands behind. */
function lastOnly(inputs) {
    const tokens = isToken(inputs);
    const rank = tokens.rank;
    const sides = tokens.shape.map((_, axis) => (axis === rank - 1 ? [0, 1] : [0, 0]));
    const begin = tokens.shape.map((_, axis) => (axis === rank - 1 ? 1 : 0));
    return tf.sub(tokens, tf.slice(tf.pad(tokens, sides), begin, tokens.shape));
}
function rowsOf(table, numbers) {
    const rows = tf.gather(table, tf.cast(tf.reshape(numbers, [-1]), 'int32'));
    return tf.reshape(rows, [...numbers.shape, table.shape[1]]);
}
//# sourceMappingURL=embedding.js.map