import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { createRun, startAttempt, type Store } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { checkpointFolder } from '../../running/checkpoints.js';
import { runCommandLine } from '../command-line.js';

let store: Store;
let home: string;
beforeAll(async () => {
  store = await testStore();
  home = await mkdtemp(path.join(tmpdir(), 'gradlens-db-'));
});
afterAll(async () => {
  await store.close();
  await rm(home, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs `gradlens db …` on the test database. */
async function db(...args: string[]): Promise<Ran> {
  let [out, err] = ['', ''];
  const fake = {
    env: { GRADLENS_HOME: home, DATABASE_URL: store.connectionString },
    stdout: { write: (text: string) => ((out += text), true) },
    stderr: { write: (text: string) => ((err += text), true) },
    on: () => undefined,
    off: () => undefined,
  } as unknown as NodeJS.Process;
  const code = await runCommandLine(['db', ...args], fake);
  return { code, out, err };
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

/** A run that ended `days` ago with 10 decisions and a checkpoint. */
async function endedRun(days: number, project = 'default'): Promise<string> {
  const uuid = uuidv7();
  await createRun(store, { uuid, project, name: 'a run', spec: {}, state: 'running', origin: 'cli' });
  const layer = { layer: 0, name: 'only', kind: 'dense', module: '', depth: 0, parameterCount: 1 };
  const { runId } = await startAttempt(store, uuid, {
    layers: [layer], backend: { name: 'wasm' }, versions: {}, seeds: {}, dataManifest: {}, hardware: {}, specSha256: '', totalSteps: 10,
  });
  const measures = ['raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise'];
  await store.pool.query(
    `insert into decision_chunk (run_id, step0, layer, n, nflag, flag_or, ${measures.join(', ')}, ${measures.map((c) => `${c}_min, ${c}_max, ${c}_avg, ${c}_nonfinite`).join(', ')})
     select $1, 0, 0, 10, 0, 0, ${measures.map(() => 'array_fill(1::real, array[10])').join(', ')}, ${measures.map(() => '1, 1, 1, 0').join(', ')}`,
    [runId],
  );
  await store.pool.query(
    `insert into step_chunk (run_id, step0, n, t0, duration_us, loss, learning_rate, batch_id)
     select $1, 0, 10, now(), array_fill(1, array[10]), array_fill(1::real, array[10]), array_fill(1::real, array[10]), array_fill(1, array[10])`,
    [runId],
  );
  await store.pool.query('update ingest_state set last_step = 9 where run_id = $1', [runId]);
  await store.pool.query(`update run set state = 'completed', ended_at = now() - make_interval(days => $2) where run_id = $1`, [runId, days]);
  const folder = checkpointFolder(home, uuid);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'step-9'), 'weights');
  await store.pool.query(`insert into run_checkpoint (run_id, step, path, sha256, size_bytes) values ($1, 9, $2, 'ab', 7), ($1, 5, '/elsewhere/step-5', 'ab', 7)`, [runId, path.join(folder, 'step-9')]);
  return uuid;
}

describe('gradlens db retain', () => {
  it('tells what would go and changes nothing, then does it with --apply, checkpoint files included', async () => {
    const [old, young] = [await endedRun(200), await endedRun(3)];
    const told = await db('retain', '--older-than', '180d', '--json');
    expect([told.code, told.out.trim().split('\n').length]).toEqual([0, 1]);
    expect(JSON.parse(told.out)).toMatchObject({ run: old, action: 'would-remove', decisions: 10, checkpoints: 2, checkpointBytes: 14, refused: null, traceable: false, replayable: false });
    const text = await db('retain', '--older-than', '180d');
    expect(text.out).toContain(`would go  ${old}  a run: 10 decisions, 0.0 MB, 2 checkpoints (0.0 MB); a replay or trace has nothing of it to compare with afterwards`);
    expect(text.out).toContain('nothing was changed');
    const done = await db('retain', '--older-than', '180d', '--apply');
    const { rows: acts } = await store.pool.query<{ outcome: string }>(`select outcome from audit_entry where action = 'retainRun' order by seq`);
    expect(acts.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['begun', 'done']);
    expect(done).toMatchObject({ code: 0 });
    expect(done.out).toContain(`removed   ${old}`);
    expect(done.err).toContain('/elsewhere/step-5 was not removed');
    expect([await readdir(checkpointFolder(home, old)), await readdir(checkpointFolder(home, young))]).toEqual([[], ['step-9']]);
    expect((await db('retain', '--older-than', '180d')).out).toContain('would remove 0 runs');
    const { rows } = await store.pool.query<{ detail: unknown }>(`select e.detail from run_event e join run r on r.run_id = e.run_id where r.uuid = $1 and e.kind = 'decisions-removed'`, [old]);
    expect(rows[0]?.detail).toMatchObject({ decisions: 10, reason: 'retention: ended more than 180d ago' });
  });

  it('keeps the newest runs of a project', async () => {
    const [first, second] = [await endedRun(2, 'kept'), await endedRun(1, 'kept')];
    const { out } = await db('retain', '--keep-last', '1', '--project', 'kept', '--json');
    expect(out.trim().split('\n').map((line) => (JSON.parse(line) as { run: string }).run)).toEqual([first]);
    expect(second).not.toBe(first);
  });

  it('says which runs it leaves and why', async () => {
    const run = await endedRun(400);
    await db('hold', run, '--reason', 'case 7');
    const { code, out } = await db('retain', '--run', run, '--apply');
    expect(code).toBe(0);
    expect(out).toMatch(new RegExp(`stays +${run} +a run: legal hold [0-9a-f-]{36} stands: case 7`));
    expect(out).toContain('1 run refused');
  });
});

describe('gradlens db hold, holds, delete, status', () => {
  it('holds a run, lists the hold, lifts it, and only then deletes the run', async () => {
    const run = await endedRun(1);
    const held = await db('hold', run, '--record', 'test:17', '--reason', 'complaint', '--json');
    const { hold } = JSON.parse(held.out) as { hold: string };
    expect((await db('holds')).out).toContain(`${hold}  run ${run} (a run, record test:17)`);
    const refused = await db('delete', run, '--yes');
    expect([refused.code, refused.out]).toEqual([3, `run ${run} stays: legal hold ${hold} stands: complaint\n`]);
    expect((JSON.parse((await db('status', '--json')).out) as { heldRuns: number }).heldRuns).toBeGreaterThan(0);
    expect((await db('hold', '--lift', hold, '--reason', 'settled')).out).toContain('settled');
    expect(await db('delete', run, '--yes')).toMatchObject({ code: 0, out: `run ${run} is deleted\n` });
    expect(await readdir(checkpointFolder(home, run))).toEqual([]);
  });

  it('erases a record in the runs that keep it, and says what went, on record', async () => {
    const runs = [await endedRun(1), await endedRun(1)];
    for (const run of runs) {
      await store.pool.query(`insert into prediction (run_id, pseudonym, record) select run_id, 'ab12', 'test:17' from run where uuid = $1`, [run]);
      await store.pool.query(`insert into prediction_detail (run_id, pseudonym, label, protected) select run_id, 'ab12', 'yes', '{}' from run where uuid = $1`, [run]);
    }
    const { code, out } = await db('erase', '--record', 'ab12', '--reason', 'article 17', '--yes', '--json');
    expect([code, ...out.trim().split('\n').map((line) => JSON.parse(line) as unknown)]).toMatchObject([0, ...[...runs].sort().map((run) => ({ kind: 'erased', run, pseudonym: 'ab12', removed: { details: 1, texts: 0, traces: 0, reports: 0 } }))]);
    const { rows } = await store.pool.query(`select run, args::json as args from audit_entry where action = 'eraseRecord' and outcome = 'done' order by run`);
    expect(rows).toEqual([...runs].sort().map((run) => ({ run, args: { reason: 'article 17', record: 'ab12', run } })));
    expect(await db('erase', runs[0] ?? '', '--record', 'test:17', '--reason', 'again', '--yes')).toMatchObject({ code: 0, out: `run ${runs[0]}: erased 0 texts, 0 traces and 0 reports; the ledger keeps its pseudonym, its place and scores\n` });
    await db('hold', runs[0] ?? '', '--reason', 'case 7');
    expect(await db('erase', runs[0] ?? '', '--record', 'test:17', '--reason', 'again', '--yes')).toMatchObject({ code: 3, out: expect.stringContaining('the record stays: legal hold') as string });
  });

  it('tells sizes, decisions, states and what is left to do', async () => {
    const { out } = await db('status', '--json');
    const status = JSON.parse(out) as Record<string, unknown>;
    expect(status).toMatchObject({ embedded: false, unsettledWindows: 0 });
    expect(Object.keys(status)).toEqual(expect.arrayContaining(['server', 'migrations', 'sizeBytes', 'runs', 'tables', 'decisions', 'bytesPerDecision', 'runsByState', 'oldestRun', 'removedRuns']));
    expect((status['tables'] as { table: string }[]).map(({ table }) => table)).toEqual(expect.arrayContaining(['decision_chunk', 'ledger_frame']));
    expect((await db('status')).out).toMatch(/decisions {3}\d+, [\d.]+ bytes each\nruns {8}\d+: \d+ completed/);
  });

  it.each([
    [['retain'], '--older-than is missing; allowed: one of --older-than 180d, --run RUN, --keep-last N'],
    [['retain', '--older-than', 'soon'], '--older-than is "soon"; allowed: a number with d, h or m'],
    [['retain', '--run', 'x'], 'db: --run is "x"; allowed: the uuid of a run'],
    [['retain', '--run', NOBODY], `run is ${NOBODY}; allowed: the uuid of a recorded run`],
    [['retain', '--keep-last', '-1'], '--keep-last is "-1"; allowed: a number of runs'],
    [['delete', 'x', '--yes'], 'db: RUN is "x"; allowed: the uuid of a run'],
    [['delete', NOBODY], 'db: --yes is missing; allowed: given'],
    [['delete', NOBODY, '--yes'], `run is ${NOBODY}; allowed: the uuid of a recorded run`],
    [['erase', '--record', 'test:17', '--reason', 'x', '--yes'], 'db: --record is "test:17"; allowed: a pseudonym, where no run is named'],
    [['erase', '--record', 'nobody', '--reason', 'x', '--yes'], 'db: --record is "nobody"; allowed: the pseudonym of a record that a run keeps'],
    [['erase', NOBODY, '--record', 'test:17', '--reason', 'x'], 'db: --yes is missing; allowed: given'],
    [['erase', NOBODY, '--record', 'test:17', '--yes'], 'db: --reason is missing; allowed: 1 to 1000 characters'],
    [['erase', NOBODY, '--record', 'test:17', '--reason', 'x', '--yes'], `run is ${NOBODY}; allowed: the uuid of a recorded run`],
    [['hold', NOBODY], 'db: --reason is missing; allowed: 1 to 1000 characters'],
    [['hold', '--reason', 'x'], 'db: RUN is missing; allowed: the uuid of a run, or --lift HOLD'],
    [['hold', NOBODY, '--reason', 'x'], `run is ${NOBODY}; allowed: the uuid of a recorded run`],
    [['hold', NOBODY, '--reason', ' '], 'db: --reason is " "; allowed: 1 to 1000 characters'],
    [['hold', '--lift', 'x', '--reason', 'x'], 'db: --lift is "x"; allowed: the uuid of a hold'],
    [['hold', NOBODY, '--lift', NOBODY, '--reason', 'x'], `db: RUN is "${NOBODY}"; allowed: nothing beside --lift`],
    [['hold', '--lift', NOBODY, '--reason', 'x'], `hold is ${NOBODY}; allowed: the uuid of a hold`],
  ])('answers %j with exit code 2 and what is allowed', async (args, message) => {
    const { code, err } = await db(...args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });
});
