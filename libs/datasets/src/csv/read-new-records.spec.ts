import path from 'node:path';

import { InputError } from '#libs/contracts';
import { describe, expect, it } from 'vitest';

import type { Dataset } from '../dataset.js';
import { loadTable } from './load-table.js';
import { readNewRecords } from './read-new-records.js';
import { temporaryFile } from '../testing/temporary-folder.js';

const HEADER = 'age,job,city,paid';
const ROWS = Array.from({ length: 40 }, (_, i) => `${20 + i},${['cook', 'smith', '?'][i % 3]},${i % 2 ? 'Bern' : 'Basel'},${i % 4 ? 'yes' : 'no'}`);

describe('readNewRecords', () => {
  const column = (name: string, type: 'numeric' | 'categorical', more = {}) => ({ name, type, protected: false, missing: [], ...more });

  async function loans(): Promise<Dataset> {
    const file = temporaryFile('loans.csv', [HEADER, ...ROWS].join('\n'));
    const columns = [column('age', 'numeric'), column('job', 'categorical', { missing: ['?'] }), column('city', 'categorical', { protected: true }), column('paid', 'categorical')];
    const spec = { kind: 'csv' as const, path: file, delimiter: ',', header: true, columns, label: 'paid', positive: 'yes', concernsPeople: true, testFraction: 0.25, splitSeed: 1 };
    return await loadTable(spec, { baseDir: path.dirname(file), cacheDir: path.dirname(file) });
  }

  async function read(text: string, data: Dataset): ReturnType<typeof readNewRecords> {
    return await readNewRecords(temporaryFile('new.csv', text), data.preprocessing!, { delimiter: ',' });
  }

  it('encodes every record of the data as the data themselves are, whatever the order of the columns', async () => {
    const shuffled = ROWS.map((row) => row.split(',')).map(([age, job, city]) => `${city},${age},x,${job}`);
    const data = await loans();
    const { features, count, unusedColumns, unknownTexts } = await read(['city,age,id,job', ...shuffled].join('\n'), data);
    const width = data.inputShape[0]!;
    const known = new Set([data.train, data.test].flatMap((split) => Array.from({ length: split.count }, (_, i) => split.features.subarray(i * width, (i + 1) * width).join())));
    expect(count).toBe(40);
    for (let i = 0; i < count; i++) expect(known).toContain(features.subarray(i * width, (i + 1) * width).join());
    expect({ unusedColumns, unknownTexts }).toEqual({ unusedColumns: ['id'], unknownTexts: [] });
  });

  it('tells the texts that training never saw, and encodes them as none', async () => {
    const data = await loans();
    const { features, unknownTexts } = await read('age,job,city\n30,baker,Bern\n31,baker,\n', data);
    expect(unknownTexts).toEqual([{ column: 'job', text: 'baker', rows: 2 }, { column: 'city', text: '(missing)', rows: 1 }]);
    const jobs = data.featureNames.flatMap((name, i) => (name.startsWith('job=') ? [features[i]] : []));
    expect(jobs).toEqual(jobs.map(() => 0));
  });

  it.each([
    ['age,job\n1,cook\n', 'header', 'without city'],
    ['age,job,city\nold,cook,Bern\n', 'line 2, column "age"', '"old"'],
    ['age,job,city\n1,cook\n', 'line 2', '2 fields'],
    ['age,age,job,city\n1,2,cook,Bern\n', 'line 1, column "age"', '"age"'],
    ['age,job,city\n1,cook,Bern\n\n1e300,cook,Bern\n', 'line 4, column "age"', '1e+300; allowed: a number from about -'],
    ['age,job,city\n1e400,cook,Bern\n', 'line 2, column "age"', '"1e400"; allowed: numbers from -1e+153'],
    ['age,job,city\n', 'rows', '0'],
  ])('refuses %j', async (text, field, value) => {
    const error: unknown = await read(text, await loans()).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(InputError);
    expect(error).toMatchObject({ message: expect.stringContaining(field) as string });
    expect((error as Error).message).toContain(value);
  });
});
