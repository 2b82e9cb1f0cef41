import { MEASURE_COUNT, MEASURE_INDEX, MEASURES } from '#libs/contracts';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { packStep, unpackStep } from './tap.js';
beforeAll(async () => {
    await tf.setBackend('cpu');
});
it('packs every measure of every layer and gives it back in the order of the record', async () => {
    // layer l, measure m holds 10 l + m
    const measures = Object.fromEntries(MEASURES.map((name, m) => [name, tf.tensor1d([m, 10 + m, 20 + m])]));
    const packed = packStep(measures, { loss: tf.scalar(0.5), learningRate: tf.scalar(0.25) });
    const step = unpackStep((await packed.data()));
    expect(step.loss).toBe(0.5);
    expect(step.learningRate).toBe(0.25);
    expect(step.measures[2 * MEASURE_COUNT + MEASURE_INDEX.gradNorm]).toBe(20 + MEASURE_INDEX.gradNorm);
    expect(step.measures).toHaveLength(3 * MEASURE_COUNT);
});
it('keeps NaN and infinities as they are', async () => {
    const measures = Object.fromEntries(MEASURES.map((name) => [name, tf.tensor1d([Number.NaN, -Infinity])]));
    const packed = packStep(measures, { loss: tf.scalar(Infinity), learningRate: tf.scalar(1) });
    const step = unpackStep((await packed.data()));
    expect(step.loss).toBe(Infinity);
    expect([...step.measures].slice(0, MEASURE_COUNT).every(Number.isNaN)).toBe(true);
});
//# sourceMappingURL=tap.spec.js.map