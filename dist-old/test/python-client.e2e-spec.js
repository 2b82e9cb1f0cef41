import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { countDecisions, findRun, listAlerts, listEvents, openStore, pendingCommands, readDecisions } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { python } from './spec-support/python.js';
import { until } from './spec-support/product.js';
import { ended, freePort, freshHome, gradlensJson, ROOT, start, waitForLine } from './spec-support/program.js';
const PYTHON = python();
/** Trainers in Python against the real service, both killed with -9 meanwhile. */
describe.skipIf(PYTHON === null)('the Python client', { timeout: 300_000 }, () => {
    let home;
    let store;
    let api;
    let env;
    const children = [];
    const port = freePort();
    beforeAll(async () => {
        home = await freshHome();
        store = await openStore({ home, applicationName: 'python client' });
        api = await serve();
        const { secret } = await gradlensJson(['token', 'create', '--role', 'ingest', '--name', 'python'], home);
        env = { PATH: process.env['PATH'], HOME: home, PYTHONPATH: path.join(ROOT, 'clients/python/src'), GRADLENS_URL: `http://127.0.0.1:${await port}`, GRADLENS_TOKEN: secret, GRADLENS_SPOOL: path.join(home, 'python') };
        mkdirSync(path.join(home, 'python'));
    }, 240_000);
    afterAll(async () => {
        for (const child of children)
            child.kill('SIGKILL');
        await store.close();
        rmSync(home, { recursive: true, force: true });
    });
    async function serve() {
        const child = start(['serve'], home, { GRADLENS_PORT: String(await port) });
        children.push(child);
        await waitForLine(child, (line) => (line.includes('"ready":true') || line.includes('http') ? true : null));
        return child;
    }
    function train(...args) {
        const child = spawn(PYTHON, [path.join(ROOT, 'clients/python/examples/plain.py'), ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
        children.push(child);
        return child;
    }
    it('delivers every decision once, though client and service are killed with -9, and rules fire on it', async () => {
        const first = train('--steps', '1000000', '--rest', '0.001', '--spike', '100');
        const said = linesOf(first);
        const run = await waitForLine(first, (line) => /run (\S+)/.exec(line)?.[1] ?? null);
        await until(async () => (await findRun(store, run))?.lastStep ?? -1, (step) => step > 600);
        await killed(first);
        const told = Math.max(...said().flatMap((line) => /^step (\d+)/.exec(line)?.[1] ?? []).map(Number));
        const steps = told + 3_000;
        const second = train('--steps', String(steps), '--rest', '0.001', '--resume', run);
        const done = ended(second);
        const goesOn = await waitForLine(second, (line) => /goes on at step (\d+)/.exec(line)?.[1] ?? null);
        expect(Number(goesOn)).toBeGreaterThan(told);
        await waitForLine(second, (line) => (line.startsWith('step ') ? true : null));
        await killed(api);
        api = await serve();
        expect(await done).toMatchObject({ code: 0, stdout: expect.stringContaining('delivered True') });
        expect(await findRun(store, run)).toMatchObject({ state: 'completed', origin: 'ingest', lastStep: steps - 1 });
        expect(await countDecisions(store, run)).toBe(steps * 2);
        const rules = async () => (await listAlerts(store, { run, first: 20 })).alerts.map(({ rule }) => rule);
        await until(rules, (fired) => fired.includes('non-finite-gradient'));
        const checked = await gradlensJson(['verify', run], home);
        expect(checked).toMatchObject({ complete: true, altered: [] });
    });
    it('pauses at the word of a rule, goes on, lowers, refuses and stops at the word of a person; all is on record', async () => {
        const child = train('--steps', '1000000', '--rest', '0.01', '--spike', '50', '--obey');
        const said = linesOf(child);
        const gone = ended(child);
        const run = await waitForLine(child, (line) => /run (\S+)/.exec(line)?.[1] ?? null);
        const state = async () => (await findRun(store, run))?.state;
        await until(state, (now) => now === 'paused');
        const control = (...order) => gradlensJson(['control', run, ...order, '--reason', 'a test'], home);
        await control('resume');
        await until(state, (now) => now === 'running');
        await control('lower', '--layers', 'bias', '--steps', '100');
        await control('rollback');
        await until(() => pendingCommands(store, run), (waiting) => waiting.length === 0);
        await control('stop');
        expect(await gone).toMatchObject({ code: 0 });
        expect(said()).toContain('stopped a test');
        expect(await state()).toBe('cancelled');
        const events = await listEvents(store, run);
        const kinds = events.map(({ kind, detail }) => [kind, detail.by?.split('@')[0]]);
        expect(kinds.map(([kind]) => kind)).toEqual(['pause', 'resume', 'lower', 'command-refused', 'cancel']);
        expect(kinds[0]).toEqual(['pause', 'non-finite-gradient']);
        expect(events[0]?.step).toBeGreaterThanOrEqual(50); // of the spike, and of nothing before it
        expect(events[3]?.detail).toMatchObject({ command: 'rollback', problem: 'this trainer has no callback for rollback' });
        expect(await gradlensJson(['verify', run], home)).toMatchObject({ complete: true, altered: [] });
    });
    it('is paused at most five steps behind the step that went wrong, and a guard of its own acts in that step', async () => {
        const child = train('--steps', '1000000', '--rest', '1', '--spike', '3', '--obey', '--guard');
        const gone = ended(child);
        const run = await waitForLine(child, (line) => /run (\S+)/.exec(line)?.[1] ?? null);
        await until(async () => (await findRun(store, run))?.state, (now) => now === 'paused');
        const [pause] = await until(() => listEvents(store, run), (events) => events.length > 0); // a pause is told before its frame comes
        expect(pause).toMatchObject({ kind: 'pause' });
        expect(pause.step).toBeGreaterThanOrEqual(3);
        expect(pause.step).toBeLessThanOrEqual(3 + 5);
        await gradlensJson(['control', run, 'stop', '--reason', 'a test'], home);
        expect(await gone).toMatchObject({ code: 0 });
        const { decisions } = await readDecisions(store, run, { fromStep: 0, toStep: 99, first: 200 });
        const spike = decisions.filter(({ step }) => step === 3);
        expect(spike.map(({ flags, updateNorm }) => [flags & 4, updateNorm])).toEqual([[4, 0], [4, 0]]);
        expect(decisions.filter(({ step, loss }) => step > 3 && !Number.isFinite(loss))).toEqual([]); // the weights stayed whole
    });
    it('ships what a trainer left that the service never saw', async () => {
        const { code, stdout } = await ended(train('--steps', '700', '--offline'));
        expect(code).toBe(0);
        const run = /run (\S+)/.exec(stdout)?.[1] ?? '';
        expect(await findRun(store, run)).toBeNull();
        const shipped = await ended(spawn(PYTHON, ['-m', 'gradlens', 'ship'], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
        expect(JSON.parse(shipped.stdout)).toMatchObject({ run, outcome: 'shipped', lastStep: 699, problem: null });
        expect(await countDecisions(store, run)).toBe(1400);
    });
});
/** Tests of clients/python that need PyTorch: its wheel is above 500 MB, and what it needs above 2 GB, so CI does not install it. */
const OF_TORCH = ['tests/test_torch.py', 'tests/test_torch_norms.py', 'tests/test_keras.py'];
describe.skipIf(PYTHON === null)('clients/python', () => {
    it('passes its own tests, those of JAX and of Keras on it among them', { timeout: 600_000 }, () => {
        passes(OF_TORCH.map((file) => `--ignore=${file}`));
    });
    it.skipIf(PYTHON === null || !hasModule('torch'))('passes its tests of PyTorch', { timeout: 600_000 }, () => {
        passes(OF_TORCH);
    });
});
/** Runs pytest; says what it left out. */
function passes(which) {
    const { status, stdout, stderr } = spawnSync(PYTHON, ['-m', 'pytest', '-q', '-rs', '-p', 'no:cacheprovider', ...which], { cwd: path.join(ROOT, 'clients/python'), encoding: 'utf8' });
    const told = stdout.trim().split('\n');
    process.stderr.write([...told.filter((line) => line.startsWith('SKIPPED')), told.at(-1)].map((line) => `clients/python: ${line ?? ''}\n`).join(''));
    expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' });
}
/** Whether Python has a module; says loudly that it has not. */
function hasModule(name) {
    const isThere = spawnSync(PYTHON, ['-c', `import importlib.util as i, sys; sys.exit(i.find_spec('${name}') is None)`]).status === 0;
    if (!isThere)
        process.stderr.write(`SKIPPED (${PYTHON} has no ${name}): the adapter for it in clients/python is not tested; pip install ${name} there\n`);
    return isThere;
}
/** Ends a process as a loss of power would, as far as the process is concerned. */
async function killed(child) {
    const gone = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await gone;
}
/** The lines that a process has printed so far. */
function linesOf(child) {
    let text = '';
    child.stdout?.on('data', (part) => (text += part.toString()));
    return () => text.split('\n');
}
//# sourceMappingURL=python-client.e2e-spec.js.map