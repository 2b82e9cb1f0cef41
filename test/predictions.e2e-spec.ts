import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import type { RunSummary } from '#libs/contracts';
import { openStore, type PredictionRow } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { freshHome, gradlens, gradlensJson, start } from './spec-support/program.js';

interface Shown {
  readonly step: number;
  readonly total: number;
  readonly counts: readonly { readonly policy: string; readonly attributes: readonly string[]; readonly looked: number; readonly matching: number; readonly kept: number }[];
  readonly predictions: readonly PredictionRow[];
}

interface Series {
  readonly series: readonly { readonly attributes: string[]; readonly points: readonly { readonly step: number; readonly groups: { readonly count: number }[]; readonly ci95: object | null; readonly gaps: Record<string, number> }[] }[];
}

const spec = (name: string, steps: number, more = ''): string => `
name: ${name}
data: { kind: generated-credit, rows: 3000, bias: 2 }
model: { kind: mlp, hidden: [16] }
budget: { steps: ${steps} }
checkpointEvery: 50
predictions: { everySteps: 50, most: 60 }
sensitivity:
  - { policy: listed, records: ['test:17', 'train:3'] }
  - { policy: protected, attributes: [group] }
  - { policy: borderline, margin: 0.1 }
  - { policy: flips, attribute: group }
${more}`;

/** Kills a run once it is behind a step. @returns its uuid. */
async function killedBehind(step: number, file: string, home: string): Promise<string> {
  const child = start(['run', file], home);
  let text = '';
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (part: Buffer) => {
      text += part.toString();
      if ([...text.matchAll(/step (\d+)\//g)].some(([, reached]) => Number(reached) > step)) child.kill('SIGKILL');
    });
    child.once('close', () => { resolve(); });
  });
  return /run ([0-9a-f-]{36})/.exec(text)?.[1] ?? text;
}

