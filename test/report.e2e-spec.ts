import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import type { RunSummary } from '#libs/contracts';
import { findReport, listReports, openStore, type ReportRow, reportStudies, type Store } from '#libs/decision-store';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { freshHome, gradlens, gradlensJson } from './spec-support/program.js';
import { startWorker, stopWorker, untilStudy } from './spec-support/worker.js';

const SPEC = `name: reported
profile: auditable
data: { kind: generated-credit, rows: 400 }
model: { kind: mlp, hidden: [8], activation: tanh }
optimizer: { kind: schedule-free-adam, learningRate: 0.004 }
scaler: { kind: snr }
batchSize: 32
budget: { steps: 60 }
sensitivity:
  - { policy: borderline, margin: 0.4 }
`;

/** A run and a prediction of it, reported through the command line and checked on another machine. */
describe('gradlens report', { timeout: 300_000 }, () => {
  let home: string;
  let elsewhere: string;
  let run: string;
  let key: string;
  /** Reports on one prediction, before it was traced and after. */
  let before: string;
  let full: string;
  let store: Store;
  const stored = async (): Promise<ReportRow[]> => (await gradlens(['reports', run, '--json'], home)).stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as ReportRow);
  const made = async (name: string, ...options: string[]): Promise<string> => {
    const file = path.join(home, name);
    expect(await gradlens(['report', run, ...options, '-o', file], home)).toMatchObject({ code: 0 });
    return file;
  };

  beforeAll(async () => {
    [home, elsewhere] = [await freshHome(), await freshHome()];
    store = await openStore({ home, applicationName: 'report' });
    const spec = path.join(home, 'spec.yaml');
    writeFileSync(spec, SPEC);
    run = (await gradlensJson<RunSummary>(['run', spec], home)).run;
    before = await made('before.html', '--record', 'test:3', '--reason', 'a complaint');
    await gradlensJson(['trace', run, '--record', 'test:3', '--controls', '2', '--sets', '2', '--verify', '3', '--top', '3', '--reason', 'a complaint'], home);
    full = await made('full.json', '--record', 'test:3', '--format', 'json');
    key = path.join(home, 'keys');
  }, 300_000);
  afterAll(async () => {
    await store.close();
    for (const folder of [home, elsewhere]) rmSync(folder, { recursive: true, force: true });
  });

  it('proves what it shows of a prediction with the public key alone, and not after a change', async () => {
    const copy = await made('public.json', '--record', 'test:3', '--format', 'json', '--level', 'public');
    const verified = await gradlensJson(['verify', full, '--key', key], elsewhere);
    expect(verified).toMatchObject({ run, level: 'full', problems: [], provedDecisions: 3 });
    expect(await gradlensJson(['verify', copy, '--key', key], elsewhere)).toMatchObject({ level: 'public', problems: [] });
    expect(readFileSync(copy, 'utf8')).not.toContain('test:3');
    writeFileSync(copy, readFileSync(copy, 'utf8').replace('"complete": true', '"complete": false'));
    const changed = await gradlens(['verify', copy, '--key', key], elsewhere);
    expect(changed.code).toBe(1);
    expect(changed.stdout).toContain('a field was changed');
    expect(existsSync(path.join(elsewhere, 'postgres'))).toBe(false); // offline: no database was started
  });

  it('says of a run without evidence what would give it', async () => {
    const html = readFileSync(await made('run.html', '--level', 'public'), 'utf8');
    expect(html.match(/<h2>/g)).toHaveLength(11);
    // options of commands stand in spans, so that no line ends within one
    const text = html.replaceAll(/<[^>]+>/g, '');
    expect(text).toContain('gradlens report RUN --record ID makes a report on one');
    expect(text).toContain(`gradlens trace ${run} --split test`);
  });

  it('is stored, version after version, and tells what changed since', async () => {
    const all = await stored();
    expect(await gradlens(['report', run, '--no-store'], home)).toMatchObject({ code: 0 });
    expect((await listReports(store, { run, first: 1 })).total).toBe(all.length);
    const [one, second] = all.filter(({ question }) => question.record === 'test:3').reverse();
    expect([one, second]).toMatchObject([{ version: 1, reason: 'a complaint' }, { version: 2, state: 'completed' }]);
    const again = await gradlens(['report', '--stored', one!.uuid], home);
    expect(again.stdout).toBe(readFileSync(before, 'utf8'));
    const diff = await gradlens(['report', '--diff', one!.uuid, second!.uuid], home);
    expect(diff.stdout).toContain('part 3: decisions, missing: not there any more, was no trace was run');
    expect(await gradlens(['report', '--diff', one!.uuid], home)).toMatchObject({ code: 2 });
  });

  it('is made by the worker as by the command', async () => {
    const worker = await startWorker(home);
    const uuid = uuidv7();
    await reportStudies.ask(store, { uuid, run, question: { record: 'test:3' }, by: 'desk-2', reason: 'test' });
    const row = await untilStudy(() => findReport(store, uuid), ({ state }) => state === 'completed');
    await stopWorker(worker);
    expect(row).toMatchObject({ progress: 1, attempt: 1, by: 'desk-2', result: { complete: true } });
    const file = path.join(home, 'queued.json');
    await gradlens(['report', '--stored', uuid, '--format', 'json', '-o', file], home);
    expect(await gradlensJson(['verify', file, '--key', key], elsewhere)).toMatchObject({ problems: [], provedDecisions: 3 });
  });

  it('is refused a release clause by clause, and signed by reviewers alone', async () => {
    const refused = await gradlens(['release', run, '--json'], home);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stdout)).toMatchObject({ state: 'refused', clauses: { length: 7 } });
    expect(await gradlens(['sign-off', run, '--use', 'triage', '--reason', 'read it'], home)).toMatchObject({ code: 1, stderr: expect.stringContaining('reviewers do') as string });
  });

  it.each([
    ['a file that is there', () => [full], {}, '--force'],
    ['a folder that is not', () => [`${full}.none/report.html`], {}, 'a folder that is there'],
    ['a browser that is not', () => [`${full}.pdf`, '--format', 'pdf'], { CHROMIUM_PATH: '/nowhere/chromium' }, 'install Chromium'],
  ])('is not made where it could not be written: %s', async (_, where, environment, why) => {
    const { total } = await listReports(store, { run, first: 1 });
    const refused = await gradlens(['report', run, '--record', 'test:3', '-o', ...where()], home, environment);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining(why) as string });
    expect((await listReports(store, { run, first: 1 })).total).toBe(total);
  });

  it('refuses a record that is none, and a browser that is not', async () => {
    expect(await gradlens(['report', run, '--record', 'nobody'], home)).toMatchObject({ code: 2, stderr: expect.stringContaining('--record') as string });
    const without = await gradlens(['report', run, '--format', 'pdf'], home, { CHROMIUM_PATH: '/nowhere/chromium' });
    expect(without.code).toBe(2);
    expect(without.stderr).toContain('install Chromium');
  });
});
