import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { parseRunSpec, systemClock, type StepWindow } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { windowOfFrames } from '#libs/stability-rules';
import { resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining } from '#libs/training';

import { ROOT } from './program.js';

const DATA = path.resolve(ROOT, process.env['GRADLENS_DATA_DIR'] ?? '../shared/data');

/** Whether the named data sets are on this machine; says so once where they are not. */
export function hasNamedData(): boolean {
  const isThere = existsSync(path.join(DATA, 'uci_german'));
  if (!isThere) process.stderr.write(`SKIPPED (no data): ${DATA}\n`);
  return isThere;
}

/** Trains a spec in this process, without a database, and gives all it recorded as one window. */
export async function trainedWindow(document: Record<string, unknown>): Promise<StepWindow> {
  const spec = parseRunSpec(document, 'real run');
  const data = await loadDataset(spec.data, { dataDir: DATA, cacheDir: path.join(tmpdir(), 'gradlens-no-downloads'), baseDir: ROOT });
  await resolveBackend('wasm', { parameterCount: 5000, kind: spec.model.kind });
  const training = createTraining({ spec, data, clock: systemClock });
  const frames = await advanceTo(training, training.totalSteps);
  training.dispose();
  return windowOfFrames('real', frames, training.layers.map(({ name }) => name));
}
