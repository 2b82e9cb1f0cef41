import * as tf from '@tensorflow/tfjs';
import { attend, UNSEEN } from '../ops/attention.js';
import { averagePool } from '../ops/average-pool.js';
import { gelu } from '../ops/gelu.js';
import { layerNorm } from '../ops/layer-norm.js';
import { meanSquaredError } from '../ops/mean-squared-error.js';
import { softmaxCrossEntropy, weightedCrossEntropy } from '../ops/softmax-cross-entropy.js';
const image = { shape: [3, 8, 9, 4] };
const filter = { shape: [3, 3, 4, 5] };
const conv = (stride, pad) => (x, w) => tf.conv2d(x, w, stride, pad, 'NHWC', [1, 1], typeof pad === 'number' ? 'floor' : undefined);
const pool = (size, stride, pad) => (x) => tf.maxPool(x, size, stride, pad);
const averages = (x) => averagePool(x);
const DENSE = [
    { name: 'matMul A·B', inputs: [{ shape: [17, 13] }, { shape: [13, 11] }], compute: (a, b) => tf.matMul(a, b) },
    { name: 'matMul Aᵀ·B', inputs: [{ shape: [13, 17] }, { shape: [13, 11] }], compute: (a, b) => tf.matMul(a, b, true) },
    { name: 'matMul A·Bᵀ', inputs: [{ shape: [17, 13] }, { shape: [11, 13] }], compute: (a, b) => tf.matMul(a, b, false, true) },
    { name: 'matMul Aᵀ·Bᵀ', inputs: [{ shape: [13, 17] }, { shape: [11, 13] }], compute: (a, b) => tf.matMul(a, b, true, true) },
    { name: 'matMul of one column', inputs: [{ shape: [17, 13] }, { shape: [13, 1] }], compute: (a, b) => tf.matMul(a, b) },
    { name: 'batched matMul', inputs: [{ shape: [3, 7, 5] }, { shape: [3, 5, 6] }], compute: (a, b) => tf.matMul(a, b) },
    { name: 'batched matMul A·Bᵀ', inputs: [{ shape: [3, 7, 5] }, { shape: [3, 6, 5] }], compute: (a, b) => tf.matMul(a, b, false, true) },
    { name: 'batched matMul Aᵀ·B', inputs: [{ shape: [3, 5, 7] }, { shape: [3, 5, 6] }], compute: (a, b) => tf.matMul(a, b, true) },
    { name: 'bias add', inputs: [{ shape: [17, 11] }, { shape: [11] }], compute: (x, b) => tf.add(x, b) },
];
const POINTWISE = [
    { name: 'relu', inputs: [{ shape: [17, 11] }], compute: (x) => tf.relu(x) },
    { name: 'tanh', inputs: [{ shape: [17, 11], scale: 3 }], compute: (x) => tf.tanh(x) },
    { name: 'gelu', inputs: [{ shape: [17, 11], scale: 4 }], compute: gelu },
    {
        name: 'layer norm',
        inputs: [{ shape: [9, 32] }, { shape: [32] }, { shape: [32] }],
        compute: (x, gain, offset) => layerNorm(x, gain, offset),
    },
    {
        name: 'layer norm of an image',
        inputs: [image, { shape: [4] }, { shape: [4] }],
        compute: (x, gain, offset) => layerNorm(x, gain, offset),
    },
    { name: 'flatten', inputs: [image], compute: (x) => tf.square(tf.reshape(x, [3, -1])) },
    { name: 'gather', inputs: [{ shape: [6, 5] }], compute: (x) => tf.square(tf.gather(x, [4, 0, 4, 2])) },
    { name: 'softmax cross entropy', inputs: [{ shape: [16, 10], scale: 3 }], compute: (z) => softmaxCrossEntropy(z, everyThird(16, 10)) },
    { name: 'softmax cross entropy of weighted classes', inputs: [{ shape: [16, 3], scale: 3 }], compute: (z) => weightedCrossEntropy(z, tf.mul(everyThird(16, 3), tf.tensor1d([0.5, 4, 2]))) },
    { name: 'mean squared error', inputs: [{ shape: [16, 1], scale: 3 }], compute: (z) => meanSquaredError(z, tf.tensor2d(Array.from({ length: 16 }, (_, row) => [row / 4 - 2]))) },
    { name: 'mean squared error of replicas', inputs: [{ shape: [2, 16, 1], scale: 3 }], compute: (z) => meanSquaredError(z, tf.tensor2d(Array.from({ length: 16 }, (_, row) => [row / 4 - 2]))) },
    { name: 'softmax cross entropy of huge logits', inputs: [{ shape: [16, 3], scale: 500 }], compute: (z) => softmaxCrossEntropy(z, everyThird(16, 3)) },
];
const IMAGES = [
    { name: "conv2d 3×3 'same'", inputs: [image, filter], compute: conv(1, 'same') },
    { name: "conv2d 3×3 'valid'", inputs: [image, filter], compute: conv(1, 'valid') },
    { name: 'conv2d 3×3 padded by 1', inputs: [image, filter], compute: conv(1, 1), refusedBy: 'tensorflow' },
    { name: 'conv2d 3×3 padded by more than the filter', inputs: [image, filter], compute: conv(1, 4), refusedBy: 'tensorflow' },
    { name: "conv2d 3×3 'same' stride 2", inputs: [image, filter], compute: conv(2, 'same') },
    { name: "conv2d 3×3 'valid' stride 2", inputs: [image, filter], compute: conv(2, 'valid') },
    { name: "conv2d 2×4 'same'", inputs: [image, { shape: [2, 4, 4, 5] }], compute: conv(1, 'same') },
    { name: 'conv2d 1×1', inputs: [image, { shape: [1, 1, 4, 5] }], compute: conv(1, 'same') },
    { name: 'conv2d of one channel', inputs: [{ shape: [2, 8, 8, 1] }, { shape: [3, 3, 1, 6] }], compute: conv(1, 'same') },
    { name: 'max pool', inputs: [image], compute: pool(2, 2, 'valid') },
    { name: 'max pool of negative windows', inputs: [{ ...image, shift: -2 }], compute: pool(2, 2, 'valid') },
    { name: "max pool with overlap and 'same' padding, negative", inputs: [{ ...image, shift: -2 }], compute: pool(3, 2, 'same') },
    { name: 'relu, then max pool', inputs: [image], compute: (x) => pool(2, 2, 'same')(tf.relu(x)) },
    { name: 'average pool', inputs: [{ shape: [3, 8, 6, 4] }], compute: averages },
    { name: 'average pool of odd edges, then tanh', inputs: [{ shape: [2, 7, 9, 4], shift: 1 }], compute: (x) => tf.tanh(averages(x)) },
    { name: 'max pool, then gelu', inputs: [{ ...image, shift: -1 }], compute: (x) => gelu(pool(2, 2, 'same')(x)) },
];
/** Two texts of five tokens, the second of three; width 6. */
const texts = { shape: [2, 5, 6], scale: 2 };
/** Places `[texts, 1, 1, 5]` that fill up the second text, or with those behind each token `[texts, 1, 5, 5]`. */
function unseen(isCausal) {
    const filling = tf.tensor([0, 0, 0, 0, 0, 0, 0, 0, UNSEEN, UNSEEN], [2, 1, 1, 5]);
    const behind = tf.tensor2d(Array.from({ length: 25 }, (_, i) => (i % 5 > Math.floor(i / 5) ? UNSEEN : 0)), [5, 5]);
    return isCausal ? tf.add(filling, behind) : filling;
}
const attention = (heads, isCausal) => (q, k, v) => attend([q, k, v], { heads, unseen: unseen(isCausal) });
const TEXTS = [
    { name: 'softmax', inputs: [{ shape: [2, 3, 4, 5], scale: 3 }], compute: (x) => tf.softmax(x) },
    { name: 'softmax with unseen places', inputs: [{ shape: [2, 3, 5, 5], scale: 3 }], compute: (x) => tf.softmax(tf.add(x, unseen(true))) },
    { name: 'transpose of heads', inputs: [{ shape: [2, 5, 3, 2] }], compute: (x) => tf.square(tf.transpose(x, [0, 2, 1, 3])) },
    { name: 'sum over the tokens with shares', inputs: [texts], compute: (x) => tf.square(tf.sum(tf.mul(x, tf.tensor([1, 0.5, 0.25, 0, 0, 0.1, 0.2, 0.3, 0.4, 0], [2, 5, 1])), -2)) },
    { name: 'places added to all texts', inputs: [texts, { shape: [5, 6] }], compute: (x, places) => tf.square(tf.add(x, places)) },
    { name: 'places added to the texts of replicas', inputs: [{ shape: [3, 2, 5, 6] }, { shape: [3, 5, 6] }], compute: (x, places) => tf.square(tf.add(x, tf.expandDims(places, 1))) },
    { name: 'attention of one head', inputs: [texts, texts, texts], compute: attention(1, false) },
    { name: 'attention of three heads', inputs: [texts, texts, texts], compute: attention(3, false) },
    { name: 'causal attention of two heads', inputs: [texts, texts, texts], compute: attention(2, true) },
    { name: 'attention of one text and one head', inputs: [{ shape: [1, 5, 4] }, { shape: [1, 5, 4] }, { shape: [1, 5, 4] }], compute: (q, k, v) => attend([q, k, v], { heads: 1, unseen: tf.zeros([1, 1, 1, 5]) }) },
    {
        name: 'causal attention of replicas',
        inputs: [{ shape: [3, 2, 5, 6] }, { shape: [3, 2, 5, 6] }, { shape: [3, 2, 5, 6] }],
        compute: (q, k, v) => attend([q, k, v], { heads: 2, unseen: unseen(true) }),
    },
];
const NETS = [
    {
        name: 'dense net',
        inputs: [{ shape: [16, 12] }, { shape: [12, 8] }, { shape: [8] }, { shape: [8] }, { shape: [8] }, { shape: [8, 3] }, { shape: [3] }],
        compute: (...inputs) => {
            const [x, w1, b1, gain, offset, w2, b2] = inputs;
            const hidden = gelu(layerNorm(tf.add(tf.matMul(x, w1), b1), gain, offset));
            return softmaxCrossEntropy(tf.add(tf.matMul(hidden, w2), b2), everyThird(16, 3));
        },
    },
    {
        name: 'convolutional net',
        inputs: [{ shape: [4, 8, 8, 2] }, { shape: [3, 3, 2, 4] }, { shape: [4] }, { shape: [64, 3], scale: 0.3 }, { shape: [3] }],
        compute: (...inputs) => {
            const [x, w1, b1, w2, b2] = inputs;
            const features = pool(2, 2, 'valid')(tf.add(conv(1, 'same')(x, w1), b1));
            const flat = tf.reshape(tf.tanh(features), [4, -1]);
            return softmaxCrossEntropy(tf.add(tf.matMul(flat, w2), b2), everyThird(4, 3));
        },
    },
];
/** Every operation that gradlens's models differentiate, alone and together. */
export const GRADIENT_CASES = [...DENSE, ...POINTWISE, ...IMAGES, ...TEXTS, ...NETS];
/** One-hot labels: row i has class `3i mod classes`. */
function everyThird(batch, classes) {
    const classOf = Int32Array.from({ length: batch }, (_, row) => (3 * row) % classes);
    return tf.oneHot(tf.tensor1d(classOf, 'int32'), classes).toFloat();
}
//# sourceMappingURL=gradient-cases.js.map