import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import type { RunUuid } from '#libs/contracts';
import { createRun, findRun, holdRun, setRunState, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { type CommandLine, commandLine } from './command-line.fixture.js';

let store: Store;
let home: string;
let gradlens: CommandLine['gradlens'];
beforeAll(async () => {
  store = await testStore();
  home = mkdtempSync(path.join(tmpdir(), 'gradlens-runs-'));
  ({ gradlens } = commandLine({ GRADLENS_HOME: home, DATABASE_URL: store.connectionString }));
});
afterAll(async () => {
  await store.close();
  rmSync(home, { recursive: true, force: true });
});

/** A run whose process was last heard of a minute ago. */
async function silent(name: string): Promise<RunUuid> {
  const run = uuidv7();
  await createRun(store, { uuid: run, name, spec: {}, state: 'running', origin: 'cli', startedBy: 'desk-1' });
  await store.pool.query(`update run set heartbeat_at = now() - interval '1 minute', started_at = now() - interval '2 minutes' where uuid = $1`, [run]);
  return run;
}

describe('gradlens runs', () => {
  it('says that nothing is there yet', async () => {
    expect(await gradlens(['runs'])).toMatchObject({ code: 0, stdout: 'no run\n' });
  });

  it('says of a run that nobody executes any more that it is interrupted, and when it was last heard of; one that is held goes on', async () => {
    const [dead, held] = [await silent('killed'), await silent('busy')];
    const hold = await holdRun(store, held);
    const { code, stdout, stderr } = await gradlens(['runs']);
    await hold?.release();
    expect([code, stderr]).toEqual([0, expect.stringContaining(`run ${dead} was interrupted: its process is gone`)]);
    const lineOf = (run: RunUuid): string | undefined => stdout.split('\n').find((line) => line.startsWith(run));
    expect(lineOf(dead)).toMatch(/killed +interrupted +0 steps +the process that executed the run went away without a word; last heard of \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC/);
    expect(lineOf(held)).toMatch(/busy +running +0 steps +last heard of/);
    expect(await findRun(store, dead)).toMatchObject({ state: 'interrupted' });
  });

  it('lists those of a state, as JSON', async () => {
    const run = uuidv7();
    await createRun(store, { uuid: run, name: 'done', spec: {}, state: 'running', origin: 'cli', startedBy: 'desk-1' });
    await setRunState(store, run, 'completed');
    const { stdout } = await gradlens(['runs', '--state', 'completed', '--json']);
    expect(JSON.parse(stdout)).toMatchObject({ run, name: 'done', state: 'completed', steps: 0 });
    expect(await gradlens(['runs', '--state', 'gone'])).toMatchObject({ code: 2 });
  });
});

it('a release and a report say so of a run whose process is gone, whoever asks first', async () => {
  const [released, reported] = [await silent('to release'), await silent('to report')];
  const asked = await gradlens(['release', released, '--reason', 'to see']);
  expect(asked.stdout).toContain('interrupted');
  expect(asked.stdout).not.toContain('it is running');
  const file = path.join(home, 'report.json');
  expect(await gradlens(['report', reported, '--format', 'json', '-o', file])).toMatchObject({ code: 0 });
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ content: { run: { state: 'interrupted', stateWhy: expect.stringMatching(/went away without a word; last heard of .* UTC$/) as string } } });
});
