import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { BACKEND_DEFINITIONS } from '../backends/backend-definitions.js';
import { resolveBackend } from '../backends/resolve-backend.js';
import { applyWasmPatches, removeWasmPatches } from '../wasm-patches/index.js';
import { GRADIENT_TOLERANCE } from './check-gradients.js';
import { gradientsOf, maxRelativeError } from './gradient-case.js';
import { GRADIENT_CASES } from './gradient-cases.js';
process.env['GRADLENS_NATIVE'] ??= inject('native');
const model = { kind: 'mlp', parameterCount: 1 };
const reference = new Map();
beforeAll(async () => {
    await resolveBackend('cpu', model);
    for (const gradientCase of GRADIENT_CASES)
        reference.set(gradientCase.name, await gradientsOf(gradientCase));
});
const errorOf = async (gradientCase) => maxRelativeError(await gradientsOf(gradientCase), reference.get(gradientCase.name) ?? []);
const caseNamed = (name) => {
    const found = GRADIENT_CASES.find((gradientCase) => gradientCase.name === name);
    if (found === undefined)
        throw new Error(`no gradient case ${name}`);
    return found;
};
for (const backend of ['wasm', 'tensorflow', 'webgpu']) {
    const { available, detail } = BACKEND_DEFINITIONS[backend].find();
    describe.skipIf(!available)(`gradients on ${backend} (${detail}) agree with cpu`, () => {
        beforeAll(() => resolveBackend(backend, model));
        it.each(GRADIENT_CASES.filter(({ refusedBy }) => refusedBy !== backend))('$name', async (gradientCase) => {
            expect(tf.getBackend()).toBe(backend);
            expect(await errorOf(gradientCase)).toBeLessThanOrEqual(GRADIENT_TOLERANCE);
        });
    });
}
describe('the patched wasm kernels', () => {
    beforeAll(() => resolveBackend('wasm', model));
    it('leave no tensor and no wasm memory behind', async () => {
        const before = { tensors: tf.memory().numTensors, data: tf.engine().backend.numDataIds() };
        for (const gradientCase of GRADIENT_CASES)
            await gradientsOf(gradientCase);
        expect({ tensors: tf.memory().numTensors, data: tf.engine().backend.numDataIds() }).toEqual(before);
    });
    it('can be applied twice without harm', async () => {
        applyWasmPatches();
        applyWasmPatches();
        expect(await errorOf(caseNamed('matMul Aᵀ·Bᵀ'))).toBeLessThanOrEqual(GRADIENT_TOLERANCE);
    });
});
describe('the wasm kernels of the package, without our patches, fail this check:', () => {
    beforeAll(async () => {
        await resolveBackend('wasm', model);
        removeWasmPatches();
    });
    afterAll(applyWasmPatches);
    it.each(['max pool of negative windows', 'max pool, then gelu'])('%s', async (name) => {
        expect(await errorOf(caseNamed(name))).toBeGreaterThan(0.1);
    });
    it.each(["conv2d 3×3 'same'", 'gather'])('%s has no gradient at all', async (name) => {
        await expect(gradientsOf(caseNamed(name))).rejects.toThrow(/not registered for backend 'wasm'/);
    });
});
//# sourceMappingURL=gradient-check.spec.js.map