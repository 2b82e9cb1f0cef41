import * as tf from '@tensorflow/tfjs';
import { averagePool, gelu, layerNorm, replicaProduct } from '#libs/tensor-math';
/** y = x W + b; kernel `[inputs, outputs]`. */
export function dense(place, inputs, outputs, start) {
    return {
        ...place,
        kind: 'dense',
        variables: [
            { name: 'kernel', shape: [inputs, outputs], start },
            { name: 'bias', shape: [outputs], start: 'zeros' },
        ],
        forward: (x, v) => tf.add(tf.matMul(x, variable(v, 'kernel')), variable(v, 'bias')),
        forwardReplicas: (x, v) => tf.add(replicaProduct(x, variable(v, 'kernel')), tf.expandDims(variable(v, 'bias'), 1)),
    };
}
/** 3×3 convolution, stride 1, size kept; kernel `[3, 3, inputs, outputs]`, images `[batch, height, width, channels]`. */
export function conv2d(place, inputs, outputs, start) {
    return {
        ...place,
        kind: 'conv2d',
        variables: [
            { name: 'kernel', shape: [3, 3, inputs, outputs], start },
            { name: 'bias', shape: [outputs], start: 'zeros' },
        ],
        forward: (x, v) => tf.add(tf.conv2d(x, variable(v, 'kernel'), 1, 'same'), variable(v, 'bias')),
        // a convolution is bound by its arithmetic: one after the other costs what all at once would
        forwardReplicas: (x, v, isShared) => {
            const [kernels, biases] = [tf.unstack(variable(v, 'kernel')), tf.unstack(variable(v, 'bias'))];
            const inputs = isShared ? kernels.map(() => x) : tf.unstack(x);
            return tf.stack(kernels.map((kernel, r) => tf.add(tf.conv2d(inputs[r], kernel, 1, 'same'), biases[r])));
        },
    };
}
/** Layer normalisation over the last axis, with a gain and an offset per feature or channel. */
export function norm(place, features) {
    return {
        ...place,
        kind: 'layer-norm',
        variables: [
            { name: 'gain', shape: [features], start: 'ones' },
            { name: 'offset', shape: [features], start: 'zeros' },
        ],
        forward: (x, v) => layerNorm(x, variable(v, 'gain'), variable(v, 'offset')),
        forwardReplicas: (x, v) => {
            const rows = tf.reshape(x, [x.shape[0], -1, features]);
            return tf.reshape(layerNorm(rows, tf.expandDims(variable(v, 'gain'), 1), tf.expandDims(variable(v, 'offset'), 1)), x.shape);
        },
    };
}
/** The largest of each 2×2 window; an odd edge makes a window of its own. */
export const maxPool = (x) => tf.maxPool(x, 2, 2, 'same');
/** The mean of each 2×2 window; an odd edge makes a window of its own. */
export const meanPool = (x) => averagePool(x);
/** One row of numbers per example. */
export const flat = (x) => (x.rank === 2 ? x : tf.reshape(x, [x.shape[0], -1]));
/** The activation of that name. */
export function activate(name) {
    switch (name) {
        case 'relu':
            return (x) => tf.relu(x);
        case 'tanh':
            return (x) => tf.tanh(x);
        case 'gelu':
            return gelu;
    }
}
/** A variable of a layer by its name. */
export function variable(variables, name) {
    const tensor = variables[name];
    if (tensor === undefined)
        throw new RangeError(`variable ${name} is missing`);
    return tensor;
}
//# sourceMappingURL=layers.js.map