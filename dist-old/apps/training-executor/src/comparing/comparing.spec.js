import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset, splitOffValidation } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { expect, it } from 'vitest';
import { planOf, planVersion } from './compare-plan.js';
import { htmlOf, markdownOf } from './document.js';
import { readMetaSeconds } from './meta-seconds.js';
import { trainCurves } from './train-curves.js';
const SPEC = parseRunSpec({ name: 's', data: { kind: 'generated-credit', rows: 500 }, model: { kind: 'mlp', hidden: [6] }, batchSize: 32, budget: { steps: 12 } }, 'spec');
const OPTIONS = { seeds: 2, tuningSeeds: 1, families: ['adam'], tuned: false, also: [], turns: 1 };
const whole = await loadDataset(SPEC.data, { cacheDir: tmpdir(), baseDir: tmpdir() });
it('curves of trainings side by side are those of each by itself, looked at in time and at the end', async () => {
    await resolveBackend('wasm', { parameterCount: 100, kind: 'mlp' });
    const { data, validation } = splitOffValidation(whole, 0);
    const told = [];
    const parts = { data, validation, budget: 12, evaluateEvery: 5, parameterCount: 100, clock: systemClock, signal: new AbortController().signal, onSteps: (steps) => told.push(steps) };
    const trials = [{ seed: 1, learningRate: 0.03 }, { seed: 2, learningRate: 0.03 }, { seed: 1, learningRate: 0.3 }];
    const together = await trainCurves(SPEC, trials, parts);
    expect(told.at(-1)).toBe(36);
    expect(together.map(({ seed, steps }) => ({ seed, steps }))).toEqual([1, 2, 1].map((seed) => ({ seed, steps: [5, 10, 12] })));
    expect(new Set(together.map(({ losses }) => losses[2])).size).toBe(3);
    // memory for one at a time
    expect(await trainCurves(SPEC, trials, { ...parts, parameterCount: 2 ** 23 })).toEqual(together);
    await expect(trainCurves(SPEC, trials, { ...parts, signal: AbortSignal.abort(new Error('ended')) })).rejects.toThrow('ended');
});
it('a plan has the budget of the spec unless another is asked for, and a name that follows all it depends on', () => {
    const plan = planOf(SPEC, whole, OPTIONS);
    expect(plan).toMatchObject({ budget: 12, evaluateEvery: 1 });
    expect(planOf(SPEC, whole, { ...OPTIONS, budget: 600 })).toMatchObject({ budget: 600, evaluateEvery: 12 });
    expect(() => planOf(SPEC, whole, { ...OPTIONS, budget: 9 })).toThrow('budget is 9 steps; allowed: 10 steps or more');
    const names = [plan, { ...plan, seeds: 3 }, { ...plan, tuned: true }, planOf(SPEC, whole, { ...OPTIONS, auditable: true }), { ...plan, spec: { ...SPEC, batchSize: 16 } }].map((each) => planVersion(each, whole));
    expect(new Set(names).size).toBe(5);
});
it('reads what a meta-training took from its card, and refuses what is none', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'gradlens-card-')), 'card.json');
    await writeFile(file, '{"cpuSeconds": 146.5, "name": "m"}');
    expect(await readMetaSeconds(file)).toBe(146.5);
    await writeFile(file, '{"name": "m"}');
    await expect(readMetaSeconds(file)).rejects.toThrow('cpuSeconds');
});
it('writes the same page as Markdown and as HTML, with nothing of a text taken for markup', () => {
    const blocks = [{ kind: 'heading', level: 1, text: 'A & B' }, { kind: 'list', items: ['one', 'two'] }, { kind: 'table', head: ['a|b', 'c'], rows: [['<i>', '2']] }];
    expect(markdownOf(blocks)).toBe('# A & B\n\n- one\n- two\n\n| a\\|b | c |\n|---|---|\n| <i> | 2 |\n');
    const html = htmlOf('A & B', blocks);
    expect(html).toContain('<title>A &amp; B</title>');
    expect(html).toContain('<td>&lt;i&gt;</td>');
    expect(html).not.toContain('<i>');
});
//# sourceMappingURL=comparing.spec.js.map