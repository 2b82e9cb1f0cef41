import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { resolveBackend } from '../backends/resolve-backend.js';
import { applyWasmPatches, removeWasmPatches } from './index.js';
describe('splits on wasm', () => {
    beforeAll(() => resolveBackend('wasm', { kind: 'mlp', parameterCount: 1 }));
    const x = () => tf.reshape(tf.range(0, 24), [3, 8]);
    const CASES = [
        ['rows into parts', () => tf.split(x(), [1, 5, 2], 1)],
        ['rows by the last axis', () => tf.split(x(), [7, 1], -1)],
        ['rows into equal parts', () => tf.split(x(), 4, 1)],
        ['the rest as one part', () => tf.split(x(), [3, -1], 1)],
        ['columns', () => tf.split(x(), [1, 2], 0)],
        ['integers', () => tf.split(tf.cast(x(), 'int32'), [1, 7], 1)],
        ['a vector', () => tf.split(tf.range(0, 9), [4, 5])],
    ];
    it.each(CASES)('are what the stock kernel makes: %s', (_, split) => {
        const shown = () => split().map((part) => [part.shape, part.dtype, [...part.dataSync()]]);
        const patched = shown();
        removeWasmPatches();
        const stock = shown();
        applyWasmPatches();
        expect(patched).toEqual(stock);
    });
});
//# sourceMappingURL=split-rows.spec.js.map