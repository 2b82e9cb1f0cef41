import { testStore } from '#libs/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestRun } from '../runs/run.fixture.js';
import { comparedRuns, comparisonDetails, findComparison, listComparisons, saveComparison } from './comparisons.js';
let store;
beforeAll(async () => { store = await testStore(); });
afterAll(() => store.close());
const arm = (name) => ({
    ...{ name, role: 'scaler', rates: { fast: 0.1, accurate: 0.1, atEdge: false }, secondsPerStep: null, steps: [5, 6], missed: 0, medianSteps: 5.5, meanSteps: 5.5 },
    ...{ medianSeconds: null, meanSeconds: NaN, accuracies: [0.5, NaN], meanAccuracy: NaN, against: [] },
});
const LOSSES = [[[0.5, NaN, 0.125], [Infinity, 0.25, -2]], [[1, 2, 3], [4, 5, 6]]];
const compared = (more = {}) => ({
    ...{ project: 'default', run: null, spec: { name: 'a' }, specSha256: 'aa', by: 'desk-1', commit: 'abc1234', findings: ['one', 'two, "quoted"'] },
    headline: { scaler: 'snr', other: 'adam', steps: { percent: -Infinity, ci95: [NaN, 3] } },
    comparison: { name: 'a', version: '0.1.0', target: NaN, arms: [arm('snr'), arm('adam')] },
    curves: { seeds: [2_000_000, 2_000_001], steps: [10, 20, 30], losses: LOSSES },
    ...more,
});
it('gives back what was stored, NaN and infinities too, newest first, page by page', async () => {
    const first = await saveComparison(store, compared());
    const second = await saveComparison(store, compared({ project: 'other' }));
    expect(second).toBeGreaterThan(first);
    const row = await findComparison(store, first);
    expect(row).toMatchObject({ number: first, project: 'default', run: null, specSha256: 'aa', by: 'desk-1', commit: 'abc1234', findings: ['one', 'two, "quoted"'], headline: { steps: { percent: -Infinity, ci95: [NaN, 3] } }, result: { name: 'a', version: '0.1.0', target: NaN } });
    const details = (await comparisonDetails(store, [first, 999_999])).get(first);
    expect(details?.arms).toEqual([arm('snr'), arm('adam')]);
    expect(details?.curves).toEqual({ seeds: [2_000_000, 2_000_001], steps: [10, 20, 30], losses: LOSSES });
    expect(await listComparisons(store, { first: 1 })).toMatchObject({ rows: [{ number: second }], hasNext: true, total: 2 });
    expect(await listComparisons(store, { first: 1, after: second })).toMatchObject({ rows: [{ number: first }], hasNext: false, total: 2 });
    expect(await listComparisons(store, { first: 9, project: 'other' })).toMatchObject({ rows: [{ number: second }], total: 1 });
    expect(await findComparison(store, first, 'other')).toBeNull();
    await expect(listComparisons(store, { first: 0 })).rejects.toThrow('first must be');
});
it('belongs to the run that was named, else to the runs of the same spec in its project', async () => {
    const { uuid: named } = await createTestRun(store);
    const { uuid: same } = await createTestRun(store);
    await store.pool.query(`update run set spec_sha256 = 'bb' where uuid = $1`, [same]);
    const ofNamed = await saveComparison(store, compared({ run: named, specSha256: 'none' }));
    const ofSpec = await saveComparison(store, compared({ specSha256: 'bb' }));
    const elsewhere = await saveComparison(store, compared({ specSha256: 'bb', project: 'other' }));
    expect((await listComparisons(store, { first: 9, run: named })).rows.map(({ number }) => number)).toEqual([ofNamed]);
    expect((await listComparisons(store, { first: 9, run: same })).rows.map(({ number }) => number)).toEqual([ofSpec]);
    expect(await comparedRuns(store, [ofNamed, ofSpec, elsewhere])).toEqual(new Map([[ofNamed, named], [ofSpec, same]]));
});
it('counts those that are stored at the same moment apart', async () => {
    const numbers = await Promise.all([1, 2, 3, 4].map(() => saveComparison(store, compared())));
    expect(new Set(numbers).size).toBe(4);
});
it('refuses curves that are not those of its arms', async () => {
    await expect(saveComparison(store, compared({ curves: { seeds: [1], steps: [10], losses: [[[1]]] } }))).rejects.toThrow('comparison_losses_check');
});
//# sourceMappingURL=comparisons.spec.js.map