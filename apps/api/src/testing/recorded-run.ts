import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type DecisionSink, type LayerInfo, MEASURE_COUNT, MEASURE_INDEX, type Measure, type RunUuid } from '#libs/contracts';
import { createRun, openRecorder, startAttempt, type Store } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';

/** A run that takes steps. */
export interface RecordingRun {
  readonly uuid: RunUuid;
  readonly sink: DecisionSink;
  /** Records the steps `[from, to)` and waits until they are committed. */
  record(from: number, to: number): Promise<void>;
  close(): Promise<void>;
}

/** Value of a measure at a step of a layer. */
export type ValueAt = (measure: Measure, step: number, layer: number) => number;

const plain: ValueAt = (measure, step, layer) => (measure === 'flags' ? 0 : 1 + layer + Math.fround(step / 1000));

/** Creates a run, starts its first attempt and opens its recorder. */
export async function recordingRun(store: Store, layers: number, valueAt: ValueAt = plain, project = 'default'): Promise<RecordingRun> {
  const uuid = uuidv7();
  const spec = { name: `run ${randomBytes(2).toString('hex')}` };
  await createRun(store, { uuid, project, name: spec.name, spec, state: 'running', origin: 'cli', scaler: 'snr' });
  const started = await startAttempt(store, uuid, {
    layers: Array.from({ length: layers }, (_, layer) => layerOf(layer)),
    backend: { name: 'cpu' },
    ...{ versions: {}, seeds: {}, dataManifest: {}, hardware: {}, specSha256: '', totalSteps: 1000 },
  });
  const { connectionString } = store;
  const home = mkdtempSync(join(tmpdir(), 'gradlens-recorder-'));
  const sink = openRecorder({ connectionString, home, runUuid: uuid, ...started, layers, flushIntervalMs: 20 });
  return {
    uuid,
    sink,
    record: async (from, to) => {
      for (let step = from; step < to; step++) {
        const frame = { step, loss: 1 / (step + 1), learningRate: 0.1, durationUs: 10, batchId: step };
        while (!sink.push({ ...frame, measures: measuresOf(step, layers, valueAt) })) await sink.ready();
      }
      await sink.commit(60_000);
    },
    close: async () => {
      await sink.close();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function layerOf(layer: number): LayerInfo {
  return { layer, name: `dense${layer}`, kind: 'dense', module: '', depth: layer, parameterCount: 10 };
}

function measuresOf(step: number, layers: number, valueAt: ValueAt): Float32Array {
  const measures = new Float32Array(layers * MEASURE_COUNT);
  for (let layer = 0; layer < layers; layer++) {
    for (const [name, column] of Object.entries(MEASURE_INDEX)) {
      measures[layer * MEASURE_COUNT + column] = valueAt(name as Measure, step, layer);
    }
  }
  return measures;
}
