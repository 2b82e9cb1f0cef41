import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson, ROOT } from './spec-support/program.js';
const NO_DATABASE = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' };
/** `gradlens bundle` and `gradlens reproduce`: a run is checked and recomputed where nothing of it is known but a public key. */
describe('a run reproduced elsewhere', { timeout: 300_000 }, () => {
    let home;
    let clean;
    let run;
    let bundle;
    let key;
    let data;
    beforeAll(async () => {
        [home, clean] = [await freshHome(), await freshHome()];
        data = path.join(home, 'loans.csv');
        await cp(path.join(ROOT, 'examples/data/loans.csv'), data);
        const spec = path.join(home, 'loans.yaml');
        const drafted = await gradlens(['init', data, '--yes', '--out', spec], home);
        expect(drafted.code, drafted.stderr).toBe(0);
        run = await gradlensJson(['run', spec, '--backend', 'wasm'], home);
        bundle = path.join(clean, 'bundle');
        await gradlensJson(['bundle', run.run, '-o', bundle], home);
        key = (await gradlensJson(['keys'], home)).vkey;
    }, 180_000);
    afterAll(async () => {
        for (const folder of [home, clean])
            await rm(folder, { recursive: true, force: true });
    });
    /** In the clean home, without a database. */
    function reproduce(folder, ...more) {
        return gradlens(['reproduce', folder, '--json', ...more], clean, NO_DATABASE);
    }
    /** A copy of the bundle, changed. */
    async function changed(name, change) {
        const folder = path.join(clean, name);
        await cp(bundle, folder, { recursive: true });
        await change(folder);
        return folder;
    }
    const flipped = (file) => async (folder) => {
        const bytes = await readFile(path.join(folder, file));
        const middle = Math.floor(bytes.length / 2);
        bytes[middle] = (bytes[middle] ?? 0) ^ 1;
        await writeFile(path.join(folder, file), bytes);
    };
    it('is the same bit for bit, sampled and whole', async () => {
        const sampled = await reproduce(bundle, '--key', key);
        expect(sampled.code, sampled.stderr).toBe(0);
        const found = JSON.parse(sampled.stdout);
        expect(found).toMatchObject({ run: run.run, outcome: 'same', diverged: null, maxError: 0, sameWeights: true, weightsFrom: 'checkpoint', missingSteps: 0, backend: 'wasm' });
        expect(found.stretches[0]).toEqual({ from: 0, to: Math.min(15, run.steps - 1) });
        expect(key.startsWith(`${found.vouchedBy}+`)).toBe(true);
        const whole = await reproduce(bundle, '--key', key, '--all');
        expect(JSON.parse(whole.stdout)).toMatchObject({ outcome: 'same', steps: run.steps, sameWeights: true, weightsFrom: 'recomputed' });
    });
    it('is within tolerance on another backend, and diverges where less is tolerated, told by step, layer and how much', async () => {
        const within = await reproduce(bundle, '--key', key, '--backend', 'cpu', '--steps', '4');
        expect(within.code, within.stderr).toBe(0);
        expect(JSON.parse(within.stdout)).toMatchObject({ outcome: 'within-tolerance', backend: 'cpu', recordedBackend: 'wasm', diverged: null });
        const beyond = await reproduce(bundle, '--key', key, '--backend', 'cpu', '--steps', '4', '--tolerance', '1e-12');
        expect(beyond.code).toBe(1);
        const { diverged } = JSON.parse(beyond.stdout);
        expect(diverged).toMatchObject({ step: expect.any(Number), measure: expect.any(String), recorded: expect.any(Number), computed: expect.any(Number) });
        expect(diverged.error).toBeGreaterThan(1e-12);
    });
    it('is refused when anything in the bundle was changed, by the name of it', async () => {
        const { files } = JSON.parse(await readFile(path.join(bundle, 'bundle.json'), 'utf8'));
        for (const [i, { name }] of [files[0], files.at(-1)].entries()) {
            const found = await reproduce(await changed(`bent-${i}`, flipped(name)), '--key', key);
            expect(found, name).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(`${name}: sha256 is`) });
        }
        const last = files.at(-1).name;
        expect(await reproduce(await changed('less', (folder) => rm(path.join(folder, last))), '--key', key)).toMatchObject({ code: 2, stderr: expect.stringContaining(`${last} is missing`) });
        const unlisted = await changed('unlisted', async (folder) => {
            const list = JSON.parse(await readFile(path.join(folder, 'bundle.json'), 'utf8'));
            await writeFile(path.join(folder, 'bundle.json'), JSON.stringify({ ...list, files: list.files.slice(0, -1) }));
        });
        expect(await reproduce(unlisted, '--key', key)).toMatchObject({ code: 2, stderr: expect.stringContaining('the list of files as it was signed') });
    });
    it('is refused when no known key signed it, unless that is said', async () => {
        expect(await reproduce(bundle)).toMatchObject({ code: 2, stderr: expect.stringContaining('a key that nobody here knows') });
        const other = (await gradlensJson(['keys'], path.join(clean, 'other'))).vkey;
        expect(await reproduce(bundle, '--key', other)).toMatchObject({ code: 2, stderr: expect.stringContaining('which is not trusted') });
        const all = await reproduce(bundle, '--unvouched', '--steps', '1');
        expect(JSON.parse(all.stdout)).toMatchObject({ outcome: 'same', vouchedBy: null });
    });
    it('is refused on other data, and without them, by the name of the file', async () => {
        const text = await readFile(data, 'utf8');
        try {
            await writeFile(data, `${text.trimEnd()}\n`.replace(/\d(?=\n$)/, '0').replace(/(\d)(?=\D*$)/, (digit) => (digit === '1' ? '2' : '1')));
            const other = await reproduce(bundle, '--key', key);
            expect([other.code, other.stdout], other.stderr).toEqual([2, '']);
            await rm(data);
            const missing = await reproduce(bundle, '--key', key);
            expect([missing.code, missing.stdout], missing.stderr).toEqual([2, '']);
            expect(missing.stderr).toContain('loans.csv');
        }
        finally {
            await writeFile(data, text);
        }
    });
});
//# sourceMappingURL=reproduce.e2e-spec.js.map