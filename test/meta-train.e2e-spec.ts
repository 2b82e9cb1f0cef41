import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { expect, it } from 'vitest';

import { freshHome, gradlens, start } from './spec-support/program.js';

const TASK = '{ name: t, kind: teacher, classes: 3, features: 4, rows: 200, model: { kind: mlp, hidden: [8] }, batchSize: 16, steps: 20 }';

it('meta-train goes on after kill -9, to the same weights; a run takes them', { timeout: 300_000 }, async () => {
  const home = await freshHome();
  const at = (name: string): string => path.join(home, name);
  await writeFile(at('meta.yaml'), `{ name: m, generations: 30, pairs: 1, tasksPerGeneration: 1, tasks: [${TASK}], heldOut: [${TASK}], heldOutSeeds: 2 }`);
  const whole = await gradlens(['meta-train', at('meta.yaml'), '--out', at('whole.json')], home);
  expect(whole).toMatchObject({ code: 0, stdout: expect.stringContaining('beats its start') as string });

  const child = start(['meta-train', at('meta.yaml'), '--out', at('killed.json')], home);
  const closed = new Promise((resolve) => child.once('close', resolve));
  child.stderr?.on('data', (part: Buffer) => { if (part.toString().includes('generation 2/30')) child.kill('SIGKILL'); });
  await closed;
  expect(child.signalCode).toBe('SIGKILL');
  const resumed = await gradlens(['meta-train', at('meta.yaml'), '--out', at('killed.json')], home);
  expect(resumed.stderr).toContain('goes on after generation');
  expect(await readFile(at('killed.json'), 'utf8')).toBe(await readFile(at('whole.json'), 'utf8'));

  await writeFile(at('run.yaml'), '{ name: r, data: { kind: generated-credit }, model: { kind: mlp, hidden: [8] }, scaler: { kind: meta, weights: whole.json }, budget: { steps: 20 } }');
  expect(await gradlens(['run', at('run.yaml')], home)).toMatchObject({ code: 0, stdout: expect.stringContaining('completed') as string });
});