/** Sensitive predictions as a person at the command line meets them, on data with a planted bias against one group. */
describe('sensitive predictions', { timeout: 240_000 }, () => {
  let home: string;
  let run: string;
  const json = <T>(args: string[], at = home): Promise<T> => gradlensJson<T>(args, at);
  const shown = (of: string, ...more: string[]): Promise<Shown> => json<Shown>(['predictions', of, '--first', '1000', ...more]);

  beforeAll(async () => {
    home = await freshHome();
    await writeFile(path.join(home, 'spec.yaml'), spec('sensitive', 200));
    run = (await json<RunSummary>(['run', path.join(home, 'spec.yaml')])).run;
  }, 120_000);
  afterAll(() => rm(home, { recursive: true, force: true }));

  it('are recorded by all four policies, with reasons, values and counts of the rest', async () => {
    const { step, total, counts, predictions } = await shown(run);
    expect(step).toBe(200);
    expect(counts.map(({ policy, looked }) => [policy, looked])).toEqual([['listed', 2], ['protected', 600], ['borderline', 600], ['flips', 600]]);
    expect(counts[1]).toMatchObject({ matching: 600 });
    expect(counts[3]?.matching).toBeGreaterThan(0); // the planted bias: being in group B costs the credit
    expect(total).toBeGreaterThanOrEqual(2 + 20);
    expect(total).toBeLessThanOrEqual(2 + 60);
    const listed = predictions.find(({ record }) => record === 'train:3');
    expect(listed).toMatchObject({ addedStep: 50, scoreStep: 200, policies: expect.arrayContaining([{ policy: 'listed', attribute: '', attributes: [], sinceStep: 0, lastStep: null }]) as unknown });
    expect(counts.map(({ attributes }) => attributes)).toEqual([[], ['group'], [], ['group']]);
    for (const { pseudonym, label, protected: values, score, threshold, scoreClass, decidedClass, otherClass } of predictions) {
      expect([scoreClass, decidedClass, otherClass]).toEqual((score ?? NaN) >= threshold ? ['yes', 'yes', 'no'] : ['yes', 'no', 'yes']);
      expect(pseudonym).toMatch(/^[0-9a-f]{20}$/);
      expect([label, values?.['group']].join()).toMatch(/^(yes|no),(A|B)$/);
      expect(score).toBeGreaterThanOrEqual(0);
    }
    const text = (await gradlens(['predictions', run, '--policy', 'protected', '--first', '1'], home)).stdout;
    expect(text).toMatch(/protected \(group\): true of 600 of 600 records[^]*pseudonym +record +score +of +decided for +first +truth[^]*test:\d+ +0\.\d{4} +yes +(yes|no) /);
    expect(text).not.toContain('not recorded');
    const distances = predictions.map(({ score, threshold }) => Math.abs((score ?? NaN) - threshold));
    expect(distances).toEqual([...distances].sort((a, b) => a - b));
    expect((await shown(run, '--policy', 'flips')).predictions.every(({ policies }) => policies.some(({ policy }) => policy === 'flips'))).toBe(true);
  });

  it('are registered by a person, who and why on record, and refused twice or out of range', async () => {
    const registered = await json<{ pseudonym: string; score: number }>(['predictions', run, '--register', 'test:599', '--reason', 'a complaint']);
    const found = (await shown(run, '--policy', 'listed')).predictions.find(({ record }) => record === 'test:599');
    expect(found).toMatchObject({ pseudonym: registered.pseudonym, reason: 'a complaint', score: expect.closeTo(registered.score, 6) as number });
    for (const [record, reason, message] of [['test:599', 'again', 'nobody has registered before'], ['test:600', 'x', 'test:0 to test:599'], ['test:1', ' ', '1 to 1000 characters']] as const) {
      const refused = await gradlens(['predictions', run, '--register', record, '--reason', reason], home);
      expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining(message)]);
    }
  });

  it('come with group metrics over time, with intervals at the end that hold the last gap', async () => {
    const { series } = await json<Series>(['groups', run, '--over-time']);
    const group = series.find(({ attributes }) => attributes.join() === 'group')!;
    expect(group.points.map(({ step, ci95 }) => [step, ci95 !== null])).toEqual([[50, false], [100, false], [150, false], [200, true]]);
    for (const { points } of series) for (const { groups } of points) expect(groups.reduce((sum, { count }) => sum + count, 0)).toBe(600);
    const { gaps, ci95 } = group.points.at(-1)!;
    const [low, high] = (ci95 as Record<string, [number, number]>)['demographicParityDifference']!;
    expect(gaps['demographicParityDifference']).toBeGreaterThan(0.1); // planted
    expect([low <= gaps['demographicParityDifference']!, high >= gaps['demographicParityDifference']!]).toEqual([true, true]);
    const now = await json<{ reports: { attributes: string[]; gaps: Record<string, number> }[] }>(['groups', run]);
    expect(now.reports.find(({ attributes }) => attributes.join() === 'group')?.gaps).toEqual(gaps);
  });

  it('are traced by their pseudonym, which must be one of the run', async () => {
    const [first] = (await shown(run)).predictions;
    const traced = await json<{ target: string }>(['trace', run, '--record', first!.pseudonym, '--verify', '1', '--controls', '2', '--sets', '2']);
    expect(traced.target).toBe(`score of "yes", record ${first!.record}`);
    const refused = await gradlens(['trace', run, '--record', '0'.repeat(20)], home);
    expect([refused.code, refused.stderr]).toEqual([2, expect.stringContaining('the pseudonym of a sensitive prediction of the run')]);
  });

  it('have what the data say of them stored later where it was not', async () => {
    const store = await openStore({ home, databaseUrl: undefined, applicationName: 'test', log: () => undefined });
    await store.pool.query('delete from prediction_detail');
    await store.close();
    expect((await shown(run)).predictions.every(({ label, protected: values }) => label === null && values === null)).toBe(true);
    expect((await shown(run, '--details')).predictions.every(({ label, protected: values }) => label !== null && values !== null)).toBe(true);
  });

  it('are part of the ledger: verified, exported, imported, as tables', async () => {
    const verified = await gradlens(['verify', run], home);
    expect(verified.code, verified.stdout + verified.stderr).toBe(0);
    const file = path.join(home, 'run.ledger');
    await json(['db', 'export', run, '--format', 'ledger', '-o', file]);
    const other = await freshHome();
    expect((await gradlens(['db', 'import', file], other)).code).toBe(0);
    const [here, there] = [await shown(run), await json<Shown>(['predictions', run, '--first', '1000'], other)];
    const scores = ({ predictions }: Shown): unknown[] => predictions.filter(({ place }) => place !== null).map(({ record, pseudonym, score, scoreClass, decidedClass }) => [record, pseudonym, score, scoreClass, decidedClass]);
    expect(scores(there)).toEqual(scores(here));
    expect(there.predictions.every(({ protected: values }) => values === null)).toBe(true); // what the data say stays at home
    await rm(other, { recursive: true, force: true });
    const csv = (await gradlens(['db', 'export', run, '--format', 'csv', '--table', 'predictions'], home)).stdout.trim().split('\r\n');
    expect(csv[0]).toBe('step,pseudonym,record,score,threshold,score_class,decided_class');
    expect(new Set(csv.slice(1).map((line) => line.split(',').slice(-2).join()))).toEqual(new Set(['yes,no', 'yes,yes']));
    expect(csv.filter((line) => line.startsWith('200,'))).toHaveLength(scores(here).length);
    expect((await gradlens(['db', 'export', run, '--format', 'csv', '--table', 'groups'], home)).stdout.split('\r\n')[0]).toBe('step,attributes,group,count,positives,selected,hits');
  });

  it('are neither lost nor doubled when the process is killed and the run goes on', async () => {
    const file = path.join(home, 'killed.yaml');
    await writeFile(file, spec('killed', 1500));
    const uuid = await killedBehind(400, file, home);
    const again = await json<RunSummary>(['run', '--resume', uuid]);
    expect(again).toMatchObject({ run: uuid, steps: 1500 });
    await writeFile(file, spec('whole', 1500));
    const whole = await json<RunSummary>(['run', file]);
    const plain = ({ predictions }: Shown): unknown[] => predictions.map((prediction) => ({ ...prediction, run: '' }));
    expect(plain(await shown(uuid))).toEqual(plain(await shown(whole.run)));
    const series = async (of: string): Promise<unknown> => (await json<Series>(['groups', of, '--over-time'])).series;
    expect(await series(uuid)).toEqual(await series(whole.run));
  });
});
