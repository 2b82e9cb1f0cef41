import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { BACKEND_DEFINITIONS } from './backend-definitions.js';
import { resolveBackend } from './resolve-backend.js';
import { findGpuAdapter, startWebgpu } from './start-webgpu.js';
const { available, detail } = BACKEND_DEFINITIONS.webgpu.find();
const model = { kind: 'mlp', parameterCount: 1 };
describe.skipIf(!available)(`webgpu (${detail})`, () => {
    beforeAll(() => resolveBackend('webgpu', model));
    it('records what computes, and calls a software driver one', async () => {
        const { flags } = await resolveBackend('webgpu', model);
        const { description, software } = await findGpuAdapter();
        expect(flags).toMatchObject({ adapter: description, device: software ? 'software' : 'GPU' });
        expect(software).toBe(/llvmpipe|swiftshader/i.test(description));
    });
    it('can be left and come back to', async () => {
        await resolveBackend('cpu', model);
        await startWebgpu();
        expect(tf.getBackend()).toBe('webgpu');
        expect([...(await tf.matMul([[1, 2]], [[3], [4]]).data())]).toEqual([11]);
    });
    // last: nothing that this device computes afterwards is to be trusted
    it('ends the process when the driver refuses a computation', async () => {
        const others = process.listeners('uncaughtException');
        process.removeAllListeners('uncaughtException');
        const thrown = new Promise((resolve) => process.once('uncaughtException', resolve));
        // one kernel of ten inputs and an output: more buffers than the eight of a device
        const sum = tf.addN(Array.from({ length: 10 }, () => tf.ones([64, 64])));
        await sum.data();
        expect(String(await thrown)).toMatch(/WebGPU refused a computation, what follows it is wrong/);
        for (const listen of others)
            process.on('uncaughtException', listen);
    });
});
describe('startWebgpu', () => {
    it.skipIf(available)('says what is missing', async () => {
        await expect(startWebgpu()).rejects.toThrow(/webgpu is not installed|is missing|no adapter/);
    });
});
//# sourceMappingURL=start-webgpu.spec.js.map