import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { dataSchema } from '#libs/contracts';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';

import { attributeValues, describeRecord, placesWithout, withAttribute } from '../csv/change-attribute.js';
import type { Dataset } from '../dataset.js';
import { featuresOf } from '../features-of.js';
import { loadDataset } from '../load-dataset.js';
import { seededRandom } from '../seeded-random.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { splitOffValidation } from '../validation-split.js';

const COLUMNS = [
  { name: 'age', type: 'numeric', protected: true, missing: ['?'] },
  { name: 'job', type: 'categorical', missing: ['?'] },
  { name: 'sex', type: 'ignore', protected: true },
  { name: 'note', type: 'ignore' },
  { name: 'income', type: 'numeric' },
  { name: 'same', type: 'numeric' },
  { name: 'paid', type: 'categorical' },
];
const ROWS = 20_000; // more than two chunks

function rows(): string[][] {
  const random = seededRandom(1, 2);
  return Array.from({ length: ROWS }, (_, i) => {
    const age = random.below(50) === 0 ? '?' : String(18 + random.below(60));
    return [age, ['cook', 'clerk', '?', 'pilot'][random.below(4)] ?? '', i % 3 === 0 ? 'f' : 'm', `note ${i}`, (random.unit() * 1e5).toFixed(3), '7.5', random.below(3) === 0 ? 'yes' : 'no'];
  });
}

const TABLE = rows();
const csv = (table: string[][]): string => [COLUMNS.map(({ name }) => name), ...table].map((row) => row.join(',')).join('\n');

async function load(folder: string, memoryBytes: number | undefined, extra: Record<string, unknown> = {}): Promise<Dataset> {
  const spec = dataSchema.parse({ kind: 'csv', path: 'loans.csv', columns: COLUMNS, label: 'paid', positive: 'yes', ...extra });
  return loadDataset(spec, { baseDir: folder, cacheDir: join(folder, 'cache'), memoryBytes });
}

/** The same data in memory and on the disk. */
async function both(extra: Record<string, unknown> = {}): Promise<readonly [Dataset, Dataset]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'loans.csv'), csv(TABLE));
  writeFileSync(join(folder, 'later.csv'), csv(TABLE.slice(0, 500).toReversed()));
  return [await load(folder, undefined, extra), await load(folder, 1000, extra)];
}

function expectSame(whole: Dataset, stored: Dataset): void {
  const width = whole.featureNames.length;
  const { train, test, ...rest } = stored;
  expect(rest).toEqual({ ...whole, train: undefined, test: undefined, ...rest });
  expect(rest.manifest).toEqual(whole.manifest);
  expect(rest.preprocessing).toEqual(whole.preprocessing);
  for (const [found, expected] of [[train, whole.train], [test, whole.test]] as const) {
    expect(found.features).toHaveLength(0);
    expect(found.labels).toEqual(expected.labels);
    expect(found.targets).toEqual(expected.targets);
    expect(found.protectedValues).toEqual(expected.protectedValues);
    const all = Int32Array.from({ length: found.count }, (_, row) => row);
    expect(Buffer.compare(Buffer.from(featuresOf(found, all, width).buffer), Buffer.from(featuresOf(expected, all, width).buffer))).toBe(0);
    const some = Int32Array.of(found.count - 1, 3, 4, 5, 0, 3);
    expect(featuresOf(found, some, width)).toEqual(featuresOf(expected, some, width));
  }
}

