import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { meets, proofSentence, whyNoProof } from '../bench/backends/gpu-proof.js';
import { ROOT } from './spec-support/program.js';
const proofFile = path.join(ROOT, 'docs', 'gpu-proof.json');
const proof = existsSync(proofFile) ? JSON.parse(readFileSync(proofFile, 'utf8')) : null;
const backend = { name: 'webgpu', version: '1', deterministic: false, libraryVersion: '1' };
it('the README says when a GPU was proven last, or that none was', () => {
    expect(readFileSync(path.join(ROOT, 'README.md'), 'utf8')).toContain(proofSentence(proof));
    // what is committed must be a proof: of a GPU, with every target met
    if (proof !== null)
        expect([whyNoProof(proof.backend), proof.checks.every(meets)]).toEqual([null, true]);
});
it('a software driver and a CPU prove nothing, a missed or missing figure neither', () => {
    expect(whyNoProof({ ...backend, flags: { device: 'software', adapter: 'llvmpipe' } })).toBe('webgpu computes on llvmpipe, a software driver: nothing is proven about a GPU');
    expect(whyNoProof({ ...backend, name: 'tensorflow', flags: { device: 'CPU' } })).toMatch(/tensorflow computes on the CPU/);
    expect(whyNoProof({ ...backend, flags: {} })).toMatch(/nothing is proven/);
    expect(whyNoProof({ ...backend, flags: { device: 'GPU', adapter: 'card' } })).toBeNull();
    expect(meets({ name: '', unit: '', value: NaN, target: { max: 1 } })).toBe(false);
    expect(meets({ name: '', unit: '', value: 0.5, target: { min: 1 } })).toBe(false);
});
it('refuses a machine without GPU, says why, and writes no proof', (context) => {
    if (existsSync('/dev/nvidia0') || existsSync('/dev/dri/renderD128') || process.platform !== 'linux')
        context.skip();
    const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(ROOT, 'dist/bench/backends/prove-gpu.js')], { cwd: ROOT, encoding: 'utf8' });
    expect([status, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/nothing can be proven: backend is webgpu; .*npm run setup:webgpu|a software driver: nothing is proven about a GPU/);
    expect(existsSync(proofFile)).toBe(proof !== null);
});
//# sourceMappingURL=gpu-proof.e2e-spec.js.map