import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { dataSchema } from '#libs/contracts';
import { describe, expect, it } from 'vitest';

import type { Dataset } from '../dataset.js';
import { loadDataset } from '../load-dataset.js';
import { temporaryFolder } from '../testing/temporary-folder.js';

const COLUMNS = [
  { name: 'age', type: 'numeric', protected: true, missing: ['?'] },
  { name: 'job', type: 'categorical', missing: ['?'] },
  { name: 'sex', type: 'ignore', protected: true },
  { name: 'note', type: 'ignore' },
  { name: 'paid', type: 'categorical' },
];

async function load(train: string, extra: Record<string, unknown> = {}, test?: string): Promise<Dataset> {
  const baseDir = temporaryFolder();
  writeFileSync(join(baseDir, 'loans.csv'), train);
  if (test !== undefined) writeFileSync(join(baseDir, 'later.csv'), test);
  const testPath = test === undefined ? {} : { testPath: 'later.csv' };
  const spec = dataSchema.parse({ kind: 'csv', path: 'loans.csv', columns: COLUMNS, label: 'paid', positive: 'yes', ...testPath, ...extra });
  return loadDataset(spec, { baseDir, cacheDir: baseDir });
}

const HEADER = 'age,job,sex,note,paid\n';
/** Ages 10 twelve times over with 20: mean 15, deviation 5. */
const ROWS = Array.from({ length: 12 }, (_, i) => `${i % 2 === 0 ? 10 : 20},${i % 3 === 0 ? 'cook' : 'clerk'},${i % 2 ? 'f' : 'm'},n${i},${i % 2 ? 'yes' : 'no'}\n`);
const TRAIN = HEADER + ROWS.join('');

