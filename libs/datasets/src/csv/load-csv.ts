import { basename, resolve } from 'node:path';

import type { CsvDataSpec } from '#libs/contracts';

import type { Dataset, LoadOptions } from '../dataset.js';
import { readTable } from './read-table.js';
import { tabularSet } from './tabular-set.js';

/**
 * Loads the CSV file (or two) of a spec.
 *
 * @throws InputError naming file, line, column and value of what is wrong.
 */
export async function loadCsv(spec: CsvDataSpec, { baseDir, signal }: LoadOptions): Promise<Dataset> {
  const { label, positive, task, concernsPeople, testFraction, splitSeed, testPath } = spec;
  const train = await readTable(resolve(baseDir, spec.path), spec, signal);
  const test = testPath === undefined ? undefined : await readTable(resolve(baseDir, testPath), spec, signal);
  const name = basename(spec.path).replace(/\.[^.]+$/, '');
  return tabularSet({ name, train, test, label, positive, task, concernsPeople, testFraction, splitSeed });
}
