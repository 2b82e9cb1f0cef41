import { appendFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { change, verdicts } from './guards/guard-table.js';
import { PUSHES } from './guards/injections.js';
import { keptCells } from './kept-cells.js';
it('measures a cell once, in a later attempt too, and again where its line was left half written', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gradlens-cells-'));
    let measured = 0;
    const measure = () => Promise.resolve(++measured);
    expect(await keptCells(folder, 'b').of('one', measure)).toBe(1);
    await appendFile(path.join(folder, 'b.jsonl'), '\n["two",');
    const later = keptCells(folder, 'b');
    expect([await later.of('one', measure), await later.of('two', measure), await later.of('two', measure)]).toEqual([1, 2, 2]);
    expect([await keptCells(folder, 'b').of('two', measure), await keptCells(undefined, 'b').of('two', measure)]).toEqual([2, 3]);
});
it('a drift is 0.05 a step of the log scale, up to e⁶, and stays', () => {
    const [drift] = PUSHES.slice(-1);
    const pushes = drift.provoke({ step: 200, layer: 'a', last: 400 });
    const logAt = (step) => pushes.filter((push) => step >= push.step && step < push.step + push.steps).reduce((sum, { factor }) => sum + Math.log(factor), 0);
    expect([199, 200, 219, 319, 399].map((step) => Number(logAt(step).toFixed(6)))).toEqual([0, 0.1, 1, 6, 6]);
});
it('judges by the mean over seeds against the same seeds undisturbed', () => {
    const clean = { accuracies: [0.8, 0.9], acted: 0 };
    expect(change({ accuracies: [0.79, 0.88] }, clean)).toEqual({ mean: expect.closeTo(-1.5), worst: expect.closeTo(-2) });
    const rows = [{ name: 'a', clean, others: [['x', { accuracies: [0.79, 0.88] }]] }, { name: 'b', clean, others: [['x', { accuracies: [0.8, 0.89] }]] }];
    expect(verdicts(rows)).toEqual(['x: 1 of 2 within 1 point; worst mean -1.5 (a), worst seed -2.0']);
});
//# sourceMappingURL=kept-cells.spec.js.map