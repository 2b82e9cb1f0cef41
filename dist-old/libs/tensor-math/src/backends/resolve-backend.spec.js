import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, inject, it, vi } from 'vitest';
import { InputError } from '#libs/contracts';
import { backendsBySpeed } from './backend-choice.js';
import { BACKEND_DEFINITIONS } from './backend-definitions.js';
import { backendTable, resolveBackend } from './resolve-backend.js';
import { findTensorflowPackage } from './tensorflow-package.js';
import { findWebgpuPackage } from './webgpu-package.js';
process.env['GRADLENS_NATIVE'] ??= inject('native');
const small = { kind: 'mlp', parameterCount: 8_642 };
const cnn = { kind: 'cnn', parameterCount: 100_000 };
const native = BACKEND_DEFINITIONS.tensorflow.find().available;
afterEach(() => vi.restoreAllMocks());
describe('resolveBackend', () => {
    it.each(['cpu', 'wasm'])('makes %s the current backend and says what it is', async (name) => {
        const resolved = await resolveBackend(name, small);
        expect(tf.getBackend()).toBe(name);
        expect(resolved).toMatchObject({ name, deterministic: true, libraryVersion: tf.version_core });
        expect(resolved.version).toMatch(/^\d+\.\d+/);
    });
    it('records which wasm kernels are ours', async () => {
        const { flags } = await resolveBackend('wasm', small);
        expect(flags).toMatchObject({ threads: 1 });
        expect(flags['patches']).toContain('MaxPoolGrad');
    });
    it('adds no crash handlers to the process when wasm starts', async () => {
        await resolveBackend('wasm', small);
        const sources = process.rawListeners('unhandledRejection').map(String);
        expect(sources.filter((source) => source.includes('throw reason'))).toEqual([]);
    });
    it('auto takes wasm for a small tabular net', async () => {
        expect(await resolveBackend('auto', small)).toMatchObject({ name: 'wasm' });
    });
    it.skipIf(!native)('auto takes native TensorFlow for a convolutional net where it is installed', async () => {
        const resolved = await resolveBackend('auto', cnn);
        expect(resolved.name).toBe('tensorflow');
        expect(resolved.version).toMatch(/^2\./);
        expect(resolved.flags['device']).toMatch(/^(CPU|GPU)$/);
        expect(tf.getBackend()).toBe('tensorflow');
    });
    it('auto goes on to the next backend when the fastest does not start, and says so', async () => {
        vi.spyOn(BACKEND_DEFINITIONS.tensorflow, 'find').mockReturnValue({ available: true, detail: '' });
        vi.spyOn(BACKEND_DEFINITIONS.tensorflow, 'start').mockRejectedValue(new Error('libtensorflow is broken'));
        const resolved = await resolveBackend('auto', cnn);
        expect(resolved.name).toBe('wasm');
        expect(resolved.flags['skipped']).toBe('tensorflow: libtensorflow is broken');
    });
    it('refuses a chosen backend that is not installed, and says what to do', async () => {
        vi.spyOn(BACKEND_DEFINITIONS.tensorflow, 'find').mockReturnValue({ available: false, detail: 'not installed' });
        const refused = resolveBackend('tensorflow', small);
        await expect(refused).rejects.toThrow(InputError);
        await expect(refused).rejects.toThrow(/backend is tensorflow; allowed: .*npm run setup:native/);
    });
    it('refuses webgpu where there is nothing to compute on, with the way to get a driver', async () => {
        vi.spyOn(BACKEND_DEFINITIONS.webgpu, 'find').mockReturnValue({ available: true, detail: '' });
        vi.spyOn(BACKEND_DEFINITIONS.webgpu, 'start').mockRejectedValue(new Error('WebGPU finds no adapter'));
        await expect(resolveBackend('webgpu', small)).rejects.toThrow(/backend is webgpu; .*finds no adapter.*npm run setup:webgpu/);
    });
    it('auto never takes webgpu: it is not measured on a GPU', () => {
        for (const model of [small, cnn])
            expect(backendsBySpeed(model)).not.toContain('webgpu');
    });
    it('refuses a chosen backend that does not start, with the reason', async () => {
        vi.spyOn(BACKEND_DEFINITIONS.wasm, 'start').mockRejectedValue(new Error('no memory'));
        await expect(resolveBackend('wasm', small)).rejects.toThrow(/did not start \(no memory\)/);
    });
});
describe('backendTable', () => {
    it('lists every backend, with a way out exactly where one is missing', async () => {
        const table = await backendTable();
        expect(table.map(({ name }) => name)).toEqual(['cpu', 'wasm', 'tensorflow', 'webgpu']);
        for (const row of table)
            expect(row.fix === null).toBe(row.available);
    });
});
describe('backendsBySpeed', () => {
    it('always ends with a backend that every machine has', () => {
        for (const model of [small, cnn, { kind: 'mlp', parameterCount: 5_000_000 }]) {
            expect(backendsBySpeed(model)).toContain('wasm');
        }
        expect(backendsBySpeed({ kind: 'mlp', parameterCount: 235_146 })[0]).toBe('tensorflow');
    });
});
/** A root with these files; every package.json is of version 4.22.0. */
function rootWith(folder, files) {
    const root = mkdtempSync(join(tmpdir(), 'gradlens-optional-'));
    for (const file of files) {
        const place = join(root, folder, 'node_modules', file);
        mkdirSync(dirname(place), { recursive: true });
        writeFileSync(place, file.endsWith('package.json') ? '{"version":"4.22.0"}' : '');
    }
    return root;
}
describe('findWebgpuPackage', () => {
    it('names what an unfinished installation lacks, and finds nothing in an empty folder', () => {
        const root = rootWith('webgpu', ['webgpu/package.json']);
        expect(findWebgpuPackage(root)).toMatchObject({ version: '4.22.0', missing: '@tensorflow/tfjs-backend-webgpu', softwareDriver: null });
        rmSync(root, { recursive: true });
        const noBuild = rootWith('webgpu', ['webgpu/package.json', '@tensorflow/tfjs-backend-webgpu/package.json']);
        expect(findWebgpuPackage(noBuild)?.missing).toMatch(/dawn\.node: no build for this system/);
        rmSync(noBuild, { recursive: true });
        const empty = rootWith('webgpu', []);
        expect(findWebgpuPackage(empty)).toBeNull();
        rmSync(empty, { recursive: true });
    });
});
describe('findTensorflowPackage', () => {
    const folderWith = (files) => rootWith('native', files.map((file) => `@tensorflow/tfjs-node/${file}`));
    it('names the file that an unfinished installation lacks', () => {
        const root = folderWith(['package.json', 'lib/napi-v8/tfjs_binding.node']);
        expect(findTensorflowPackage(join(root, 'native'))).toMatchObject({ version: '4.22.0', missing: 'deps/lib/libtensorflow.so' });
        rmSync(root, { recursive: true });
    });
    it('finds nothing in an empty folder', () => {
        const root = folderWith([]);
        expect(findTensorflowPackage(join(root, 'native'))).toBeNull();
        rmSync(root, { recursive: true });
    });
    it.skipIf(!native)('shares one copy of TensorFlow.js with the native package', () => {
        const folder = findTensorflowPackage()?.folder ?? '';
        const theirs = createRequire(join(folder, 'package.json')).resolve('@tensorflow/tfjs-core');
        expect(theirs).toBe(createRequire(import.meta.url).resolve('@tensorflow/tfjs-core'));
    });
});
//# sourceMappingURL=resolve-backend.spec.js.map