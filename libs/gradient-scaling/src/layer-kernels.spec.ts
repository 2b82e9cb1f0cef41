import * as tf from '@tensorflow/tfjs';
import { resolveBackend } from '#libs/tensor-math';
import { beforeAll, describe, expect, it } from 'vitest';

import { composedDots, composedScale } from './layer-composed.js';
import { layerDots, scaleLayers } from './layer-kernels.js';
import { createLayout } from './layout.js';

const layout = createLayout([
  { name: 'a', variables: [{ name: 'w', shape: [2] }] },
  { name: 'b', variables: [{ name: 'w', shape: [1] }, { name: 'v', shape: [2, 3] }] },
]);

type Dots = (pairs: [tf.Tensor, tf.Tensor][]) => tf.Tensor[];
type Scale = (flat: tf.Tensor, factors: tf.Tensor) => tf.Tensor;

const inPlace: [Dots, Scale] = [(pairs) => layerDots(pairs, layout), (flat, factors) => scaleLayers(flat, factors, layout)];
const sizes = layout.layers.map((layer) => layer.size);
const composed: [Dots, Scale] = [(pairs) => composedDots(pairs, sizes), (flat, factors) => composedScale(flat, factors, sizes)];

describe.each([
  ['cpu', 'in place', inPlace],
  ['wasm', 'in place', inPlace],
  ['cpu', 'composed of ops', composed],
  ['wasm', 'composed of ops', composed],
] as const)('on %s, %s', (backend, _, [dots, scale]) => {
  beforeAll(async () => {
    await resolveBackend(backend, { parameterCount: 9, kind: 'mlp' });
  });

  it('sums products per layer', async () => {
    const x = tf.tensor1d([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    const [squares, sums] = dots([[x, x], [x, tf.ones([9])]]) as [tf.Tensor, tf.Tensor];
    expect([...(await squares.data())]).toEqual([5, 9 + 16 + 25 + 36 + 49 + 64 + 81]);
    expect([...(await sums.data())]).toEqual([3, 42]);
  });

  it('multiplies each layer by its factor', async () => {
    const scaled = scale(tf.ones([9]), tf.tensor1d([2, -3]));
    expect([...(await scaled.data())]).toEqual([2, 2, -3, -3, -3, -3, -3, -3, -3]);
  });

  it('makes exact zeros of NaN and infinity by a factor of 0', async () => {
    const x = tf.tensor1d([Number.NaN, Infinity, 1, 1, 1, 1, 1, 1, 1]);
    expect([...(await scale(x, tf.tensor1d([0, 1])).data())].slice(0, 2)).toEqual([0, 0]);
  });

  it('gives NaN for a layer whose numbers are not finite, and only there', async () => {
    const x = tf.tensor1d([Number.NaN, 1, 1, 1, 1, 1, 1, 1, 1]);
    const [squares] = dots([[x, x]]) as [tf.Tensor];
    expect([...(await squares.data())]).toEqual([Number.NaN, 7]);
  });
});

it('takes no other number of factors than there are layers, in all replicas', () => {
  for (const [shape, factors] of [[[9], [1]], [[9], [1, 1, 1]], [[2, 9], [0, 0]]] as const) {
    expect(() => scaleLayers(tf.ones([...shape]), tf.tensor1d([...factors]), layout)).toThrow(`factors must be ${2 * (shape.length === 2 ? 2 : 1)}, one for each layer, got ${factors.length}`);
  }
});

it('sums to the same bits on wasm and on cpu, whatever the length', async () => {
  const sums = async (backend: 'wasm' | 'cpu'): Promise<number[]> => {
    await resolveBackend(backend, { parameterCount: 9, kind: 'mlp' });
    const found: number[] = [];
    for (const size of [1, 2, 3, 4, 5, 7, 8, 130, 1001]) {
      const odd = createLayout([{ name: 'a', variables: [{ name: 'w', shape: [size] }] }, { name: 'b', variables: [{ name: 'w', shape: [3] }] }]);
      const values = (seed: number): tf.Tensor => tf.tensor(Float32Array.from({ length: 2 * (size + 3) }, (_, i) => Math.sin(seed + i * i) * 10 ** (i % 7)), [2, size + 3]);
      const [rows] = layerDots([[values(1), values(2)]], odd) as [tf.Tensor];
      expect(rows.shape).toEqual([2, 2]);
      found.push(...(await rows.data()));
    }
    return found;
  };
  expect(await sums('wasm')).toEqual(await sums('cpu'));
});
