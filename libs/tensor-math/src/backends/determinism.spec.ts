import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';

import { seededValues } from '../gradient-check/gradient-case.js';
import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy.js';
import { BACKEND_DEFINITIONS } from './backend-definitions.js';
import { resolveBackend } from './resolve-backend.js';

const seeded = (shape: number[], seed: number, scale: number): tf.Tensor =>
  tf.tensor(seededValues({ count: shape.reduce((a, b) => a * b, 1), seed, scale, shift: 0 }), shape);

/** Bits of all weights of a small convolutional net after 20 steps of gradient descent. */
async function trainedBits(seed: number): Promise<Uint32Array[]> {
  const weights = [seeded([3, 3, 1, 8], seed, 0.3), seeded([8], seed + 1, 0.1), seeded([128, 4], seed + 2, 0.1)].map((w) => tf.variable(w));
  const [kernel, bias, head] = weights as [tf.Variable<tf.Rank.R4>, tf.Variable, tf.Variable<tf.Rank.R2>];
  for (let step = 0; step < 20; step++) {
    tf.tidy(() => {
      const images = seeded([32, 8, 8, 1], 1000 + step, 1) as tf.Tensor4D;
      const labels = tf.oneHot(tf.range(0, 32, 1, 'int32').mod(tf.scalar(4, 'int32')) as tf.Tensor1D, 4).toFloat() as tf.Tensor2D;
      const { grads } = tf.variableGrads(() => {
        const features = tf.maxPool(tf.add(tf.conv2d(images, kernel, 1, 'same'), bias) as tf.Tensor4D, 2, 2, 'valid');
        return softmaxCrossEntropy(tf.matMul(tf.reshape(tf.tanh(features), [32, 128]), head), labels);
      }, weights);
      for (const weight of weights) weight.assign(tf.sub(weight, tf.mul(grads[weight.name] as tf.Tensor, 0.1)));
    });
  }
  const values = await Promise.all(weights.map((weight) => weight.data()));
  tf.dispose(weights);
  return values.map((value) => new Uint32Array(Float32Array.from(value).buffer));
}

for (const backend of ['wasm', 'tensorflow'] as const) {
  describe.skipIf(!BACKEND_DEFINITIONS[backend].find().available)(`20 training steps on ${backend}`, () => {
    it('give the same bits for the same seed, and others for another seed', async () => {
      await resolveBackend(backend, { kind: 'cnn', parameterCount: 600 });
      const first = await trainedBits(7);
      expect(await trainedBits(7)).toEqual(first);
      expect(await trainedBits(8)).not.toEqual(first);
    });
  });
}