describe('a CSV file with a column schema', () => {
  it('becomes standardised numbers and one-hot categories, fitted on the training split alone', async () => {
    const data = await load(TRAIN, {}, `${HEADER}35,cook,f,x,no\n10,pilot,m,y,yes\n`);
    expect(data.featureNames).toEqual(['age', 'job=clerk', 'job=cook']);
    expect([...data.train.features.slice(0, 6)]).toEqual([-1, 0, 1, 1, 1, 0]); // (10 − 15)/5, (20 − 15)/5
    // 35 is 4 deviations above the mean of training; pilot was never seen there: all zero
    expect([...data.test.features]).toEqual([4, 0, 1, -1, 0, 0]);
    expect(data.classNames).toEqual(['no', 'yes']);
    expect([...data.test.labels]).toEqual([0, 1]);
    expect(data).toMatchObject({ name: 'loans', inputShape: [3], concernsPeople: false });
  });

  it('keeps protected attributes as texts, and takes an ignored one for no feature', async () => {
    const data = await load(TRAIN, {}, `${HEADER}?,cook,f,x,no\n010,pilot,m,y,yes\n`);
    expect(data.protectedAttributes).toEqual(['age', 'sex']);
    expect(data.test.protectedValues).toEqual({ age: ['?', '010'], sex: ['f', 'm'] });
    expect(data.featureNames.some((name) => name.startsWith('sex'))).toBe(false);
  });

  it('gives a missing number the mean and an indicator, a missing text a category of its own', async () => {
    const data = await load(`${TRAIN}?,,f,x,no\n`, {}, `${HEADER},?,f,x,no\n`);
    expect(data.featureNames).toEqual(['age', 'age is missing', 'job=clerk', 'job=cook', 'job=(missing)']);
    expect([...data.train.features.slice(-5)]).toEqual([0, 1, 0, 0, 1]);
    expect([...data.test.features]).toEqual([0, 1, 0, 0, 1]);
  });

  it('has no indicator where only the test split misses a value: that one is the mean', async () => {
    const data = await load(TRAIN, {}, `${HEADER}?,cook,f,x,no\n`);
    expect(data.featureNames).not.toContain('age is missing');
    expect(data.test.features[0]).toBe(0);
  });

  it('leaves a constant column at 0 instead of dividing by 0', async () => {
    const data = await load(HEADER + ROWS.map((row) => row.replace(/^\d+/, '0.1')).join(''));
    expect(data.train.features.filter((_, i) => i % 3 === 0).every((value) => value === 0)).toBe(true);
  });

  it('is split by the seed where there is no test file, nothing of the test split leaking into the fit', async () => {
    const outlier = `${TRAIN}9999,cook,f,x,no\n`;
    const split = async (splitSeed: number): Promise<Dataset> => load(outlier, { testFraction: 0.5, splitSeed });
    const seeds = await Promise.all([0, 1, 2, 3, 4, 5].map(split));
    const held = seeds.filter((data) => data.test.protectedValues['age']?.includes('9999'));
    expect(held.length).toBeGreaterThan(0);
    for (const data of held) expect(Math.max(...data.test.features.filter((_, i) => i % 3 === 0))).toBeGreaterThan(500);
    expect((await split(2)).manifest).toEqual(seeds[2]?.manifest);
  });

  it('understands a byte order mark, CRLF, quotes, blank lines and blanks around the fields', async () => {
    const text = `\uFEFF${TRAIN.replaceAll('\n', '\r\n').replaceAll(',', ' , ')}\r\n"20","co,ok", f ,"a ""b""\nc",yes\r\n`;
    const data = await load(text, {}, TRAIN);
    expect(data.train.count).toBe(13);
    expect(data.featureNames).toContain('job=co,ok');
  });

  it('is read with another delimiter and without a header', async () => {
    const tabs = ROWS.join('').replaceAll(',', '\t');
    const data = await load(tabs, { header: false, delimiter: '\t' }, tabs);
    expect(data.train.count).toBe(12);
    expect(data.featureNames).toEqual(['age', 'job=clerk', 'job=cook']);
  });

  it('orders classes that are numbers by size, and takes the last of two for the positive one', async () => {
    const numbered = (value: (row: number) => number): string =>
      HEADER + ROWS.map((row, i) => row.replace(/(yes|no)\n/, `${value(i)}\n`)).join('');
    expect((await load(numbered((i) => [10, 9, 100][i % 3] ?? 0), { positive: undefined, testFraction: 0.1 })).classNames).toEqual(['9', '10', '100']);
    expect((await load(numbered((i) => i % 2), { positive: '0', testFraction: 0.1 })).classNames).toEqual(['1', '0']);
  });

  it('knows a column whose header is no valid name by its plain form', async () => {
    const columns = COLUMNS.map((column) => (column.name === 'note' ? { ...column, name: 'note _free_' } : column));
    expect((await load(TRAIN.replace('note', 'note (free)?!'), { columns })).inputShape).toEqual([3]);
  });
});

