import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveBackend } from '../backends/resolve-backend.js';
describe('a clone on wasm', () => {
    beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 }));
    it('shares the numbers, outlives its original, and frees them with the last', () => {
        const before = tf.memory();
        const original = tf.tensor1d([1, 2, 3]);
        const clone = tf.clone(original);
        expect(clone.dataId).toBe(original.dataId);
        original.dispose();
        expect([...clone.dataSync()]).toEqual([1, 2, 3]);
        clone.dispose();
        expect(tf.memory().numTensors).toBe(before.numTensors);
        expect(tf.memory().numDataBuffers).toBe(before.numDataBuffers);
    });
    it('keeps what a variable held when that is assigned anew', () => {
        const variable = tf.variable(tf.tensor1d([1, 2]));
        const clone = tf.clone(variable);
        variable.assign(tf.tensor1d([8, 9]));
        expect([...clone.dataSync()]).toEqual([1, 2]);
        tf.dispose([variable, clone]);
    });
});
//# sourceMappingURL=identity.spec.js.map