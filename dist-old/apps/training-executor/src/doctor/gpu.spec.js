import { describe, expect, it } from 'vitest';
import { gpuFinding } from './gpu.js';
const lavapipe = { vendor: 'mesa', description: 'llvmpipe', software: true };
const card = { vendor: 'nvidia', description: 'Some GPU', software: false };
describe('what doctor says of the GPU', () => {
    it('does not call a software driver a GPU', () => {
        expect(gpuFinding({ files: [], adapter: lavapipe })).toMatchObject({ state: 'missing', detail: expect.stringContaining('no GPU device; WebGPU computes on llvmpipe: a software driver') });
        expect(gpuFinding({ files: ['/dev/nvidia0'], adapter: lavapipe })).toMatchObject({ state: 'missing', fix: 'install the Vulkan driver of the GPU' });
    });
    it('names the GPU that WebGPU computes on', () => {
        expect(gpuFinding({ files: ['/dev/nvidia0'], adapter: card })).toMatchObject({ state: 'ok', detail: 'WebGPU computes on Some GPU' });
        expect(gpuFinding({ files: null, adapter: card }).state).toBe('ok');
    });
    it('says what to install where a device has no backend, and nothing where there is no device', () => {
        expect(gpuFinding({ files: ['/dev/nvidia0'], adapter: null }).fix).toBe('npm run setup:webgpu (any GPU), npm run setup:gpu (NVIDIA)');
        expect(gpuFinding({ files: [], adapter: null })).toEqual({ part: 'gpu', state: 'missing', detail: 'no GPU device; training uses the CPU', fix: null });
    });
    it('fails where a device is there and WebGPU finds none', () => {
        expect(gpuFinding({ files: ['/dev/nvidia0'], adapter: 'WebGPU finds no adapter' })).toMatchObject({ state: 'failed', detail: '/dev/nvidia0: WebGPU finds no adapter' });
    });
});
//# sourceMappingURL=gpu.spec.js.map