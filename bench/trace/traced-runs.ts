import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseRunSpec, type RunSpec } from '#libs/contracts';
import { loadDataset, type Dataset } from '#libs/datasets';

/** A run to trace. */
export interface TracedRun {
  readonly name: string;
  readonly spec: RunSpec;
  readonly data: Dataset;
}

/** Data sets, with a net for each; two hidden layers. */
const DATA: readonly { readonly name: string; readonly data: Record<string, unknown>; readonly hidden: readonly number[]; readonly batchSize: number }[] = [
  { name: 'adult', data: { kind: 'named', name: 'adult' }, hidden: [32, 16], batchSize: 64 },
  { name: 'compas', data: { kind: 'named', name: 'compas' }, hidden: [32, 16], batchSize: 64 },
  { name: 'german', data: { kind: 'named', name: 'german' }, hidden: [32, 16], batchSize: 32 },
  { name: 'wine', data: { kind: 'csv', path: 'wine.csv', label: 'class', columns: [...Array.from({ length: 13 }, (_, i) => ({ name: `c${i}`, type: 'numeric' })), { name: 'class', type: 'categorical' }] }, hidden: [16, 8], batchSize: 16 },
];

const OPTIMIZERS: readonly { readonly name: string; readonly optimizer: Record<string, unknown> }[] = [
  { name: 'schedule-free', optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 } },
  { name: 'adamw', optimizer: { kind: 'adam', learningRate: 0.001, weightDecay: 0.01 } },
  { name: 'sgd momentum', optimizer: { kind: 'sgd', learningRate: 0.02, momentum: 0.9 } },
];

/** Every data set under every optimizer, by the activation asked for. */
export async function tracedRuns(options: { readonly dataDir: string; readonly steps: number; readonly activation: string; readonly only: string | undefined }): Promise<TracedRun[]> {
  const runs: TracedRun[] = [];
  const folder = wineFolder(options.dataDir);
  for (const { name, data: document, hidden, batchSize } of DATA) {
    if (options.only !== undefined && options.only !== name) continue;
    const specOf = (optimizer: Record<string, unknown>): RunSpec =>
      parseRunSpec({ name, data: document, model: { kind: 'mlp', hidden, activation: options.activation }, optimizer, scaler: { kind: 'snr' }, batchSize, budget: { steps: options.steps } }, 'bench');
    const data = await loadDataset(specOf({ kind: 'sgd', learningRate: 0.1 }).data, { dataDir: options.dataDir, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: folder });
    runs.push(...OPTIMIZERS.map((each) => ({ name: `${name}, ${each.name}`, data, spec: specOf(each.optimizer) })));
  }
  return runs;
}

/** A folder with scikit-learn's wine table under a header as CSV has it: the file's own first line tells sizes and class names. */
function wineFolder(dataDir: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-wine-'));
  const [, ...rows] = readFileSync(path.join(dataDir, 'sklearn_bundled', 'wine_data.csv'), 'utf8').trimEnd().split('\n');
  writeFileSync(path.join(folder, 'wine.csv'), [[...Array.from({ length: 13 }, (_, i) => `c${i}`), 'class'].join(','), ...rows, ''].join('\n'));
  return folder;
}
