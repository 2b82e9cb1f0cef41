import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { META_START } from '#libs/contracts';
import { splitOffValidation } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { expect, it } from 'vitest';
import { makeTaskData } from './make-task-data.js';
import { readMetaSpec } from './meta-spec.js';
import { metaTrain } from './meta-train.js';
import { generatedProblem } from './problem.js';
import { retrain } from './retrain.js';
import { vectorOf, weightsOf } from './search.js';
const TASK = '{ name: t, kind: mixture, classes: 2, features: 3, rows: 64, model: { kind: mlp, hidden: [4] }, batchSize: 16, steps: 12 }';
const TEXT = `{ name: tiny, generations: 3, pairs: 2, tasksPerGeneration: 1, tasks: [${TASK}], heldOut: [${TASK}], heldOutSeeds: 2 }`;
const folderFor = () => mkdtemp(path.join(tmpdir(), 'gradlens-meta-'));
async function specOf(text) {
    const file = path.join(await folderFor(), 'meta.yaml');
    await writeFile(file, text);
    return readMetaSpec(file);
}
/** Trains to the end, or is ended after a generation and taken up again; the weights as bytes, and the card. */
async function learned(spec, endAfter) {
    const out = path.join(await folderFor(), 'w.json');
    const ending = new AbortController();
    const attempt = metaTrain(spec, { out, signal: ending.signal, say: (line) => { if (line.startsWith(`generation ${endAfter}/`))
            ending.abort(new Error('ended')); } });
    if (endAfter !== undefined) {
        await expect(attempt).rejects.toThrow('ended');
        await metaTrain(spec, { out, signal: new AbortController().signal, say: () => undefined });
    }
    await attempt.catch(() => undefined);
    const card = JSON.parse(await readFile(`${out}.card.json`, 'utf8'));
    return { bytes: await readFile(out, 'utf8'), card: { ...card, cpuSeconds: 0 } };
}
it('the same spec gives the same bits, also when it was ended on the way; another seed gives others', async () => {
    const spec = await specOf(TEXT);
    const whole = await learned(spec);
    expect(await learned(spec, 1)).toEqual(whole);
    expect((await learned({ ...spec, seed: 1 })).bytes).not.toBe(whole.bytes);
    expect(JSON.parse(whole.bytes)).not.toEqual(META_START);
    expect(whole.card).toMatchObject({ generations: 3, trainings: 12, tasks: ['t'], heldOut: [{ task: 't', seeds: 2 }] });
    // the ablation is of the learned weights, with one scale for both layers
    const [{ learned: byLayer, uniform, againstUniform }] = whole.card.heldOut;
    expect(uniform).not.toBe(byLayer);
    expect(againstUniform.mean).toBeCloseTo(byLayer - uniform, 10);
});
it('refuses the state of another spec', async () => {
    const spec = await specOf(TEXT);
    const out = path.join(await folderFor(), 'w.json');
    const options = { out, signal: new AbortController().signal, say: () => undefined };
    await metaTrain({ ...spec, generations: 1 }, options);
    await expect(metaTrain(spec, options)).rejects.toThrow(/w\.json\.state\.json: specSha256 is .* that of the spec/);
});
it('refuses a spec with the field, its value and what is allowed', async () => {
    await expect(specOf(TEXT.replace('kind: mixture', 'kind: moons'))).rejects.toThrow('tasks[0].kind is "moons"; allowed: one of "mixture", "teacher", "spirals"');
});
it('a task without a finite loss is not trained again against an infinite target', async () => {
    await resolveBackend('wasm', { parameterCount: 100, kind: 'mlp' });
    const { name, spec, data } = generatedProblem((await specOf(TEXT)).tasks[0]);
    // two steps are two looks, and a target needs three
    const task = { name, runs: [], spec, ...splitOffValidation(data(1), 0), steps: 2, parameterCount: 100, seeds: [] };
    const parts = { seed: 0, seeds: 2, signal: new AbortController().signal, say: () => undefined, resampling: { resamples: 10, uniform: Math.random } };
    await expect(retrain(task, META_START, parts)).rejects.toThrow('from is t, which has no finite validation loss after 2 steps as recorded; allowed: runs of a task that trains');
});
it('weights go through a vector and back', () => {
    expect(weightsOf(vectorOf(META_START))).toEqual(META_START);
});
it.each(['mixture', 'teacher', 'spirals'])('a task of %s has all its classes, and the same examples for the same seed', async (kind) => {
    const { tasks } = await specOf(TEXT.replace('kind: mixture', `kind: ${kind}`));
    const [task] = tasks;
    const data = makeTaskData(task, 3);
    expect(new Set(data.train.labels)).toEqual(new Set([0, 1]));
    expect([data.train.count, data.test.count]).toEqual([48, 16]);
    expect(makeTaskData(task, 3).train.features).toEqual(data.train.features);
    expect(makeTaskData(task, 4).train.features).not.toEqual(data.train.features);
});
//# sourceMappingURL=meta-train.spec.js.map