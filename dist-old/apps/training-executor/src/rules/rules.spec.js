import { EventEmitter } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../cli/command-line.js';
const EXAMPLES = fileURLToPath(new URL('../../../../examples/rules', import.meta.url));
let folder;
beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'gradlens-rules-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
/** Runs `gradlens rules …`. */
async function rules(...args) {
    let [stdout, stderr] = ['', ''];
    const process = Object.assign(new EventEmitter(), {
        env: { GRADLENS_HOME: path.join(folder, 'home') },
        stdout: { write: (part) => (stdout += part) !== '' },
        stderr: { write: (part) => (stderr += part) !== '' },
    });
    return { code: await runCommandLine(['rules', ...args], process), stdout, stderr };
}
async function file(name, text) {
    await writeFile(path.join(folder, name), text);
    return path.join(folder, name);
}
describe('gradlens rules check', () => {
    it('says how many are right', async () => {
        const found = await rules('check', path.join(EXAMPLES, 'updates.yaml'));
        expect(found).toMatchObject({ code: 0, stdout: '' });
        expect(found.stderr).toMatch(/^gradlens: \d+ rules right, 0 mistakes\n$/);
    });
    it('tells every mistake of every file, as text and as JSON, and exits with 1', async () => {
        const a = await file('a.yaml', 'rules:\n  - { name: x, expr: gradNrm > 1 }\n');
        const b = await file('b.yaml', 'rules:\n  - { name: y, expr: scale > 1, colour: red }\n');
        const found = await rules('check', a, b);
        expect(found.code).toBe(1);
        expect(found.stdout.split('\n')).toMatchObject([
            expect.stringContaining('a.yaml:2:22: rules[0].expr is "gradNrm"'),
            expect.stringContaining('b.yaml:2:41: rules[0].colour is an unknown field'),
            '',
        ]);
        const { stdout } = await rules('check', a, '--json');
        expect(JSON.parse(stdout)).toMatchObject({ source: a, line: 2, column: 22, path: 'rules[0].expr', value: '"gradNrm", which is no variable here' });
    });
    it('a name stands in one file only', async () => {
        const text = 'rules:\n  - { name: x, expr: scale > 1 }\n';
        expect((await rules('check', await file('c.yaml', text), await file('d.yaml', text))).stdout).toMatch(/d\.yaml:1:1: rules is "x" a second time, after .*c\.yaml/);
    });
    it('a file that is not there is wrong use', async () => {
        expect(await rules('check', path.join(folder, 'none.yaml'))).toMatchObject({ code: 2, stderr: expect.stringContaining('not there') });
    });
});
describe('gradlens rules test', () => {
    it('passes the tests of every example', async () => {
        const files = (await readdir(EXAMPLES)).filter((name) => name.endsWith('.test.yaml'));
        expect(files.length).toBeGreaterThan(0);
        const found = await rules('test', ...files.map((name) => path.join(EXAMPLES, name)));
        expect(found.stdout).toBe('');
        expect(found).toMatchObject({ code: 0, stderr: expect.stringMatching(/^gradlens: \d+ tests passed, 0 failed\n$/) });
    });
    it('tells which test failed, what was expected and what came', async () => {
        await file('r.yaml', 'rules:\n  - { name: high, expr: scale > 5 }\n');
        const test = await file('t.yaml', 'rules: [r.yaml]\ntests:\n  - { name: silent, layers: { a: { scale: 1 9 1 } }, alerts: [] }\n  - { name: right, layers: { a: { scale: 1x3 } }, alerts: [] }\n');
        const found = await rules('test', test);
        expect(found).toMatchObject({ code: 1, stdout: 'FAILED  silent\n  came, not expected: high, layer a: fires at step 1, resolves at step 2\n' });
        expect(found.stderr).toContain('1 test passed, 1 failed');
        const lines = (await rules('test', test, '--json')).stdout.trim().split('\n').map((line) => JSON.parse(line));
        expect(lines).toMatchObject([{ name: 'silent', passed: false, unexpected: [{ rule: 'high', layer: 'a', fires: 1, resolves: 2 }] }, { name: 'right', passed: true }]);
    });
    it('names the rule file that is wrong', async () => {
        await file('w.yaml', 'rules:\n  - { name: high, expr: scael > 5 }\n');
        const found = await rules('test', await file('u.yaml', 'rules: [w.yaml]\ntests: [{ name: t, alerts: [] }]\n'));
        expect(found).toMatchObject({ code: 1, stdout: expect.stringMatching(/w\.yaml:2:25: rules\[0\]\.expr is "scael".*did you mean scale/) });
    });
});
it('the examples of docs/own-rules.md are right', async () => {
    const text = await readFile(path.join(EXAMPLES, '../../docs/own-rules.md'), 'utf8');
    const [ruleFile, tests] = [...text.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
    expect((await rules('check', await file('documented.yaml', ruleFile ?? ''))).stdout).toBe('');
    await file('updates.yaml', ruleFile ?? '');
    expect(await rules('test', await file('documented.test.yaml', tests ?? ''))).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('2 tests passed') });
});
describe('gradlens rules export', () => {
    it('prints a rule file of Prometheus, with what cannot be said as comments', async () => {
        const source = await file('e.yaml', 'rules:\n  - { name: high, expr: scale > 5, hold: 20 }\n  - { name: held, expr: clamped }\n');
        const found = await rules('export', '--format', 'prometheus', source, '--steps-per-second', '4');
        expect(found.code).toBe(0);
        expect(found.stdout).toContain('# not exported: held: clamped is not exposed as a metric');
        expect(found.stdout).toMatch(/alert: high\n +expr: gradlens_layer_scale > 5\n +for: 5s/);
        expect((await rules('export', '--format', 'prometheus', '--built-in')).stdout).toContain('alert: non-finite-gradient');
    });
    it('says what is missing', async () => {
        expect((await rules('export', '--format', 'prometheus')).stderr).toContain('FILE is missing; allowed: a rule file, or --built-in');
        expect((await rules('export', '--format', 'prometheus', '--built-in', '--steps-per-second', '0')).stderr).toContain('--steps-per-second is "0"; allowed: a number > 0');
    });
});
//# sourceMappingURL=rules.spec.js.map