import * as tf from '@tensorflow/tfjs';

import { gelu } from '../ops/gelu.js';
import { layerNorm } from '../ops/layer-norm.js';
import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy.js';
import type { GradientCase } from './gradient-case.js';

type Image = tf.Tensor4D;

const image = { shape: [3, 8, 9, 4] };
const filter = { shape: [3, 3, 4, 5] };

const conv = (stride: number, pad: 'same' | 'valid' | number) => (x: tf.Tensor, w: tf.Tensor) =>
  tf.conv2d(x as Image, w as Image, stride, pad, 'NHWC', [1, 1], typeof pad === 'number' ? 'floor' : undefined);

const pool = (size: number, stride: number, pad: 'same' | 'valid') => (x: tf.Tensor) =>
  tf.maxPool(x as Image, size, stride, pad);

const DENSE: readonly GradientCase[] = [
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

const POINTWISE: readonly GradientCase[] = [
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
  { name: 'softmax cross entropy of huge logits', inputs: [{ shape: [16, 3], scale: 500 }], compute: (z) => softmaxCrossEntropy(z, everyThird(16, 3)) },
];

const IMAGES: readonly GradientCase[] = [
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
  { name: 'max pool, then gelu', inputs: [{ ...image, shift: -1 }], compute: (x) => gelu(pool(2, 2, 'same')(x)) },
];

const NETS: readonly GradientCase[] = [
  {
    name: 'dense net',
    inputs: [{ shape: [16, 12] }, { shape: [12, 8] }, { shape: [8] }, { shape: [8] }, { shape: [8] }, { shape: [8, 3] }, { shape: [3] }],
    compute: (...inputs) => {
      const [x, w1, b1, gain, offset, w2, b2] = inputs as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor1D, tf.Tensor1D, tf.Tensor, tf.Tensor];
      const hidden = gelu(layerNorm(tf.add(tf.matMul(x, w1), b1), gain, offset));
      return softmaxCrossEntropy(tf.add(tf.matMul(hidden, w2), b2), everyThird(16, 3));
    },
  },
  {
    name: 'convolutional net',
    inputs: [{ shape: [4, 8, 8, 2] }, { shape: [3, 3, 2, 4] }, { shape: [4] }, { shape: [64, 3], scale: 0.3 }, { shape: [3] }],
    compute: (...inputs) => {
      const [x, w1, b1, w2, b2] = inputs as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
      const features = pool(2, 2, 'valid')(tf.add(conv(1, 'same')(x, w1), b1));
      const flat = tf.reshape(tf.tanh(features), [4, -1]);
      return softmaxCrossEntropy(tf.add(tf.matMul(flat, w2), b2), everyThird(4, 3));
    },
  },
];

/** Every operation that gradlens's models differentiate, alone and together. */
export const GRADIENT_CASES: readonly GradientCase[] = [...DENSE, ...POINTWISE, ...IMAGES, ...NETS];

/** One-hot labels: row i has class `3i mod classes`. */
function everyThird(batch: number, classes: number): tf.Tensor2D {
  const classOf = Int32Array.from({ length: batch }, (_, row) => (3 * row) % classes);
  return tf.oneHot(tf.tensor1d(classOf, 'int32'), classes).toFloat() as tf.Tensor2D;
}
