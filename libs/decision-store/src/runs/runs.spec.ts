import type { LayerInfo } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { acknowledgeCommand, pendingCommands, sendCommand } from '../commands/run-commands.js';
import { databaseStatus } from '../open/database-status.js';
import type { Store } from '../open/store.js';
import { createRun, type NewRun } from './create-run.js';
import { countRuns, findRun, findRuns, listRuns } from './find-runs.js';
import { markInterrupted } from './mark-interrupted.js';
import { holdRun } from './run-hold.js';
import * as parts from './run-parts.js';
import type { RunRow } from './run-row.js';
import { heartbeat, setRunState } from './run-state.js';
import { startAttempt, type AttemptFacts } from './start-attempt.js';

const layers: LayerInfo[] = ['first', 'second'].map((name, layer) => ({
  layer, name, kind: 'dense', module: '', depth: layer, parameterCount: 3_000_000_000 + layer,
}));

const facts: AttemptFacts = {
  layers, backend: { name: 'wasm' }, versions: { node: '20' }, seeds: { init: 1 }, dataManifest: { name: 'adult' },
  hardware: { cores: 2 }, specSha256: 'ab', totalSteps: 100,
};

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

function create(more: Partial<NewRun> = {}): Promise<RunRow> {
  return createRun(store, { uuid: uuidv7(), name: 'a run', spec: { a: 1 }, state: 'queued', origin: 'cli', scaler: 'snr', ...more });
}

describe('createRun', () => {
  it('stores what it was given and gives it back', async () => {
    const run = await create({ project: 'credit', name: 'größte' });
    expect(run).toMatchObject({ project: 'credit', name: 'größte', spec: { a: 1 }, scaler: 'snr', state: 'queued' });
    expect(run).toMatchObject({ attempt: 0, lastStep: -1, backend: null, startedAt: null, heartbeatAt: null });
    expect(run.createdAt).toBeInstanceOf(Date);
    expect(await findRun(store, run.uuid)).toEqual(run);
  });

  it('makes one run when the same uuid is created many times at once', async () => {
    const uuid = uuidv7();
    const runs = await Promise.all([1, 2, 3, 4, 5].map(() => create({ uuid })));
    expect(new Set(runs.map((run) => run.runId)).size).toBe(1);
  });

  it('refuses a uuid that belongs to a run with another spec, and one that is none', async () => {
    const { uuid } = await create();
    await expect(create({ uuid, spec: { a: 2 } })).rejects.toThrow(`uuid is ${uuid}`);
    await expect(create({ uuid: 'x' })).rejects.toThrow('allowed: a lower-case uuid');
  });
});

describe('startAttempt', () => {
  it('counts attempts, keeps the layers and says where the ledger ends', async () => {
    const { uuid } = await create();
    const first = await startAttempt(store, uuid, facts);
    expect(first).toMatchObject({ attempt: 1, lastStep: -1 });
    await store.pool.query('update ingest_state set last_step = 41, last_seq = 3 where run_id = $1', [first.runId]);
    expect(await startAttempt(store, uuid, facts)).toEqual({ runId: first.runId, attempt: 2, lastStep: 41 });
    const row = await findRun(store, uuid);
    expect(row).toMatchObject({ state: 'running', attempt: 2, lastStep: 41, totalSteps: 100, backend: { name: 'wasm' } });
    expect((await parts.listLayers(store, [uuid])).get(uuid)).toEqual(layers);
  });

  it('refuses other layers than the first attempt had', async () => {
    const { uuid } = await create();
    await startAttempt(store, uuid, facts);
    const renamed = { ...facts, layers: layers.map((layer) => ({ ...layer, name: `${layer.name}x` })) };
    await expect(startAttempt(store, uuid, renamed)).rejects.toThrow('has the layers first, second; this attempt has firstx, secondx');
    expect((await findRun(store, uuid))?.attempt).toBe(1);
  });

  it('puts aside commands that were meant for an attempt that has ended', async () => {
    const { uuid } = await create();
    await startAttempt(store, uuid, facts);
    await sendCommand(store, uuid, 'cancel', { by: 'ada', reason: 'enough' });
    await setRunState(store, uuid, 'interrupted');
    await startAttempt(store, uuid, facts);
    expect(await pendingCommands(store, uuid)).toEqual([]);
  });

  it('refuses a run that is not there', async () => {
    await expect(startAttempt(store, uuidv7(), facts)).rejects.toThrow('there is no run');
  });
});

