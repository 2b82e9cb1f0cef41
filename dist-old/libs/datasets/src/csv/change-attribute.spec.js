import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseRunSpec } from '#libs/contracts';
import { beforeAll, expect, it } from 'vitest';
import { loadDataset } from '../load-dataset.js';
import { attributeValues, describeRecord, placesWithout, withAttribute } from './change-attribute.js';
const LINES = Array.from({ length: 40 }, (_, i) => `${20 + i},${['A', 'B', 'C'][i % 3]},${i % 5 === 0 ? '' : i},${['x', 'y'][i % 2]},${i % 2 === 0 ? 'no' : 'yes'}`);
let data;
beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gradlens-change-'));
    await writeFile(path.join(folder, 'people.csv'), ['age,group,income,hidden,paid', ...LINES].join('\n'));
    const columns = [
        { name: 'age', type: 'numeric', protected: true }, { name: 'group', type: 'categorical', protected: true }, { name: 'income', type: 'numeric' },
        { name: 'hidden', type: 'ignore', protected: true }, { name: 'paid', type: 'categorical' },
    ];
    const document = { name: 'a', data: { kind: 'csv', path: 'people.csv', label: 'paid', columns }, model: { kind: 'mlp' }, budget: { steps: 1 } };
    data = await loadDataset(parseRunSpec(document, 's').data, { cacheDir: folder, baseDir: folder });
});
it('changes one attribute of a record and nothing else, back and forth', () => {
    const rows = Int32Array.from({ length: data.test.count }, (_, i) => i);
    const values = attributeValues(data, 'group');
    expect(values.map(({ value }) => value)).toEqual(['A', 'B', 'C']);
    for (const value of values) {
        const changed = withAttribute(data, { split: data.test, rows }, 'group', value);
        for (const row of rows) {
            expect(describeRecord(data, changed, row)).toEqual({ ...describeRecord(data, data.test, row), group: value.value });
            const own = values.find((each) => each.value === data.test.protectedValues['group']?.[row]);
            const back = withAttribute(data, { split: changed, rows: Int32Array.of(row) }, 'group', own);
            expect([...back.features]).toEqual([...data.test.features.subarray(row * data.featureNames.length, (row + 1) * data.featureNames.length)]);
            expect(back.labels[0]).toBe(data.test.labels[row]);
        }
    }
});
it('tells the rows that it would change', () => {
    const rows = Int32Array.from({ length: data.test.count }, (_, i) => data.test.count - 1 - i);
    const groups = data.test.protectedValues['group'];
    for (const value of attributeValues(data, 'group')) {
        expect([...placesWithout(data, { split: data.test, rows }, 'group', value)]).toEqual([...rows.keys()].filter((i) => groups[rows[i]] !== value.value));
    }
});
it('changes a number to quantiles of the training split', () => {
    const ages = data.train.protectedValues['age'].map(Number).sort((a, b) => a - b);
    const values = attributeValues(data, 'age').map(({ value }) => Number(value));
    expect(values).toHaveLength(5);
    expect(values[2]).toBe(ages[Math.floor(0.5 * ages.length)]);
    const [row] = attributeValues(data, 'age').map((value) => withAttribute(data, { split: data.test, rows: Int32Array.of(0) }, 'age', value));
    expect(describeRecord(data, row, 0)?.['age']).toBe(String(values[0]));
});
it('has nothing to change where the net does not see the attribute', () => {
    expect(attributeValues(data, 'hidden')).toEqual([]);
    expect(() => withAttribute(data, { split: data.test, rows: Int32Array.of(0) }, 'hidden', { value: 'x', features: new Float32Array(1) })).toThrow('got "hidden"');
});
it('describes a record in the words of the file, what is missing as null', () => {
    const described = Array.from({ length: data.train.count }, (_, row) => describeRecord(data, data.train, row));
    expect(Object.keys(described[0])).toEqual(['age', 'group', 'income']);
    described.forEach((record, row) => {
        expect(record['age']).toBe(data.train.protectedValues['age']?.[row]);
        expect(record['group']).toBe(data.train.protectedValues['group']?.[row]);
    });
    expect(described.some(({ income }) => income === null)).toBe(true);
});
it('tells numbers as the file has them, zeros too, though the net sees them standardised in float32', async () => {
    const numbers = (i) => [String(i % 3 === 0 ? 0 : i), (0.1 * (i % 4)).toFixed(1), String(1e6 + i), String(-(i % 2) * 0.25), String(1234.5678 * i)];
    const folder = await mkdtemp(path.join(tmpdir(), 'gradlens-change-'));
    await writeFile(path.join(folder, 'numbers.csv'), ['a,b,c,d,e,paid', ...Array.from({ length: 60 }, (_, i) => [...numbers(i), i % 2 === 0 ? 'no' : 'yes'].join(','))].join('\n'));
    const columns = [...['a', 'b', 'c', 'd', 'e'].map((name) => ({ name, type: 'numeric', protected: true })), { name: 'paid', type: 'categorical' }];
    const document = { name: 'a', data: { kind: 'csv', path: 'numbers.csv', label: 'paid', columns }, model: { kind: 'mlp' }, budget: { steps: 1 } };
    const read = await loadDataset(parseRunSpec(document, 's').data, { cacheDir: folder, baseDir: folder });
    for (const split of [read.train, read.test]) {
        for (let row = 0; row < split.count; row++) {
            const told = describeRecord(read, split, row);
            // of 1,234.5678 · i float32 keeps about seven digits: there the file's number has to be as near as they tell
            for (const column of ['a', 'b', 'c', 'd'])
                expect(told?.[column]).toBe(String(Number(split.protectedValues[column]?.[row])));
            const exact = Number(split.protectedValues['e']?.[row]);
            expect(Math.abs(Number(told?.['e']) - exact)).toBeLessThan(0.02);
        }
    }
});
//# sourceMappingURL=change-attribute.spec.js.map