describe('a table that stays on the disk', () => {
  it('is the same data as in memory, to the bit: split, encoding, features, labels, protected attributes, manifest', async () => {
    expectSame(...(await both()));
    expectSame(...(await both({ testPath: 'later.csv' })));
  });

  it('is so where a number is predicted', async () => {
    const [whole, stored] = await both({ label: 'income', task: 'regression', positive: undefined });
    expect(stored.target).toEqual(whole.target);
    expectSame(whole, stored);
  });

  it('answers what is asked of single records and of a validation split alike', async () => {
    const [whole, stored] = await both();
    expect(describeRecord(stored, stored.test, 17)).toEqual(describeRecord(whole, whole.test, 17));
    const [value] = attributeValues(whole, 'age');
    expect(attributeValues(stored, 'age')).toEqual(attributeValues(whole, 'age'));
    const rowsOf = Int32Array.of(5, 9, 2);
    expect(placesWithout(stored, { split: stored.test, rows: rowsOf }, 'age', value!)).toEqual(placesWithout(whole, { split: whole.test, rows: rowsOf }, 'age', value!));
    expect(withAttribute(stored, { split: stored.test, rows: rowsOf }, 'age', value!)).toEqual(withAttribute(whole, { split: whole.test, rows: rowsOf }, 'age', value!));
    const [a, b] = [splitOffValidation(whole, 4), splitOffValidation(stored, 4)];
    const width = whole.featureNames.length;
    expect(featuresOf(b.validation, rowsOf, width)).toEqual(featuresOf(a.validation, rowsOf, width));
    expect(featuresOf(b.data.train, rowsOf, width)).toEqual(featuresOf(a.data.train, rowsOf, width));
  });

  it('leaves no file behind', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'loans.csv'), csv(TABLE));
    const data = await load(folder, 1000);
    expect(featuresOf(data.train, Int32Array.of(1), data.featureNames.length)).toHaveLength(data.featureNames.length);
    expect(readdirSync(join(folder, 'cache', 'stored'))).toEqual([]);
  });

  it('refuses as a table in memory does, by line', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'loans.csv'), `${csv(TABLE)}\n20,cook,f,x,much,1,yes\n`);
    await expect(load(folder, 1000)).rejects.toThrow(`line ${ROWS + 2}, column "income" is "much"; allowed: a number`);
    writeFileSync(join(folder, 'loans.csv'), csv(TABLE.map((row, i) => (i % 2 === 0 ? row.with(4, '-9e307') : row))));
    await expect(load(folder, 1000)).rejects.toThrow('column "income" is -9e+307; allowed: numbers from -1e+153');
    writeFileSync(join(folder, 'loans.csv'), csv(TABLE));
    writeFileSync(join(folder, 'later.csv'), csv([...TABLE.slice(0, 3), (TABLE[3] ?? []).with(4, '-1e80')]));
    await expect(load(folder, 1000, { testPath: 'later.csv' })).rejects.toThrow('later.csv: column "income" is -1e+80; allowed: a number from about -');
    const many = TABLE.map((row, i) => row.with(1, `job ${i}`));
    writeFileSync(join(folder, 'loans.csv'), csv(many));
    await expect(load(folder, 1000)).rejects.toThrow('column "job"');
  });
});

describe('a Parquet file', () => {
  it('is read as the CSV of the same table, in memory and from the disk', async () => {
    const folder = temporaryFolder();
    const numbers = new Set(['age', 'income', 'same']);
    const columnData = COLUMNS.map(({ name }, i) => ({
      name,
      data: TABLE.map((row) => (row[i] === '?' ? null : numbers.has(name) ? Number(row[i]) : (row[i] ?? ''))),
      type: numbers.has(name) ? ('DOUBLE' as const) : ('STRING' as const),
    }));
    writeFileSync(join(folder, 'loans.parquet'), Buffer.from(parquetWriteBuffer({ columnData, rowGroupSize: 7000 })));
    writeFileSync(join(folder, 'loans.csv'), csv(TABLE.map((row) => row.map((text) => (text === '?' ? '' : /^\d/.test(text) ? String(Number(text)) : text)))));
    const whole = await load(folder, undefined);
    for (const memoryBytes of [undefined, 1000]) {
      const found = await load(folder, memoryBytes, { kind: 'parquet', path: 'loans.parquet' });
      expect(found.manifest.files).toMatchObject([{ name: 'loans.parquet' }]);
      expect(found.preprocessing).toEqual(whole.preprocessing);
      const rowsOf = Int32Array.from({ length: 9000 }, (_, row) => row);
      expect(featuresOf(found.train, rowsOf, whole.featureNames.length)).toEqual(featuresOf(whole.train, rowsOf, whole.featureNames.length));
      expect(found.train.labels).toEqual(whole.train.labels);
    }
  });

  it('is refused where it is damaged, or not there', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'loans.parquet'), 'PAR1 no');
    await expect(load(folder, undefined, { kind: 'parquet', path: 'loans.parquet' })).rejects.toThrow('not Parquet that can be read');
    await expect(load(folder, undefined, { kind: 'parquet', path: 'gone.parquet' })).rejects.toThrow('gone.parquet');
  });
});