describe('setRunState', () => {
  it('keeps a summary with non-finite numbers as they are', async () => {
    const { uuid } = await create();
    const summary = {
      run: uuid, state: 'failed', steps: 3, layers: 2, decisions: 6, trainLoss: NaN, testLoss: -Infinity, testAccuracy: null,
      stepsToTarget: null, seconds: 1, stepsPerSecond: 3, backend: 'wasm', alerts: 0, weightsSha256: null,
    } as const;
    await setRunState(store, uuid, 'failed', { reason: 'loss is NaN', summary });
    const row = await findRun(store, uuid);
    expect(row?.summary).toEqual(summary);
    expect(row?.reason).toBe('loss is NaN');
    expect(row?.endedAt).toBeInstanceOf(Date);
  });

  it('changes nothing when the run is in no expected state', async () => {
    const { uuid } = await create();
    expect(await setRunState(store, uuid, 'paused', { expected: ['running'] })).toBe(false);
    expect((await findRun(store, uuid))?.state).toBe('queued');
    expect(await setRunState(store, uuid, 'cancelled', { expected: ['queued', 'running'] })).toBe(true);
    expect(await setRunState(store, uuidv7(), 'cancelled')).toBe(false);
  });

  it('tells listeners at commit', async () => {
    const { uuid } = await create();
    const client = await store.pool.connect();
    const told: string[] = [];
    client.on('notification', (message) => told.push(message.payload ?? ''));
    await client.query('listen gradlens_run');
    await setRunState(store, uuid, 'cancelled');
    await expect.poll(() => told).toContain(JSON.stringify({ kind: 'state', run: uuid }));
    client.release(true);
  });
});

describe('listRuns', () => {
  it('pages newest first without gap or repetition', async () => {
    const uuids: string[] = [];
    for (let i = 0; i < 5; i++) uuids.push((await create({ project: 'paging' })).uuid);
    const seen: string[] = [];
    let after: string | undefined;
    for (;;) {
      const page = await listRuns(store, { project: 'paging', first: 2, after });
      expect(page.total).toBe(5);
      seen.push(...page.runs.map((run) => run.uuid));
      after = seen.at(-1);
      if (!page.hasNext) break;
    }
    expect(seen).toEqual(uuids.reverse());
  });

  it('filters by state and by part of the name, wildcards taken literally', async () => {
    const project = 'search';
    const { uuid } = await create({ project, name: '50%_Done' });
    await create({ project, name: '50 more' });
    const found = async (search: string): Promise<string[]> =>
      (await listRuns(store, { project, search, first: 10 })).runs.map((run) => run.uuid);
    expect(await found('%_d')).toEqual([uuid]);
    expect(await found('50')).toHaveLength(2);
    expect(await found(uuid.slice(0, 36).toUpperCase())).toEqual([uuid]);
    expect((await listRuns(store, { project, state: 'running', first: 10 })).total).toBe(0);
  });

  it('finds several runs and leaves out unknown ones', async () => {
    const [a, b] = [await create(), await create()];
    expect((await findRuns(store, [a.uuid, uuidv7(), b.uuid])).map((run) => run.uuid)).toEqual([b.uuid, a.uuid]);
    expect(await countRuns(store)).toBeGreaterThan(2);
  });
});

describe('markInterrupted', () => {
  const stale = (uuid: string): Promise<unknown> =>
    store.pool.query(`update run set heartbeat_at = now() - interval '1 minute' where uuid = $1`, [uuid]);

  it('marks a silent run that nobody holds, with a reason and an event', async () => {
    const { uuid } = await create();
    await startAttempt(store, uuid, facts);
    await stale(uuid);
    expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([uuid]);
    const row = await findRun(store, uuid);
    expect(row?.state).toBe('interrupted');
    expect(row?.reason).toContain('went away');
    expect(await parts.listEvents(store, uuid)).toMatchObject([{ kind: 'interrupted', step: -1 }]);
    expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([]);
  });

  it('leaves a silent run alone while a process holds it', async () => {
    const { uuid } = await create();
    const hold = await holdRun(store, uuid);
    await startAttempt(store, uuid, facts);
    await stale(uuid);
    expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([]);
    await hold?.release();
    expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([uuid]);
  });

  it('leaves alone a queued run and one whose heart beats', async () => {
    await create();
    const { uuid } = await create();
    const { attempt } = await startAttempt(store, uuid, facts);
    await stale(uuid);
    await heartbeat(store, uuid, attempt);
    expect(await markInterrupted(store, { staleAfterMs: 10_000 })).toEqual([]);
    await expect(heartbeat(store, uuid, attempt - 1)).rejects.toThrow('taken over');
  });
});

