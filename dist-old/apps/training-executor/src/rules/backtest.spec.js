import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { createRun, openRecorder, setRunState, startAttempt } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { uuidv7 } from 'uuidv7';
import { runCommandLine } from '../cli/command-line.js';
let store;
let home;
let databaseUrl;
/** Scale 9 of layer b at steps 100 to 109; and a run without. */
let [loud, calm] = [];
async function record(name, scaleOfB) {
    const run = uuidv7();
    await createRun(store, { uuid: run, name, spec: {}, state: 'running', origin: 'cli' });
    const layers = ['a', 'b'].map((layer, i) => ({ layer: i, name: layer, kind: 'dense', module: '', depth: i, parameterCount: 1 }));
    const facts = { layers, backend: { name: 'cpu' }, versions: {}, seeds: {}, dataManifest: {}, hardware: {}, specSha256: '', totalSteps: 300 };
    const attempt = await startAttempt(store, run, facts);
    const sink = openRecorder({ ...attempt, connectionString: store.connectionString, home, runUuid: run, layers: 2 });
    for (let step = 0; step < 300; step++) {
        const measures = new Float32Array(2 * MEASURE_COUNT).fill(1);
        for (const layer of [0, 1])
            measures[layer * MEASURE_COUNT + MEASURE_INDEX.flags] = 0;
        measures[MEASURE_COUNT + MEASURE_INDEX.scale] = scaleOfB(step);
        while (!sink.push({ step, loss: 1, learningRate: 0.1, durationUs: 1, batchId: step, measures }))
            await sink.ready();
    }
    await sink.close();
    await setRunState(store, run, 'completed');
    return run;
}
beforeAll(async () => {
    store = await testStore();
    home = mkdtempSync(path.join(tmpdir(), 'gradlens-backtest-'));
    databaseUrl = store.connectionString;
    loud = await record('loud', (step) => (step >= 100 && step < 110 ? 9 : 1));
    calm = await record('calm', () => 1);
});
afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
async function rules(...args) {
    let [stdout, stderr] = ['', ''];
    const process = Object.assign(new EventEmitter(), {
        env: { GRADLENS_HOME: home, DATABASE_URL: databaseUrl },
        stdout: { write: (part) => (stdout += part) !== '' },
        stderr: { write: (part) => (stderr += part) !== '' },
    });
    const code = await runCommandLine(['rules', ...args], process);
    const isJson = args.includes('--json');
    return { code, stdout, stderr, lines: isJson ? stdout.trim().split('\n').filter((line) => line !== '').map((line) => JSON.parse(line)) : [] };
}
/** A rule file with one rule of these fields. */
function fileOf(fields) {
    const file = path.join(home, 'own.yaml');
    writeFileSync(file, JSON.stringify({ rules: [{ name: 'large-scale', expr: 'scale > 5', hold: 3, severity: 'critical', ...fields }] }));
    return file;
}
describe('gradlens rules backtest and activate', () => {
    it('a critical rule goes live only after a back-test of this very version', async () => {
        const refused = await rules('activate', fileOf({}), '--reason', 'scales ran away');
        expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/large-scale is not back-tested .*gradlens rules backtest FILE --project default/) });
        const tested = await rules('backtest', fileOf({}), '--json');
        expect(tested.code).toBe(1);
        expect(tested.lines).toEqual([
            expect.objectContaining({ rule: 'large-scale', before: null, runs: 2, steps: 600, added: 1, removed: 0, kept: 0, problem: null, alerts: [expect.objectContaining({ change: '+', run: loud, runName: 'loud', layer: 'b', step: 103, since: 100, resolved: 110, value: 9 })] }),
        ]);
        expect(await rules('activate', fileOf({}), '--reason', 'scales ran away')).toMatchObject({ code: 0, stderr: expect.stringContaining('1 of 1 rules changed in project default') });
        expect((await rules('activate', fileOf({ hold: 4 }), '--reason', 'x')).code).toBe(2);
        expect((await rules('activate', fileOf({ hold: 4 }), '--reason', 'x', '--shadow')).code).toBe(0);
        expect((await rules('activate', fileOf({}), '--reason', 'back again')).code).toBe(0);
    });
    it('tells what comes and goes against the version that is active, for a person too', async () => {
        const same = await rules('backtest', fileOf({}));
        expect(same).toMatchObject({ code: 0, stdout: 'large-scale (active as it is): 0, 0; 1 as before\n' });
        const changed = await rules('backtest', fileOf({ expr: 'scale > 0.5', over: 'layer', hold: 200 }), '--runs', loud, calm);
        expect(changed.code).toBe(1);
        expect(changed.stdout.split('\n')).toMatchObject([
            'large-scale (changed): +4, −1; 0 as before',
            ...['a', 'b', 'a', 'b'].map(() => expect.stringMatching(/^ {2}\+ run [0-9a-f-]{36} \((loud|calm)\), layer [ab], step 200 since 0: /)),
            expect.stringMatching(/^ {2}− run .* \(loud\), layer b, step 103 since 100: scale > 5 on layer b at step 103, value 9$/),
            '',
        ]);
        expect(changed.stderr).toContain('2 runs, 600 steps: +4 alerts, −1 against the active rules');
    });
    it('an alert that only moved is the same', async () => {
        expect((await rules('backtest', fileOf({ hold: 5 }))).stdout).toBe('large-scale (changed): 0, 0; 1 as before\n');
    });
    it('may not look at something else under the same name', async () => {
        const refused = await rules('activate', fileOf({ expr: 'loss > 5', over: 'run', severity: 'info' }), '--reason', 'x');
        expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining('large-scale: over is run; allowed: layer, as it was before, or another name') });
    });
    it('says what is missing', async () => {
        expect((await rules('backtest', fileOf({}), '--project', 'none')).stderr).toContain('--project is "none"; allowed: a project that has runs');
        expect((await rules('backtest', fileOf({}), '--runs', uuidv7())).stderr).toContain('allowed: the uuid of a stored run');
        expect((await rules('backtest', fileOf({}), '--last', '0')).stderr).toContain('--last is "0"; allowed: an integer from 1 to');
        expect((await rules('activate', fileOf({}))).code).toBe(2);
        expect((await rules('activate', fileOf({}), '--reason', ' ')).stderr).toContain('--reason is " "; allowed: 1 to 1000 characters');
        expect((await rules('backtest', fileOf({ expr: 'scael > 1' }))).stderr).toMatch(/did you mean scale.*\n.*own\.yaml is not right: one mistake/);
    });
});
describe('gradlens rules set, deactivate, list', () => {
    const modes = async () => Object.fromEntries((await rules('list', '--json')).lines.map((line) => [line.rule, line.mode]));
    it('sets a built-in rule to shadow or off and back, by name and reason', async () => {
        expect((await rules('set', 'scale-spike', 'off', '--reason', 'too loud here')).code).toBe(0);
        expect((await rules('set', 'gradient-spike', 'shadow', '--reason', 'to try')).code).toBe(0);
        expect(await modes()).toMatchObject({ 'scale-spike': 'off', 'gradient-spike': 'shadow', 'loss-spike': 'live', 'large-scale': 'live' });
        expect((await rules('list')).stdout).toMatch(/scale-spike +off +critical +built-in +[0-9a-f]{12} {2}since .* by .+: too loud here/);
        expect((await rules('set', 'scale-spike', 'live', '--reason', 'it was needed')).code).toBe(0);
        expect(await modes()).toMatchObject({ 'scale-spike': 'live' });
        expect((await rules('set', 'scale-spike', 'live', '--reason', 'again')).stderr).toContain('rule scale-spike is live already');
    });
    it('sets an own rule, and ends it; every change stays on record', async () => {
        expect((await rules('set', 'large-scale', 'shadow', '--reason', 'quiet for now')).code).toBe(0);
        expect((await rules('set', 'large-scale', 'live', '--reason', 'back-tested long ago')).code).toBe(0);
        expect((await rules('deactivate', 'large-scale', '--reason', 'no use')).stdout).toMatch(/large-scale {2}live .*; ended .*: no use/);
        expect(await modes()).not.toHaveProperty('large-scale');
        expect((await rules('list', '--past')).stdout.split('\n').filter((line) => line.startsWith('large-scale')).length).toBeGreaterThanOrEqual(5);
    });
    it('knows no other names and modes', async () => {
        expect((await rules('set', 'sclae-spike', 'off', '--reason', 'x')).stderr).toContain('NAME is "sclae-spike"; allowed: one of loss-divergence');
        expect((await rules('set', 'scale-spike', 'quiet', '--reason', 'x')).code).toBe(2);
        expect((await rules('deactivate', 'scale-spike', '--reason', 'x')).stderr).toContain('that is activated in project default');
    });
});
//# sourceMappingURL=backtest.spec.js.map