import * as tf from '@tensorflow/tfjs';
import { resolveBackend } from '#libs/tensor-math';
import { beforeAll, describe, expect, it } from 'vitest';

import { layerDots, scaleLayers } from './layer-kernels.js';
import { createLayout } from './layout.js';

const layout = createLayout([
  { name: 'a', variables: [{ name: 'w', shape: [2] }] },
  { name: 'b', variables: [{ name: 'w', shape: [1] }, { name: 'v', shape: [2, 3] }] },
]);

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeAll(async () => {
    await resolveBackend(backend, { parameterCount: 9, kind: 'mlp' });
  });

  it('sums products per layer', async () => {
    const x = tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const [squares, sums] = layerDots([[x, x], [x, tf.ones([9])]], layout) as [tf.Tensor, tf.Tensor];
    expect([...(await squares.data())]).toEqual([5, 9 + 16 + 25 + 36 + 49 + 64 + 81]);
    expect([...(await sums.data())]).toEqual([3, 42]);
  });

  it('multiplies each layer by its factor', async () => {
    const scaled = scaleLayers(tf.ones([9]), tf.tensor1d([2, -3]), layout);
    expect([...(await scaled.data())]).toEqual([2, 2, -3, -3, -3, -3, -3, -3, -3]);
  });

  it('makes exact zeros of NaN and infinity by a factor of 0', async () => {
    const x = tf.tensor1d([Number.NaN, Infinity, 1, 1, 1, 1, 1, 1, 1]);
    expect([...(await scaleLayers(x, tf.tensor1d([0, 1]), layout).data())].slice(0, 2)).toEqual([0, 0]);
  });

  it('gives NaN for a layer whose numbers are not finite, and only there', async () => {
    const x = tf.tensor1d([Number.NaN, 1, 1, 1, 1, 1, 1, 1, 1]);
    const [squares] = layerDots([[x, x]], layout) as [tf.Tensor];
    expect([...(await squares.data())]).toEqual([Number.NaN, 7]);
  });
});