describe('holdRun', () => {
  it('gives a run to one at a time', async () => {
    const uuid = uuidv7();
    const hold = await holdRun(store, uuid);
    expect(await holdRun(store, uuid)).toBeNull();
    await hold?.release();
    const next = await holdRun(store, uuid);
    expect(next).not.toBeNull();
    await next?.release();
  });

  it('claims the run again after its connection was cut', async () => {
    const uuid = uuidv7();
    const hold = await holdRun(store, uuid);
    const holders = `from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`;
    await store.pool.query(`select pg_terminate_backend(pid) ${holders}`);
    await expect.poll(async () => (await store.pool.query(`select pid ${holders}`)).rowCount, { timeout: 5000 }).toBe(1);
    expect(await holdRun(store, uuid)).toBeNull();
    await hold?.release();
  });
});

describe('parts of a run', () => {
  it('keeps evaluations with their non-finite values, the latest of a step', async () => {
    const { uuid } = await create();
    await parts.recordEvaluation(store, uuid, { step: 9, split: 'test', loss: 1, accuracy: 0.5 });
    await parts.recordEvaluation(store, uuid, { step: 9, split: 'test', loss: NaN, accuracy: 0.25 });
    await parts.recordEvaluation(store, uuid, { step: 4, split: 'test', loss: Infinity, accuracy: null });
    expect(await parts.listEvaluations(store, uuid)).toEqual([
      { step: 4, split: 'test', loss: Infinity, accuracy: null },
      { step: 9, split: 'test', loss: NaN, accuracy: 0.25 },
    ]);
  });

  it('gives the checkpoint of the highest step', async () => {
    const { uuid } = await create();
    expect(await parts.latestCheckpoint(store, uuid)).toBeNull();
    for (const step of [10, 30, 20]) {
      await parts.recordCheckpoint(store, uuid, { step, path: `/c/${step}`, sha256: 'ff', sizeBytes: 5_000_000_000 });
    }
    expect(await parts.latestCheckpoint(store, uuid)).toEqual({ step: 30, path: '/c/30', sha256: 'ff', sizeBytes: 5_000_000_000 });
  });

  it('refuses to record anything of a run that is not there', async () => {
    await expect(parts.recordEvent(store, uuidv7(), { step: 1, kind: 'x', detail: {} })).rejects.toThrow('there is no run');
  });
});

describe('commands', () => {
  it('numbers commands within the run and keeps the first acknowledgement', async () => {
    const { uuid } = await create();
    const send = (): Promise<number> => sendCommand(store, uuid, 'pause', { by: 'ada', reason: 'look', args: { at: 3 } });
    expect((await Promise.all([send(), send(), send()])).sort()).toEqual([1, 2, 3]);
    await acknowledgeCommand(store, uuid, 1, 7);
    await acknowledgeCommand(store, uuid, 1, 9);
    const pending = await pendingCommands(store, uuid);
    expect(pending.map((command) => command.seq)).toEqual([2, 3]);
    expect(pending[0]).toMatchObject({ kind: 'pause', by: 'ada', reason: 'look', args: { at: 3 } });
    const { rows } = await store.pool.query('select acked_step from run_command where acked_at is not null and kind = $1', ['pause']);
    expect(rows).toEqual([{ acked_step: 7 }]);
  });
});

describe('databaseStatus', () => {
  it('names the server and the migrations', async () => {
    const status = await databaseStatus(store);
    expect(status.server).toMatch(/^PostgreSQL \d+/);
    expect(status.migrations).toHaveLength(3);
    expect(status.sizeBytes).toBeGreaterThan(1_000_000);
  });
});
