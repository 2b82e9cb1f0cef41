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

  it('registers new records as sensitive predictions of the run, each once, with the scores that it has inside', async () => {
    const register = async (): Promise<Record<string, unknown>[]> => {
      const { code, stdout, stderr } = await gradlens(['predict', run.run, '--records', LOANS, '--register', '--reason', 'a new branch', '--json'], home);
      expect(code, stderr).toBe(0);
      return stdout.trim().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>);
    };
    const first = await register();
    const names = [...new Set(first.slice(0, -1).map(({ pseudonym }) => pseudonym as string))];
    expect(first.at(-1)).toMatchObject({ registered: names.length, known: 0, reason: 'a new branch' });
    expect((await register()).at(-1)).toMatchObject({ registered: 0, known: names.length });
    const { score } = await gradlensJson<{ score: number }>(['predictions', run.run, '--register', 'test:3', '--reason', 'to compare'], home);
    expect(first.map((line) => line['score'])).toContain(score);
    const { total, predictions } = await gradlensJson<{ total: number; predictions: Record<string, unknown>[] }>(['predictions', run.run, '--policy', 'listed', '--first', '1000'], home);
    expect(total).toBe(names.length + 1);
    const scores = new Map(first.slice(0, -1).map((line) => [line['pseudonym'], line['score']]));
    const single = (score: unknown): number => Math.fround(Number(score)); // the database gives the digits that a float32 needs
    for (const prediction of predictions.filter(({ record }) => record !== 'test:3')) {
      const { pseudonym } = prediction;
      expect(single(prediction['score'])).toBe(single(scores.get(pseudonym)));
      expect(prediction).toMatchObject({ record: `new:${String(pseudonym)}`, scoreStep: run.steps, label: null, reason: 'a new branch' });
    }
  });

  it('says why new records are not registered, and that they are not traced', async () => {
    const refused = async (args: string[], message: string): Promise<void> => {
      const { code, stderr, stdout } = await gradlens(args, home);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr).toContain(message);
    };
    await refused(['predict', run.run, '--records', LOANS, '--register'], '--reason');
    await refused(['predict', run.run, '--records', LOANS, '--reason', 'x'], 'nothing without --register');
    await refused(['predict', exported('safetensors'), '--records', LOANS, '--register', '--reason', 'x'], 'predictions are those of a run');
    const { predictions } = await gradlensJson<{ predictions: { record: string; pseudonym: string }[] }>(['predictions', run.run, '--first', '1000'], home);
    await refused(['trace', run.run, '--record', predictions.find(({ record }) => record.startsWith('new:'))!.pseudonym], 'a trace needs the numbers that the net saw');
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
    const [header = '', first = ''] = (await readFile(LOANS, 'utf8')).split('\n');
    await writeFile(few, `${header}\n${first}\n${first.replace(',126,', ',1e300,')}\n`);
    const large = await gradlens(['predict', run.run, '--records', few], home);
    expect(large).toMatchObject({ code: 2, stdout: '' });
    expect(large.stderr).toContain('few.csv: line 3, column "loan_amount" is 1e+300; allowed: a number from about -');
    const nowhere = await gradlens(['predict', path.join(home, 'nowhere'), '--records', LOANS], home);
    expect(nowhere.stderr).toContain('gradlens export');
  });
});
