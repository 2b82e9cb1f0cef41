import { totalmem } from 'node:os';
import path from 'node:path';

import { InputError, type Clock, type Environment, type LayerInfo, type RunSpec } from '#libs/contracts';
import { loadDataset, type Dataset } from '#libs/datasets';
import { resolveBackend, type ResolvedBackend } from '#libs/tensor-math';
import { createTraining, describeModel, type Training } from '#libs/training';

import { checkAgainstData } from '../spec/check-against-data.js';

/** A run that has all it needs to start. */
export interface PreparedRun {
  readonly spec: RunSpec;
  readonly data: Dataset;
  readonly backend: ResolvedBackend;
  readonly training: Training;
}

/** What loading the data of a spec is given. */
export interface LoadOptions {
  readonly environment: Environment;
  readonly say: (line: string) => void;
  readonly signal?: AbortSignal;
}

interface PrepareOptions extends LoadOptions {
  readonly clock: Clock;
  /** The backend a resumed run insists on. */
  readonly recordedBackend?: string;
}

/**
 * Loads the data, chooses the backend and builds the net: everything that can be wrong with a spec is found here,
 * before anything is written.
 *
 * @throws InputError when the spec does not fit the data, the machine or the recorded backend.
 */
export async function prepareRun(spec: RunSpec, options: PrepareOptions): Promise<PreparedRun> {
  const { data, layers } = await loadForRun(spec, options);
  options.signal?.throwIfAborted();
  const parameterCount = layers.reduce((sum, layer) => sum + layer.parameterCount, 0);
  requireRoom(parameterCount);
  const backend = await resolveBackend(spec.backend, { parameterCount, kind: spec.model.kind });
  requireHeap(parameterCount, backend.name);
  requireSameBackend(options.recordedBackend, backend.name);
  const training = createTraining({ spec, data, clock: options.clock });
  requireWithin(spec, training.totalSteps);
  return { spec, data, backend, training };
}

/**
 * Loads the data of a spec and checks that model, policies and data fit: the first half of {@link prepareRun}.
 *
 * @throws InputError when the data cannot be loaded or the spec does not fit them.
 */
export async function loadForRun(spec: RunSpec, { environment, say, signal }: LoadOptions): Promise<{ data: Dataset; layers: readonly LayerInfo[] }> {
  const data = await loadDataset(spec.data, {
    dataDir: dataFolder(environment),
    cacheDir: path.join(path.resolve(environment.GRADLENS_HOME), 'data'),
    baseDir: process.cwd(),
    onProgress: downloadLines(say),
    memoryBytes: environment.GRADLENS_DATA_MEMORY * 2 ** 20,
    onStored: (file, bytes) => { say(`${file}: ${(bytes / 2 ** 20).toFixed(0)} MiB are more than GRADLENS_DATA_MEMORY (${environment.GRADLENS_DATA_MEMORY} MiB): rows are kept on the disk and read batch by batch`); },
    signal,
  });
  const layers = describeModel(spec.model, data);
  checkAgainstData(spec, data, layers);
  return { data, layers };
}

/** Bytes of memory that a parameter takes: weights, gradient, moments, averages, statistics, a checkpoint; float32 each. */
const PARAMETER_BYTES = 32;

/** A net that cannot fit would take the machine down before it failed. */
function requireRoom(parameterCount: number): void {
  requireShare(parameterCount, totalmem(), `this machine's ${gibibytes(totalmem())}`);
}

/** What WebAssembly can address, however much memory the machine has: beyond it, an allocation fails in the midst of a run. */
const WASM_HEAP_BYTES = 2 ** 32;

/** A net may fit into the machine, but not into the heap of its backend. */
function requireHeap(parameterCount: number, backend: ResolvedBackend['name']): void {
  if (backend !== 'wasm') return;
  requireShare(parameterCount, WASM_HEAP_BYTES, `the ${gibibytes(WASM_HEAP_BYTES)} that backend wasm can address (npm run setup:native installs tensorflow, which has no such bound)`);
}

function requireShare(parameterCount: number, there: number, ofWhat: string): void {
  const needed = parameterCount * PARAMETER_BYTES;
  if (needed <= 0.8 * there) return;
  const value = `of ${parameterCount.toLocaleString('en')} parameters, about ${gibibytes(needed)} to train`;
  throw new InputError({ source: null, path: 'model', value, allowed: `what fits into 80 % of ${ofWhat}` });
}

const gibibytes = (bytes: number): string => `${(bytes / 2 ** 30).toFixed(1)} GiB`;

/** A push that never comes would look like one that did no harm. */
function requireWithin({ provoke }: RunSpec, totalSteps: number): void {
  for (const [i, { step }] of provoke.entries()) {
    if (step >= totalSteps) throw new InputError({ source: null, path: `provoke[${i}].step`, value: String(step), allowed: `0 to ${totalSteps - 1}, the last step of the budget` });
  }
}

function dataFolder(environment: Environment): string | undefined {
  return environment.GRADLENS_DATA_DIR === undefined ? undefined : path.resolve(environment.GRADLENS_DATA_DIR);
}

function requireSameBackend(recorded: string | undefined, found: string): void {
  if (recorded === undefined || recorded === found) return;
  throw new InputError({
    source: null,
    path: 'backend',
    value: JSON.stringify(found),
    allowed: `"${recorded}", the backend that the run was recorded on: other backends give other bits`,
  });
}

/** A line for each tenth of a download, not for each packet. */
function downloadLines(say: (line: string) => void): (progress: { file: string; receivedBytes: number; totalBytes: number | null }) => void {
  const told = new Map<string, number>();
  return ({ file, receivedBytes, totalBytes }) => {
    const share = totalBytes === null ? Math.floor(receivedBytes / 5e6) : Math.floor((10 * receivedBytes) / totalBytes);
    if (told.get(file) === share) return;
    told.set(file, share);
    const size = `${(receivedBytes / 1e6).toFixed(1)} MB`;
    say(totalBytes === null ? `downloading ${file}: ${size}` : `downloading ${file}: ${size}, ${share * 10} %`);
  };
}
