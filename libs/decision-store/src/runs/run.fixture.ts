import type { LayerInfo } from '#libs/contracts';
import { uuidv7 } from 'uuidv7';

import type { StorePool } from '../open/store.js';
import { createRun, type NewRun } from './create-run.js';
import type { RunRow } from './run-row.js';
import type { AttemptFacts } from './start-attempt.js';

/** Two layers; the second has more parameters than an int4 holds. */
export const layers: LayerInfo[] = ['first', 'second'].map((name, layer) => ({
  layer, name, kind: 'dense', module: '', depth: layer, parameterCount: 3_000_000_000 + layer,
}));

/** What an attempt on {@link layers} is started with. */
export const facts: AttemptFacts = {
  layers, backend: { name: 'wasm' }, versions: { node: '20' }, seeds: { init: 1 }, dataManifest: { name: 'adult' },
  hardware: { cores: 2 }, specSha256: 'ab', totalSteps: 100,
};

/** Creates a queued run, but for what `more` says. */
export function createTestRun(store: StorePool, more: Partial<NewRun> = {}): Promise<RunRow> {
  return createRun(store, { uuid: uuidv7(), name: 'a run', spec: { a: 1 }, state: 'queued', origin: 'cli', scaler: 'snr', ...more });
}
