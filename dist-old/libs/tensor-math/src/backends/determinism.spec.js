import * as tf from '@tensorflow/tfjs';
import { describe, expect, inject, it } from 'vitest';
import { seededValues } from '../gradient-check/gradient-case.js';
import { softmaxCrossEntropy } from '../ops/softmax-cross-entropy.js';
import { BACKEND_DEFINITIONS } from './backend-definitions.js';
import { resolveBackend } from './resolve-backend.js';
process.env['GRADLENS_NATIVE'] ??= inject('native');
const seeded = (shape, seed, scale) => tf.tensor(seededValues({ count: shape.reduce((a, b) => a * b, 1), seed, scale, shift: 0 }), shape);
const classOf = Int32Array.from({ length: 32 }, (_, row) => row % 4);
/** Bits of all weights of a small convolutional net after 20 steps of gradient descent. */
async function trainedBits(seed) {
    const kernel = tf.variable(seeded([3, 3, 1, 8], seed, 0.3));
    const bias = tf.variable(seeded([8], seed + 1, 0.1));
    const head = tf.variable(seeded([128, 4], seed + 2, 0.1));
    const weights = [kernel, bias, head];
    for (let step = 0; step < 20; step++) {
        tf.tidy(() => {
            const images = seeded([32, 8, 8, 1], 1000 + step, 1);
            const labels = tf.oneHot(tf.tensor1d(classOf, 'int32'), 4).toFloat();
            const { grads } = tf.variableGrads(() => {
                const features = tf.maxPool(tf.add(tf.conv2d(images, kernel, 1, 'same'), bias), 2, 2, 'valid');
                return softmaxCrossEntropy(tf.matMul(tf.reshape(tf.tanh(features), [32, 128]), head), labels);
            }, weights);
            for (const weight of weights)
                weight.assign(tf.sub(weight, tf.mul(grads[weight.name], 0.1)));
        });
    }
    const values = await Promise.all(weights.map((weight) => weight.data()));
    tf.dispose(weights);
    return values.map((value) => new Uint32Array(Float32Array.from(value).buffer));
}
for (const backend of ['wasm', 'tensorflow', 'webgpu']) {
    const { available, detail } = BACKEND_DEFINITIONS[backend].find();
    describe.skipIf(!available)(`20 training steps on ${backend} (${detail})`, () => {
        it('give the same bits for the same seed, and others for another seed', async () => {
            await resolveBackend(backend, { kind: 'cnn', parameterCount: 600 });
            const first = await trainedBits(7);
            expect(await trainedBits(7)).toEqual(first);
            expect(await trainedBits(8)).not.toEqual(first);
        });
    });
}
//# sourceMappingURL=determinism.spec.js.map