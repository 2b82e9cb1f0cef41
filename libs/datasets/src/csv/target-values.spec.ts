import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { dataSchema } from '#libs/contracts';
import { describe, expect, it } from 'vitest';

import type { Dataset } from '../dataset.js';
import { loadDataset } from '../load-dataset.js';
import { temporaryFolder } from '../testing/temporary-folder.js';
import { splitOffValidation } from '../validation-split.js';

const COLUMNS = [{ name: 'size', type: 'numeric' }, { name: 'price', type: 'numeric', missing: ['?'] }];

async function load(train: string, test?: string): Promise<Dataset> {
  const baseDir = temporaryFolder();
  writeFileSync(join(baseDir, 'houses.csv'), `size,price\n${train}`);
  if (test !== undefined) writeFileSync(join(baseDir, 'later.csv'), `size,price\n${test}`);
  const spec = dataSchema.parse({ kind: 'csv', path: 'houses.csv', ...(test === undefined ? {} : { testPath: 'later.csv' }), columns: COLUMNS, label: 'price', task: 'regression' });
  return loadDataset(spec, { baseDir, cacheDir: baseDir });
}

/** Prices 10 and 30 in turn: mean 20, deviation 10. */
const TRAIN = Array.from({ length: 12 }, (_, i) => `${i},${i % 2 === 0 ? '10' : '3e1'}\n`).join('');

describe('a label that is a number', () => {
  it('is standardised by the training split alone', async () => {
    const data = await load(TRAIN, '1,50\n2,-5\n');
    expect(data.target).toEqual({ column: 'price', mean: 20, deviation: 10 });
    expect(data).toMatchObject({ classNames: [], inputShape: [1] });
    expect([...data.train.targets!.slice(0, 3)]).toEqual([-1, 1, -1]);
    expect([...data.test.targets!]).toEqual([3, -2.5]); // (50 − 20)/10, (−5 − 20)/10
  });

  it('goes where its row goes', async () => {
    const data = await load(Array.from({ length: 40 }, (_, i) => `${i},${2 * i}\n`).join(''));
    const { data: left, validation } = splitOffValidation(data, 3);
    for (const { count, features, targets } of [data.train, data.test, left.train, validation]) {
      expect(targets).toHaveLength(count);
      const [size] = data.preprocessing!.encodings as unknown as [{ mean: number; deviation: number }];
      targets!.forEach((z, row) => { expect(data.target!.mean + data.target!.deviation * z).toBeCloseTo(2 * (size.mean + size.deviation * features[row]!), 3); });
    }
  });

  it('is refused by line and text where it is none, or missing, and where there is nothing to predict', async () => {
    await expect(load(`${TRAIN}1,dear\n`)).rejects.toThrow('houses.csv: line 14, column "price" is "dear"; allowed: a number');
    await expect(load(`${TRAIN}1,?\n`)).rejects.toThrow('line 14, column "price"');
    await expect(load(TRAIN, '1,0x10\n')).rejects.toThrow('later.csv: line 2, column "price" is "0x10"');
    await expect(load(TRAIN.replaceAll('3e1', '10.0'))).rejects.toThrow('column "price" is only 10 in the training split');
  });

  it('is refused where it is larger than what a net can say', async () => {
    await expect(load(TRAIN.replaceAll('3e1', '4e38'))).rejects.toThrow('houses.csv: column "price" is 4e+38; allowed: numbers from -3.4e+38 to 3.4e+38: what a net predicts is float32');
    await expect(load(TRAIN, '1,-4e38\n')).rejects.toThrow('later.csv: column "price" is -4e+38; allowed: numbers from -3.4e+38');
    const small = TRAIN.replaceAll(',10\n', ',0.1\n').replaceAll('3e1', '0.2'); // deviation 0.05
    await expect(load(small, '1,3e38\n')).rejects.toThrow(/later\.csv: column "price" is 3e\+38; allowed: a number from about -1\.7e\+37 to 1\.7e\+37/);
  });
});