describe('a wrong CSV file is refused naming file, line, column, value and what is allowed', () => {
  it.each([
    ['a row too short', `${TRAIN}10,cook,f\n`, {}, /loans\.csv: line 14 is 3 fields; allowed: 5 fields/],
    ['a row too long', `${TRAIN}10,cook,f,a,b,c\n`, {}, /line 14 is 6 fields/],
    ['a text for a number', `${TRAIN}ten,cook,f,x,yes\n`, {}, /loans\.csv: line 14, column "age" is "ten"; allowed: a number, or nothing or "\?"/],
    ['hex for a number', `${TRAIN}0x1f,cook,f,x,yes\n`, {}, /column "age" is "0x1f"/],
    ['a number beyond float64', `${TRAIN}1e999,cook,f,x,yes\n`, {}, /column "age" is "1e999"/],
    ['numbers whose deviation overflows', TRAIN.replace(/^10,/gm, '9e307,'), {}, /loans\.csv: column "age" is 9e\+307; allowed: numbers from -1e\+153 to 1e\+153/],
    ['the line after a quoted line break', `${TRAIN}10,cook,f,"a\nb",yes\nten,cook,f,x,yes\n`, {}, /line 16, column "age"/],
    ['an empty label', `${TRAIN}10,cook,f,x,\n`, {}, /line 14, column "paid" is ""; allowed: the class of the row/],
    ['an open quote', `${TRAIN}10,"cook,f,x,yes\n`, {}, /not CSV/],
    ['one class only', TRAIN.replaceAll('yes', 'no'), { positive: undefined }, /column "paid" is only "no"; allowed: a label of 2 to 1000 classes/],
    ['a positive class that is none', TRAIN, { positive: 'maybe' }, /data\.positive is "maybe"; allowed: one of "no", "yes"/],
    ['too few rows', HEADER + ROWS.slice(0, 9).join(''), {}, /rows is 9; allowed: at least 10/],
    ['an empty file', '', {}, /rows is 0; allowed: at least 10/],
    ['a column that is not there', TRAIN.replace('age,', 'years,'), {}, /header, column "years" is column 1 of the file; allowed: a column listed in data\.columns/],
    ['a header that lacks a column', TRAIN.replace(/^age,/, '').replaceAll(/\n\d+,/g, '\n'), {}, /header, column "age" is missing; allowed: a column of this name; the header has job, sex, note, paid/],
    ['a header that names one twice', TRAIN.replace('note', 'age'), { columns: COLUMNS.filter((column) => column.name !== 'note') }, /header, column "age" is there twice/],
    ['a label that is no column', TRAIN, { label: 'repaid' }, /data\.label is repaid; allowed: one of the columns: age, job/],
    ['a schema that names one twice', TRAIN, { columns: [...COLUMNS, COLUMNS[0]] }, /data\.columns\[5\]\.name is age; allowed: a name that no other column has/],
    ['a schema without a feature', TRAIN, { columns: COLUMNS.map((column) => ({ ...column, type: 'ignore' })) }, /data\.columns is without a feature/],
    ['a file that is not there', TRAIN, { path: 'lost.csv' }, /lost\.csv is missing; allowed: a file that can be read/],
    ['a folder', TRAIN, { path: '.' }, /is a folder; allowed: a file that can be read/],
  ])('%s', async (_, text, extra, message) => {
    await expect(load(text, extra)).rejects.toThrow(message);
    await expect(load(text, extra)).rejects.toMatchObject({ name: 'InputError' });
  });

  it('a number of the test file that float32 cannot hold standardised: to the net it would be infinite', async () => {
    const held = await load(TRAIN, {}, `${HEADER}1e39,cook,f,x,no\n`); // mean 15, deviation 5: 2e38
    expect(held.test.features[0]).toBe(Math.fround(2e38));
    const refused = load(TRAIN, {}, `${HEADER}1,cook,f,x,no\n-2e39,cook,f,x,no\n`);
    await expect(refused).rejects.toThrow(/later\.csv: column "age" is -2e\+39; allowed: a number from about -1\.7e\+39 to 1\.7e\+39: .*mean 15, standard deviation 5/);
  });

  it('but one that is always the same is 0, however large', async () => {
    const data = await load(HEADER + ROWS.map((row) => row.replace(/^\d+/, '9e307')).join(''));
    expect(data.train.features.filter((_, i) => i % 3 === 0).every((value) => value === 0)).toBe(true);
  });

  it('a class that only the test file has', async () => {
    await expect(load(TRAIN, {}, `${HEADER}1,cook,f,x,no\n2,cook,f,x,perhaps\n`)).rejects.toThrow(
      /later\.csv: line 3, column "paid" is "perhaps"; allowed: a class of the training file: "no", "yes"/,
    );
  });

  it('and an aborted load ends with the reason of the signal', async () => {
    const baseDir = temporaryFolder();
    writeFileSync(join(baseDir, 'loans.csv'), TRAIN);
    const spec = dataSchema.parse({ kind: 'csv', path: 'loans.csv', columns: COLUMNS, label: 'paid' });
    const signal = AbortSignal.abort(new Error('stopped by a person'));
    await expect(loadDataset(spec, { baseDir, cacheDir: baseDir, signal })).rejects.toThrow('stopped by a person');
  });
});
