import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

import type { StepWindow } from '#libs/contracts';

import { mapMeasures } from './step-window.js';

const path = `${process.env['GRADLENS_DATA_DIR'] ?? '../shared/data'}/training_traces/dev_loss_gradnorm.csv.gz`;

/** Whether the recorded runs are on this machine; says so once where they are not. */
export function hasRecordedRuns(): boolean {
  const isThere = existsSync(path);
  if (!isThere) process.stderr.write(`SKIPPED (no data): ${path}\n`);
  return isThere;
}

/** 618 recorded AlgoPerf runs, one layer each: loss and global gradient norm, logged every 100 to 500 steps, renumbered from 0. */
export function readRecordedRuns(): StepWindow[] {
  const rows = new Map<string, { loss: number[]; norm: number[] }>();
  for (const line of gunzipSync(readFileSync(path)).toString('utf8').trimEnd().split('\n').slice(1)) {
    const [run = '', , loss = '', norm = ''] = line.split(',');
    const of = rows.get(run) ?? { loss: [], norm: [] };
    rows.set(run, of);
    of.loss.push(Number(loss));
    of.norm.push(Number(norm));
  }
  return [...rows].map(([run, { loss, norm }]) => {
    const measures = mapMeasures((m) => (m === 'gradNorm' ? Float32Array.from(norm) : new Float32Array(m === 'flags' ? norm.length : 0)));
    return { run, firstStep: 0, steps: Int32Array.from(norm, (_, i) => i), loss: Float32Array.from(loss), layers: [{ name: 'all', measures }] };
  });
}
