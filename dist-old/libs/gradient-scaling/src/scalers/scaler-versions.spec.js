import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { META_START, scalerSchema, SCALER_VERSIONS } from '#libs/contracts';
import { layoutOf } from '../testing/transform-contract.js';
import { createScaler } from './create-scaler.js';
const layout = layoutOf();
/** Statistics of two layers at a step; the same each time. */
function inputAt(step) {
    const wave = (phase) => 1 + 0.5 * Math.sin(step + phase);
    const pair = (a, b) => tf.tensor1d([a, b]);
    return {
        squaredGradient: pair(wave(0), 4 * wave(1)), squaredParams: pair(25, 4), squaredUpdates: pair(100 * wave(2), wave(3)),
        cosine: pair(Math.sin(step), Math.cos(step)), signalShare: pair(0.8 * wave(4) / 1.5, 0.02), noise: pair(0.25, 49), finite: pair(1, 1),
        alignment: pair(Math.cos(step), -0.5), keep: tf.scalar(1), applied: tf.scalar(step + 1), step,
    };
}
async function chosen(spec) {
    const scaler = createScaler(spec, layout);
    let state = scaler.init(layout);
    let last = tf.tensor1d([0]);
    for (let step = 0; step < 20; step++)
        ({ rawScale: last, state } = scaler.choose(inputAt(step), state));
    return [...(await last.data())];
}
beforeAll(async () => {
    await tf.setBackend('cpu');
});
/** Raw scales of two layers at the 20th step, by version. A change here needs another version in SCALER_VERSIONS, and the old row stays. */
const CHOSEN = {
    fixed: { 1: [1.5, 1.5] },
    snr: { 1: [1.201865, 0.979219] },
    meta: { 1: [1.355523, 0.948282] },
    hypergradient: { 1: [1.022889, 0.818731] },
    'trust-ratio': { 1: [0.419838, 2.00444] },
    agc: { 1: [0.04822565, 0.008286075] },
    random: { 1: [0.8085825, 1.183434] },
};
const SETTINGS = { fixed: { scale: 1.5 }, meta: { weights: { ...META_START, output: [0.5, -0.4, 0.8, 0.3, -0.6], outputBias: 0.2 } } };
it.each(Object.entries(SCALER_VERSIONS))('%s of version %i chooses as it did: what chooses otherwise is another version', async (kind, version) => {
    const scales = await chosen(scalerSchema.parse({ kind, ...SETTINGS[kind] }));
    const expected = CHOSEN[kind][version];
    expect(expected).toBeDefined();
    scales.forEach((scale, layer) => { expect(scale / (expected?.[layer] ?? NaN)).toBeCloseTo(1, 4); });
});
//# sourceMappingURL=scaler-versions.spec.js.map