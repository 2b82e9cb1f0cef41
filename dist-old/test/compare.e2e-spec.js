import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { comparisonDetails, findRun, listComparisons } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson, start } from './spec-support/program.js';
import { hasNamedData, NAMED_DATA } from './spec-support/real-runs.js';
const SPEC = '{ name: german, data: { kind: named, name: german }, model: { kind: mlp, hidden: [8], activation: tanh }, batchSize: 32, budget: { steps: 60 } }';
const FEW = ['--seeds', '3', '--tuning-seeds', '1', '--against', 'adam'];
describe.skipIf(!hasNamedData('uci_german'))('gradlens compare on German credit', () => {
    /** One database for all commands: a server of its own for each would take longer than what is tested. */
    let store;
    beforeAll(async () => { store = await testStore(); });
    afterAll(() => store.close());
    const environment = () => ({ ...NAMED_DATA, DATABASE_URL: store.connectionString });
    it('is ended by Ctrl-C and goes on with --resume to the arms, the ablations, the economy and a page', { timeout: 400_000 }, async () => {
        const home = await freshHome();
        const at = (name) => path.join(home, name);
        await writeFile(at('spec.yaml'), SPEC);
        await writeFile(at('other.yaml'), SPEC.replace('name: german,', 'name: other, scaler: { kind: hypergradient },'));
        const args = ['compare', at('spec.yaml'), at('other.yaml'), ...FEW];
        const child = start([...args, '--budget', '60'], home, environment());
        const closed = new Promise((resolve) => child.once('close', resolve));
        let errors = '';
        let asked = false;
        child.stderr?.on('data', (part) => (errors += part.toString()));
        const watching = setInterval(() => {
            void readdir(path.join(home, 'comparisons'), { recursive: true }).then((files) => {
                if (asked || !files.some((file) => file.endsWith('tune-6.kept')))
                    return;
                asked = true;
                child.kill('SIGINT');
            }, () => undefined);
        }, 20);
        const code = await closed;
        clearInterval(watching);
        expect([code, errors]).toEqual([130, expect.stringContaining('--resume goes on from there')]);
        const resumed = await gradlens([...args, '--resume', '--json', '--price', '2', '--power', '10', '--html', at('page.html')], home, environment());
        expect(resumed).toMatchObject({ code: 0, stderr: expect.stringContaining('tuning adam, constant: kept from before') });
        const lines = resumed.stdout.trim().split('\n').map((line) => JSON.parse(line));
        const shared = lines.pop();
        expect(lines.map(({ scaler, role }) => `${role}: ${scaler}`)).toEqual(['scaler: snr', 'uniform: snr, uniform', 'scaler: hypergradient', 'uniform: hypergradient, uniform', 'scale 1: scale 1', 'random: random scales', 'baseline: adam, constant', 'baseline: adam, cosine']);
        for (const { steps } of lines)
            expect(steps).toHaveLength(3);
        expect(Object.keys(lines[0].speedupPct)).toEqual(['snr, uniform', 'hypergradient', 'hypergradient, uniform', 'scale 1', 'random scales', 'adam, constant', 'adam, cosine']);
        expect(lines[0].medianSeconds).toBeGreaterThan(0);
        expect(shared).toMatchObject({ economy: { unit: 'money', energy: { baseline: expect.any(Number) } } });
        expect(shared.economy.baseline).toBeGreaterThan(shared.economy.net);
        expect(shared.economy.storage).toBeGreaterThan(0);
        expect(await readFile(at('page.html'), 'utf8')).toContain('Net economy of one training to the target, at 2 a processor hour');
        const again = await gradlens(['compare', '--show', String(shared.comparison)], home, environment());
        expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('| snr, uniform |'), stderr: expect.stringMatching(/comparison \d+ of .*, project default, commit [0-9a-f]{7}/) });
        expect(await gradlens(['compare', '--list'], home, environment())).toMatchObject({ code: 0, stdout: expect.stringMatching(new RegExp(`^${shared.comparison} .* german .* snr against adam, `)) });
    });
    it('takes a recorded run', { timeout: 300_000 }, async () => {
        const home = await freshHome();
        const spec = path.join(home, 'spec.yaml');
        await writeFile(spec, SPEC);
        const { run } = await gradlensJson(['run', spec], home, environment());
        const { code, stdout } = await gradlens(['compare', run, '--seeds', '2', '--tuning-seeds', '1', '--against', 'sgd', '--budget', '10'], home, environment());
        expect(code).toBe(0);
        expect(stdout).toMatch(/# Comparison: german\n[^]*\| sgd, cosine \|/);
        const [stored] = (await listComparisons(store, { run, first: 5 })).rows;
        expect(stored).toMatchObject({ run, project: 'default', specSha256: (await findRun(store, run))?.specSha256, findings: expect.arrayContaining([expect.stringMatching(/^Choosing by layer/)]) });
        const details = (await comparisonDetails(store, [stored.number])).get(stored.number);
        expect(details?.curves.losses.map((seeds) => seeds.map((losses) => losses.length))).toEqual(details?.arms.map(() => [10, 10]));
    });
    it('says what is wrong', { timeout: 300_000 }, async () => {
        const home = await freshHome();
        const spec = path.join(home, 'spec.yaml');
        await writeFile(spec, SPEC);
        const refused = async (...args) => {
            const { code, stderr } = await gradlens(['compare', ...args], home, environment());
            expect(code).toBe(2);
            return stderr;
        };
        expect(await refused()).toContain('--show N');
        expect(await refused('--show', '999999')).toContain('the number of a stored comparison');
        expect(await refused(spec, '--resume')).toContain('nothing is kept of this comparison');
        expect(await refused(spec, '--against', 'adam,lion')).toContain('adam, adamw, sgd');
        expect(await refused(spec, '--budget', '5')).toContain('budget is 5 steps; allowed: 10 steps or more');
        expect(await refused('0198c0de-0000-7000-8000-000000000000')).toContain('the uuid of a recorded run');
    });
});
//# sourceMappingURL=compare.e2e-spec.js.map