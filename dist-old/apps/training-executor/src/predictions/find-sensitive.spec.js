import { parseRunSpec } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsLookedAt, sensitiveSearch } from './find-sensitive.js';
import { outcomesOf } from './outcomes.js';
let data;
const spec = (sensitivity) => parseRunSpec({ name: 'a', data: { kind: 'generated-credit', rows: 400 }, model: { kind: 'mlp' }, budget: { steps: 1 }, sensitivity }, 's');
beforeAll(async () => {
    data = await loadDataset(spec([]).data, { cacheDir: '/nowhere', baseDir: '/nowhere' });
});
/** A net that adds to a score of its own what being in group B takes away. */
function probabilities(base, features, count) {
    const [width, groupB] = [data.featureNames.length, data.featureNames.indexOf('group=B')];
    const found = new Float32Array(2 * count);
    for (let row = 0; row < count; row++) {
        const score = base(row) - (features[row * width + groupB] === 1 ? 0.1 : 0);
        found.set([1 - score, score], 2 * row);
    }
    return found;
}
/** What a record is but for its group. */
function elseOf(features, row) {
    const width = data.featureNames.length;
    return features.subarray(row * width, (row + 1) * width).filter((_, i) => data.featureNames[i]?.startsWith('group=') === false).join();
}
async function ask(policy, base) {
    const rows = rowsLookedAt(data.test.count);
    const rowOf = new Map(Array.from(rows, (row) => [elseOf(data.test.features, row), row]));
    const training = { scoresOf: ({ features, count }) => Promise.resolve(probabilities((i) => base(rowOf.get(elseOf(features, i)) ?? NaN), features, count)) };
    const search = sensitiveSearch({ spec: spec([policy]), data, training, threshold: 0.5, pseudonym: (record) => record.split('').reverse().join('') }, rows);
    const outcomes = outcomesOf(probabilities(base, data.test.features, data.test.count), { classes: 2, threshold: 0.5 });
    return (await search({ rows, outcomes }))[0];
}
describe('sensitiveSearch', () => {
    it('finds those within the margin of the threshold, the closest first', async () => {
        const bases = [0.9, 0.53, 0.51, 0.46, 0.1];
        const groups = data.test.protectedValues['group'];
        const { records, looked } = await ask({ policy: 'borderline', threshold: 0.5, margin: 0.05 }, (row) => (bases[row] ?? 0.9) + (groups[row] === 'B' ? 0.1 : 0));
        expect(records).toEqual(['test:2', 'test:1', 'test:3']);
        expect(looked).toBe(data.test.count);
    });
    it('finds exactly those whose decision changes with the attribute alone', async () => {
        // own group A: 0.55 stays above as A, falls to 0.45 as B; own group B is at 0.45 and rises to 0.55 as A; all others are far off
        const { records, attribute } = await ask({ policy: 'flips', attribute: 'group' }, (row) => (row % 7 === 0 ? 0.55 : 0.95));
        expect(attribute).toBe('group');
        expect([...records].sort()).toEqual([...data.test.labels.keys()].filter((row) => row % 7 === 0).map((row) => `test:${row}`).sort());
    });
    it('finds none where the net does not care', async () => {
        expect((await ask({ policy: 'flips', attribute: 'group' }, () => 0.95)).records).toEqual([]);
    });
    it('takes protected records in turn from each group', async () => {
        const { records, lasting } = await ask({ policy: 'protected', attributes: ['group'] }, () => 0.5);
        const groups = data.test.protectedValues['group'];
        expect(records.slice(0, 4).map((record) => groups[Number(record.slice(5))]).sort()).toEqual(['A', 'A', 'B', 'B']);
        expect([records.length, lasting]).toEqual([data.test.count, true]);
    });
    it('finds the listed ones once each', async () => {
        expect((await ask({ policy: 'listed', records: ['test:1', 'train:2', 'test:1'] }, () => 0.5)).records).toEqual(['test:1', 'train:2']);
    });
    it('never takes a score that is not a number for borderline', async () => {
        expect((await ask({ policy: 'borderline', threshold: 0.5, margin: 0.9 }, () => NaN)).records).toEqual([]);
    });
});
describe('outcomesOf', () => {
    it('decides by the threshold between two classes, for the likeliest of more', () => {
        const two = outcomesOf(Float32Array.of(0.25, 0.75, 0.75, 0.25), { classes: 2, threshold: 0.75 });
        expect([[...two.scores], [...two.decided], [...two.margins]]).toEqual([[0.75, 0.25], [1, 0], [0, 0.5]]);
        const three = outcomesOf(Float32Array.of(0.125, 0.625, 0.25), { classes: 3, threshold: 0.5 });
        expect([three.scores[0], three.decided[0], three.margins[0]]).toEqual([0.625, 1, 0.1875]);
    });
    it('looks at evenly spaced rows where there are many', () => {
        expect([...rowsLookedAt(3)]).toEqual([0, 1, 2]);
        const rows = rowsLookedAt(50_000);
        expect([rows.length, rows[1], rows.at(-1)]).toEqual([20_000, 2, 49_997]);
    });
});
//# sourceMappingURL=find-sensitive.spec.js.map