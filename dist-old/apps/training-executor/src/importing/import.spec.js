import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listAlerts, listEvaluations, listIncidents, listLayers, readSeries, runsNeedingRules } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../cli/command-line.js';
const VECTORS = path.resolve(import.meta.dirname, '../../../../test/vectors/logs');
/** A Python in which the tools are installed whose logs are read; by default whatever `python3` is. */
const PYTHON = process.env['GRADLENS_LOG_WRITERS'] ?? 'python3';
let store;
let home;
beforeAll(async () => {
    store = await testStore();
    home = await mkdtemp(path.join(tmpdir(), 'gradlens-import-'));
});
afterAll(async () => {
    await store.close();
    await rm(home, { recursive: true, force: true });
});
function take(...args) {
    return gradlens('import', ...args);
}
async function gradlens(...args) {
    let [out, err] = ['', ''];
    const fake = Object.assign(new EventEmitter(), {
        env: { GRADLENS_HOME: path.join(home, 'home'), DATABASE_URL: store.connectionString },
        stdout: { write: (part) => (out += part) !== '' },
        stderr: { write: (part) => (err += part) !== '' },
    });
    return { code: await runCommandLine(args, fake), out, err };
}
async function taken(...args) {
    const { code, out, err } = await take(...args, '--json');
    expect(code, err).toBe(0);
    return out.trim().split('\n').map((line) => JSON.parse(line));
}
/** Writes a fixture out, or bytes of it. */
async function unpacked(fixture, as, change = (bytes) => bytes) {
    const file = path.join(home, as);
    mkdirSync(path.dirname(file), { recursive: true });
    await writeFile(file, change(gunzipSync(readFileSync(path.join(VECTORS, fixture)))));
    return file;
}
const norm = (step, layer) => {
    if (step === 150 && layer === 0)
        return 25;
    return step === 170 && layer === 0 ? NaN : (0.5 + layer) * (1 + 0.04 * Math.sin(1.7 * step));
};
const loss = (step) => 2 / (1 + 0.05 * step) + 0.01 * Math.sin(2.3 * step);
const float32 = (values) => Array.from(Float32Array.from(values));
const STEPS = Array.from({ length: 200 }, (_, step) => step);
async function layersOf(run) {
    return ((await listLayers(store, [run])).get(run) ?? []).map(({ name }) => name);
}
async function valuesOf(run, measure, layer) {
    return Array.from((await readSeries(store, run, { measure, layer, maxPoints: 1000 })).values);
}
/** What is the same whichever tool wrote the log. */
async function expectTheMadeRun({ run, steps, alerts }) {
    expect([steps, alerts, (await layersOf(run)).slice(0, 2).sort()]).toEqual([200, 2, ['dense1', 'dense2']]);
    for (const [i, layer] of ['dense1', 'dense2'].entries())
        expect(await valuesOf(run, 'gradNorm', layer), layer).toEqual(float32(STEPS.map((step) => norm(step, i))));
    expect(await valuesOf(run, 'loss', null)).toEqual(float32(STEPS.map(loss)));
    const heldOut = await listEvaluations(store, run);
    expect(heldOut.map(({ step, loss: told }) => [step, told])).toEqual([49, 99, 149, 199].map((step) => [step, expect.closeTo(loss(step) + 0.05, 5)]));
    const fired = (await listAlerts(store, { run, first: 10 })).alerts.map(({ rule, layer, firedStep }) => `${rule} ${String(layer)} ${firedStep}`);
    expect(fired.sort()).toEqual(['gradient-spike dense1 150', 'non-finite-gradient dense1 170']);
}
describe('gradlens import', () => {
    it.each([
        ['torch.tfevents.gz', 'torch/events.out.tfevents.1.here'],
        ['tensorboardX.tfevents.gz', 'tensorboardX/events.out.tfevents.1.here'],
        ['run-made.wandb.gz', 'offline-run-1/run-made.wandb'],
    ])('takes in %s with every number, evaluation and alert', async (fixture, as) => {
        const [found] = await taken(path.dirname(await unpacked(fixture, as)));
        await expectTheMadeRun(found);
        expect(found.estimated).toEqual(fixture.includes('wandb') ? ['paramNorm/dense1'] : []);
    });
    it('takes weights from histograms: exact norms where the log has them, estimates else', async () => {
        const [torch] = await taken(await unpacked('torch.tfevents.gz', 'torch2/events.out.tfevents.1.here'), '--project', 'two');
        expect(torch.estimated).toEqual([]);
        expect(await valuesOf(torch.run, 'paramNorm', 'dense2')).toEqual(STEPS.map(() => 3)); // 16 weights of 0.75
        await unpacked('tensorboard-train.tfevents.gz', 'keras/train/events.out.tfevents.1.v2');
        await unpacked('tensorboard-validation.tfevents.gz', 'keras/validation/events.out.tfevents.1.v2');
        const [keras, ...others] = await taken(path.join(home, 'keras'));
        expect([others, keras.name, keras.steps, keras.estimated]).toEqual([[], 'keras', 20, ['paramNorm/dense']]);
        const [first] = await valuesOf(keras.run, 'paramNorm', 'dense');
        expect(Math.abs(first / 6.337746616996323 - 1)).toBeLessThan(1e-3); // what NumPy computed; 200 buckets
        expect((await listEvaluations(store, keras.run)).map(({ split, accuracy }) => `${split} ${accuracy?.toFixed(3) ?? ''}`)).toContain('validation 0.900');
    });
    it('marks the run as imported, signs its ledger, and leaves its alerts to nobody', async () => {
        const file = path.join(home, 'plain.csv');
        await writeFile(file, ['step,loss,grad_norm/dense1,grad_norm/dense2', ...STEPS.map((step) => `${step},${loss(step)},${norm(step, 0)},${norm(step, 1)}`)].join('\n'));
        const [{ run }] = (await taken(file));
        const { rows } = await store.pool.query('select origin, state, name, data_manifest as manifest, summary from run where uuid = $1', [run]);
        expect(rows[0]).toMatchObject({ origin: 'import', state: 'completed', name: 'plain', manifest: { import: 'table', read: { 'grad_norm/dense1': 'gradNorm@dense1' } }, summary: { alerts: 2, steps: 200 } });
        expect(await gradlens('verify', run)).toMatchObject({ code: 0, out: expect.stringMatching(/^OK .*unaltered, complete[^]*steps 0\.\.199/) });
        expect(await runsNeedingRules(store)).not.toContain(run);
        expect((await listIncidents(store, { run, first: 5 })).total).toBeGreaterThan(0);
        const asked = await store.pool.query('select from action_request a join run r on r.run_id = a.run_id where r.uuid = $1', [run]);
        expect(asked.rowCount).toBe(0);
    });
    it('adds nothing the second time, wherever the same bytes lie, and says so; other names make another run', async () => {
        const text = 'step,total,g\n' + STEPS.map((step) => `${step * 10},${loss(step)},0.5`).join('\n');
        const [a, b] = [path.join(home, 'a.csv'), path.join(home, 'copy', 'b.csv')];
        mkdirSync(path.dirname(b));
        for (const file of [a, b])
            await writeFile(file, text);
        expect(await take(a)).toMatchObject({ code: 2, err: expect.stringContaining('without a loss or a measure: "total", "g"') });
        const map = ['--map', 'loss=total', '--map', 'gradNorm@dense1=g'];
        const [first] = await taken(a, ...map);
        const before = await store.pool.query('select count(*) from ledger_frame');
        const again = await take(b, '--map', 'gradNorm@dense1=g', '--map', 'loss=total');
        expect(again).toMatchObject({ code: 0, out: `b: this content is there already, as run ${first.run}; nothing was added\n` });
        expect((await store.pool.query('select count(*) from ledger_frame')).rows).toEqual(before.rows);
        const [other] = await taken(b, '--map', 'loss=total');
        expect(other.run).not.toBe(first.run);
        expect(await layersOf(other.run)).toEqual(['(all layers)']);
    });
    it('finishes an import that was cut off, writing nothing twice', async () => {
        const file = path.join(home, 'long.csv');
        await writeFile(file, ['step,loss,grad_norm/dense1', ...STEPS.map((step) => `${step},${loss(step)},0.5`)].join('\n'));
        const [whole] = await taken(file);
        const { run } = whole;
        const count = async () => (await store.pool.query('select sum(n) as n from decision_chunk c join run r on r.run_id = c.run_id where r.uuid = $1', [run])).rows[0];
        const decisions = await count();
        await store.pool.query(`update run set state = 'interrupted' where uuid = $1`, [run]);
        expect(await taken(file)).toMatchObject([{ run, outcome: 'imported' }]);
        expect(await count()).toEqual(decisions);
    });
    it('names file and place of what it cannot read', async () => {
        const bent = (at) => (bytes) => {
            bytes[at] = (bytes[at] ?? 0) ^ 1;
            return bytes;
        };
        const wandb = await take(await unpacked('run-made.wandb.gz', 'bent/run-bent.wandb', bent(40_000)));
        expect(wandb).toMatchObject({ code: 2, err: expect.stringMatching(/run-bent\.wandb: byte \d{5} is a record whose checksum does not match its data/) });
        const events = await take(await unpacked('torch.tfevents.gz', 'bent/events.out.tfevents.2.here', bent(50_000)));
        expect(events).toMatchObject({ code: 2, err: expect.stringMatching(/tfevents\.2\.here: byte \d{5} is a record whose checksum/) });
        const cut = await take(await unpacked('run-made.wandb.gz', 'cut/run-cut.wandb', (bytes) => bytes.subarray(0, 60_000)), '--json');
        expect(cut).toMatchObject({ code: 0, err: expect.stringMatching(/run-cut\.wandb ends within a record at byte 5\d{4}: what comes before it is read/) });
        const steps = JSON.parse(cut.out).steps;
        expect(steps).toBeGreaterThan(20);
        expect(steps).toBeLessThan(200);
        const lines = path.join(home, 'bad.jsonl');
        await writeFile(lines, '{"step": 0, "loss": 1}\n{"step": 1, "loss": "high"}\n');
        expect(await take(lines)).toMatchObject({ code: 2, err: expect.stringContaining('line 2, column "loss" is "high"') });
        expect(await take(path.join(home, 'copy', 'nowhere'))).toMatchObject({ code: 2, err: expect.stringContaining('a file or a folder that is there') });
    });
    it('keeps what is not finite apart from what was not logged', async () => {
        const file = path.join(home, 'sparse.jsonl');
        await writeFile(file, '{"step": 0, "loss": 1, "grad_norm": {"a": Infinity}}\n{"step": 10, "loss": 1, "scale": {"a": 1}}\n');
        const [{ run }] = (await taken(file));
        const { rows } = await store.pool.query('select step0, n, flags from decision_chunk c join run r on r.run_id = c.run_id where r.uuid = $1 order by step0', [run]);
        expect(rows).toEqual([{ step0: 0, n: 1, flags: [8] }, { step0: 10, n: 1, flags: null }]);
    });
});
describe('logs that the tools write here and now', () => {
    const writers = ['torch', 'tensorboardX', 'wandb', 'csv', 'jsonl'];
    it.each(writers)('%s', async (writer) => {
        const folder = await mkdtemp(path.join(home, `${writer}-`));
        const { status, stdout } = spawnSync(PYTHON, [path.join(VECTORS, 'write-logs.py'), folder, writer], { encoding: 'utf8' });
        const version = /^(\S+) (\S+)/m.exec(stdout)?.[2];
        const isPlain = writer === 'csv' || writer === 'jsonl';
        if (status !== 0 || (version === '-' && !isPlain)) {
            process.stderr.write(`SKIPPED (${writer} is not installed in ${PYTHON}; GRADLENS_LOG_WRITERS names a Python): its logs are tested as committed fixtures only\n`);
            return;
        }
        const [found] = await taken(isPlain ? path.join(folder, `made.${writer}`) : folder, '--project', `fresh-${writer}`);
        await expectTheMadeRun(found);
    });
});
//# sourceMappingURL=import.spec.js.map