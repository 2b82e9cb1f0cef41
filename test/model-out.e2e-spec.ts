import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { RunSummary } from '#libs/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { freshHome, gradlens, gradlensJson, ROOT } from './spec-support/program.js';

const LOANS = path.join(ROOT, 'examples/data/loans.csv');

/** `gradlens export` and `gradlens predict`: a trained model leaves the database, and scores as it did inside. */
describe('a model taken out', { timeout: 300_000 }, () => {
  let home: string;
  let run: RunSummary;
  beforeAll(async () => {
    home = await freshHome();
    const spec = path.join(home, 'loans.yaml');
    const drafted = await gradlens(['init', LOANS, '--yes', '--out', spec], home);
    expect(drafted.code, drafted.stderr).toBe(0);
    run = await gradlensJson(['run', spec], home);
  }, 180_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  const exported = (format: string): string => path.join(home, `model-${format}`);

  it('is the model that the run ended with, with preprocessing and provenance, in both formats', async () => {
    for (const format of ['safetensors', 'tfjs']) {
      expect(await gradlensJson(['export', run.run, '--format', format, '-o', exported(format)], home)).toMatchObject({ run: run.run, format, step: run.steps, isFinal: true, weightsSha256: run.weightsSha256 });
      const provenance = JSON.parse(await readFile(path.join(exported(format), 'provenance.json'), 'utf8')) as Record<string, unknown>;
      expect(provenance).toMatchObject({ run: run.run, weightsSha256: run.weightsSha256, spec: { name: expect.any(String) as string }, data: { files: [{ name: 'loans.csv' }] } });
    }
    const again = await gradlens(['export', run.run, '-o', exported('tfjs')], home);
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('--force');
  });

  it('scores records alike from the run and from the folder, without a database there', async () => {
    const inside = await gradlens(['predict', run.run, '--records', LOANS, '--json'], home);
    expect(inside.code, inside.stderr).toBe(0);
    const lines = inside.stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.at(-1)).toMatchObject({ run: run.run, weightsSha256: run.weightsSha256, count: lines.length - 1, unknownTexts: [] });
    const outside = await gradlens(['predict', exported('safetensors'), '--records', LOANS, '--json'], home, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' });
    expect(outside.code, outside.stderr).toBe(0);
    expect(outside.stdout).toBe(inside.stdout);
    const table = await gradlens(['predict', exported('safetensors'), '--records', LOANS], home);
    const scores = table.stdout.trim().split('\n').slice(1).map((line) => Math.fround(Number(line.split(',')[2])));
    expect(scores).toEqual(lines.slice(0, -1).map(({ score }) => score));
  });

  it('says what it cannot read: weights that were changed, a column that is missing, no such folder', async () => {
    const weights = path.join(exported('safetensors'), 'weights.safetensors');
    const bytes = await readFile(weights);
    bytes[bytes.length - 1] = bytes[bytes.length - 1]! ^ 1;
    await writeFile(weights, bytes);
    const changed = await gradlens(['predict', exported('safetensors'), '--records', LOANS], home);
    expect(changed).toMatchObject({ code: 2, stdout: '' });
    expect(changed.stderr).toContain('as the provenance says');
    const few = path.join(home, 'few.csv');
    await writeFile(few, 'amount\n1\n');
    const missing = await gradlens(['predict', run.run, '--records', few], home);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('few.csv: header is without');
    const nowhere = await gradlens(['predict', path.join(home, 'nowhere'), '--records', LOANS], home);
    expect(nowhere.stderr).toContain('gradlens export');
  });
});
