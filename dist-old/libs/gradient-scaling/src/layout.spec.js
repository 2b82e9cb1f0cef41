import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { createLayout, flatten, unflatten } from './layout.js';
beforeAll(async () => {
    await tf.setBackend('cpu');
});
const layout = createLayout([
    { name: 'dense1', variables: [{ name: 'kernel', shape: [2, 2] }, { name: 'bias', shape: [2] }] },
    { name: 'head', variables: [{ name: 'bias', shape: [1] }] },
]);
it('puts every variable in its place by name, whatever the order of the record', async () => {
    const named = {
        head: { bias: tf.tensor1d([7]) },
        dense1: { bias: tf.tensor1d([5, 6]), kernel: tf.tensor2d([[1, 2], [3, 4]]) },
    };
    const flat = flatten(named, layout);
    expect([...(await flat.data())]).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const back = unflatten(flat, layout);
    expect(back['dense1']?.['kernel']?.shape).toEqual([2, 2]);
    expect([...((await back['head']?.['bias']?.data()) ?? [])]).toEqual([7]);
});
it('is differentiable: the gradient of a named tensor lands in its place', async () => {
    const gradient = tf.grad((flat) => tf.sum(tf.mul(unflatten(flat, layout)['dense1']?.['bias'], [2, 3])));
    expect([...(await gradient(tf.ones([7])).data())]).toEqual([0, 0, 0, 0, 2, 3, 0]);
});
it('refuses what does not fit', () => {
    expect(() => flatten({}, layout)).toThrow('dense1/kernel is missing');
    expect(() => createLayout([{ name: 'a', variables: [] }])).toThrow(RangeError);
    const twice = { name: 'a', variables: [{ name: 'w', shape: [1] }] };
    expect(() => createLayout([twice, twice])).toThrow('layer a appears twice');
});
//# sourceMappingURL=layout.spec.js.map