import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { resolveBackend } from '#libs/tensor-math';
import { createPredictor } from '#libs/training';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { predictRecords } from './predict-records.js';
import type { TakenModel } from './taken-model.js';

const MODEL = { kind: 'mlp' as const, hidden: [], activation: 'tanh' as const, layerNorm: false };
const TARGET = { column: 'price', mean: 0, deviation: 1 };

/** A net that says 10 times its one feature, which is the number of the file. */
async function tenfold(): Promise<TakenModel> {
  const weights = { 'head/kernel': { shape: [1, 1], values: Float32Array.of(10) }, 'head/bias': { shape: [1], values: Float32Array.of(0) } };
  const predictor = createPredictor({ model: MODEL, shape: { inputShape: [1], classes: 1, target: TARGET }, weights });
  const weightsSha256 = await predictor.weightsSha256();
  predictor.dispose();
  const columns = [{ name: 'size', type: 'numeric' as const, protected: false, missing: [] }];
  const encodings = [{ kind: 'numeric' as const, column: 'size', mean: 0, deviation: 1, hasIndicator: false }];
  return {
    weights,
    preprocessing: { inputShape: [1], featureNames: ['size'], classNames: [], target: TARGET, table: { columns, encodings } },
    provenance: { model: MODEL, weightsSha256 },
  } as unknown as TakenModel;
}

describe('predictRecords', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-predict-'));
  beforeAll(() => resolveBackend('wasm', { parameterCount: 2, kind: 'mlp' }));
  afterAll(() => { rmSync(folder, { recursive: true, force: true }); });

  async function scoresOf(...sizes: string[]): Promise<number[]> {
    const file = path.join(folder, 'new.csv');
    writeFileSync(file, ['size', ...sizes].join('\n'));
    const { predictions } = await predictRecords(await tenfold(), { file, delimiter: ',', threshold: 0.5, signal: new AbortController().signal });
    return predictions.map(({ score }) => score);
  }

  it('refuses a number that float32 cannot hold, by line, column and value', async () => {
    await expect(scoresOf('1', '1e300')).rejects.toThrow('new.csv: line 3, column "size" is 1e+300; allowed: a number from about -3.4e+38 to 3.4e+38: ');
  });

  it('refuses a record of which the net says no number, by its row', async () => {
    expect(await scoresOf('1', '-2')).toEqual([10, -20]);
    await expect(scoresOf('1', '-2', '2e38')).rejects.toThrow('new.csv: row 2 (the first is 0) is one of which the model says Infinity, no number; allowed: records whose values lie near those of the training');
  });
});
