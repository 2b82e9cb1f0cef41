import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshHome, gradlens as gradlensAlone, start } from './spec-support/program.js';
const TASK = '{ name: t, kind: teacher, classes: 3, features: 4, rows: 200, model: { kind: mlp, hidden: [8] }, batchSize: 16, steps: 20 }';
/** One database for all commands: a server of its own for each would take longer than what is tested. */
let store;
beforeAll(async () => { store = await testStore(); });
afterAll(() => store.close());
const gradlens = (args, home) => gradlensAlone(args, home, { DATABASE_URL: store.connectionString });
it('meta-train goes on after kill -9, to the same weights; a run takes them', { timeout: 600_000 }, async () => {
    const home = await freshHome();
    const at = (name) => path.join(home, name);
    await writeFile(at('meta.yaml'), `{ name: m, generations: 30, pairs: 1, tasksPerGeneration: 1, tasks: [${TASK}], heldOut: [${TASK}], heldOutSeeds: 2 }`);
    const whole = await gradlens(['meta-train', at('meta.yaml'), '--out', at('whole.json')], home);
    expect(whole).toMatchObject({ code: 0, stdout: expect.stringContaining('beats its start') });
    const child = start(['meta-train', at('meta.yaml'), '--out', at('killed.json')], home);
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.stderr?.on('data', (part) => { if (part.toString().includes('generation 2/30'))
        child.kill('SIGKILL'); });
    await closed;
    expect(child.signalCode).toBe('SIGKILL');
    const resumed = await gradlens(['meta-train', at('meta.yaml'), '--out', at('killed.json')], home);
    expect(resumed.stderr).toContain('goes on after generation');
    expect(await readFile(at('killed.json'), 'utf8')).toBe(await readFile(at('whole.json'), 'utf8'));
    await writeFile(at('run.yaml'), '{ name: r, data: { kind: generated-credit }, model: { kind: mlp, hidden: [8] }, scaler: { kind: meta, weights: whole.json }, budget: { steps: 20 } }');
    expect(await gradlens(['run', at('run.yaml')], home)).toMatchObject({ code: 0, stdout: expect.stringContaining('completed') });
});
it('meta-train --from learns on the task of recorded runs and tells the break-even; a run takes the weights', { timeout: 600_000 }, async () => {
    const home = await freshHome();
    const at = (name) => path.join(home, name);
    const runOf = async (seed) => {
        await writeFile(at('run.yaml'), `{ name: credit, data: { kind: generated-credit, rows: 400 }, model: { kind: mlp, hidden: [6] }, batchSize: 16, seeds: { init: ${seed}, batches: ${seed} }, budget: { steps: 40 } }`);
        const { stdout } = await gradlens(['run', at('run.yaml'), '--json'], home);
        return JSON.parse(stdout).run;
    };
    const runs = [await runOf(1), await runOf(2)];
    const from = (...more) => gradlens(['meta-train', '--from', ...runs, '--out', at('w.json'), '--generations', '2', '--pairs', '1', '--seeds', '2', ...more], home);
    const text = await from();
    expect(text).toMatchObject({ code: 0, stdout: expect.stringMatching(/learned, one scale for all layers .*\n.*\n.*\nbreak-even: (after \d|never)/) });
    // the search is done: only the result is made again, with the same trainings
    const again = await from('--json');
    const card = JSON.parse(again.stdout);
    expect(card).toMatchObject({ runs, trainings: 4, generations: 2, tasks: [{ task: 'credit', seeds: 2, steps: 40, scaler: 'snr' }] });
    expect(card.tasks).toHaveLength(1);
    expect(card.breakEven.retrainings === null).toBe(card.breakEven.savedSeconds <= 0);
    expect(again.stderr).toContain('goes on after generation 2');
    expect(await gradlens(['meta-train', '--from', 'nothing'], home)).toMatchObject({ code: 2, stderr: expect.stringContaining('the uuid of a recorded run') });
    await writeFile(at('next.yaml'), '{ name: r, data: { kind: generated-credit, rows: 400 }, model: { kind: mlp, hidden: [6] }, batchSize: 16, scaler: { kind: meta, weights: w.json }, budget: { steps: 20 } }');
    expect(await gradlens(['run', at('next.yaml')], home)).toMatchObject({ code: 0 });
});
//# sourceMappingURL=meta-train.e2e-spec.js.map