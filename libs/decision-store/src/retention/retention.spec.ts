import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { verifyLedger } from '#libs/audit';
import type { FrameKind, KeyRow, LedgerSource, SignedHead, SourceFrame, Verdict } from '#libs/audit';
import { encodeNote, FRAME_KIND_NAMES } from '#libs/audit';
import { systemClock } from '#libs/contracts';
import type { RunState, RunUuid } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openKeyring } from '../keys/open-keyring.js';
import type { Store } from '../open/store.js';
import { countDecisions } from '../reading/find-ledger.js';
import { readDecisions } from '../reading/read-decisions.js';
import { readHeatmap } from '../reading/read-heatmap.js';
import { readSeries } from '../reading/read-series.js';
import { topEvents } from '../reading/top-events.js';
import { readDecisionFacts } from '../reading/read-decision-facts.js';
import { holdRun } from '../runs/run-hold.js';
import { facts } from '../runs/run.fixture.js';
import { startAttempt } from '../runs/start-attempt.js';
import { recordedRun } from '../testing/recorded-run.js';
import { deleteRun } from './delete-run.js';
import { holdForLaw, liftHold, listHolds } from './legal-holds.js';
import { planRetention } from './plan-retention.js';
import { removeDecisions } from './remove-decisions.js';
import { signRetention } from './retention-fact.js';

const LAYERS = 2;
const HOME = mkdtempSync(join(tmpdir(), 'gradlens-retention-'));
const SENSITIVE = { sensitivity: [{ policy: 'listed', records: ['test:17'] }] };

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => {
  await store.close();
  rmSync(HOME, { recursive: true, force: true });
});

const record = (steps: number, state: RunState = 'completed'): Promise<{ uuid: RunUuid; runId: number }> =>
  recordedRun(store, { layers: LAYERS, steps, frameSteps: 100, state, home: HOME, clock: systemClock });

const removal = () => ({ by: 'ada', reason: 'older than 180 days', recordRetention: signRetention(store, { keys: openKeyring(HOME), clock: systemClock }) });

const agedBy = (uuid: RunUuid, days: number): Promise<unknown> =>
  store.pool.query(`update run set ended_at = now() - make_interval(days => $2) where uuid = $1`, [uuid, days]);

const count = async (table: string, runId: number): Promise<number> =>
  (await store.pool.query<{ n: number }>(`select count(*) as n from ${table} where run_id = $1`, [runId])).rows[0]?.n ?? -1;

/** Least, greatest, and how many are not finite, of all points or cells. */
function overall({ min, max, nonFinite }: { min: Float32Array; max: Float32Array; nonFinite: Int32Array }): number[] {
  return [Math.min(...min), Math.max(...max), nonFinite.reduce((a, b) => a + b, 0)];
}

describe('planRetention', () => {
  it('tells what would go of which run, oldest first, and does nothing', async () => {
    const [old, young] = [await record(300), await record(200)];
    await agedBy(old.uuid, 200);
    await store.pool.query(`insert into run_checkpoint (run_id, step, path, sha256, size_bytes) values ($1, 99, '/x', 'ab', 5000)`, [old.runId]);
    const [found, ...others] = await planRetention(store, { olderThanSeconds: 180 * 86_400 });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ run: old.uuid, decisions: 600, checkpoints: 1, checkpointBytes: 5000, refused: null, state: 'completed', project: 'default' });
    expect(found?.bytes).toBeGreaterThan(600 * 32);
    expect(await count('decision_chunk', old.runId)).toBeGreaterThan(0);
    expect((await planRetention(store, { run: young.uuid })).map(({ run }) => run)).toEqual([young.uuid]);
    expect(await planRetention(store, { project: 'another' })).toEqual([]);
  });

  it('keeps the newest runs of the selection', async () => {
    const all = await planRetention(store, {});
    expect((await planRetention(store, { keepLast: 1 })).length).toBe(all.length - 1);
    expect(await planRetention(store, { keepLast: 1000 })).toEqual([]);
  });

  it('refuses what is held, live, or sensitive and younger than six months, and says why', async () => {
    const [held, live, sensitive, old] = [await record(10), await record(10), await record(10), await record(10)];
    await holdForLaw(store, held.uuid, { record: 'test:17', reason: 'case 12/26', by: 'ada' });
    await store.pool.query(`update run set state = 'paused' where uuid = $1`, [live.uuid]);
    for (const { uuid } of [sensitive, old]) await store.pool.query('update run set spec = $2 where uuid = $1', [uuid, JSON.stringify(SENSITIVE)]);
    await agedBy(sensitive.uuid, 182);
    await agedBy(old.uuid, 184);
    const refused = new Map((await planRetention(store, {})).map((run) => [run.run, run.refused]));
    expect(refused.get(held.uuid)).toMatch(/^legal hold [0-9a-f-]{36} stands: case 12\/26$/);
    expect(refused.get(live.uuid)).toBe('it is paused');
    expect(refused.get(sensitive.uuid)).toBe('its spec has sensitive predictions and it ended 182 days ago: its decisions stay for 183 days');
    expect(refused.get(old.uuid)).toBeNull();
  });

  it('names a run that is not there', async () => {
    await expect(planRetention(store, { run: '00000000-0000-7000-8000-000000000000' })).rejects.toThrow('run is 00000000-0000-7000-8000-000000000000; allowed: the uuid of a recorded run');
  });
});

describe('removeDecisions', () => {
  it('leaves rollups of every step, events, frames and heads; charts come from them and say so', async () => {
    const { uuid, runId } = await record(4096 + 700);
    const query = { layer: 'layer1', measure: 'gradNorm', maxPoints: 2 } as const;
    const [series, map, events] = [await readSeries(store, uuid, query), await readHeatmap(store, uuid, { measure: 'scale', maxColumns: 2 }), await topEvents(store, uuid, { limit: 5 })];
    const [frames, proofs] = [await count('ledger_frame', runId), await count('decision_event', runId)];
    expect(await removeDecisions(store, uuid, removal())).toEqual({ kind: 'removed', decisions: 2 * 4796, checkpointFiles: [] });
    for (const table of ['decision_chunk', 'step_chunk', 'decision', 'run_checkpoint']) expect(await count(table, runId)).toBe(0);
    expect([await count('ledger_frame', runId), await count('decision_event', runId)]).toEqual([frames + 1, proofs]);
    const after = await readSeries(store, uuid, query);
    expect(after).toMatchObject({ removed: true, count: 4796, sampled: true });
    expect([...after.steps]).toEqual([0, 4096]);
    expect(overall(after)).toEqual(overall(series));
    const mapAfter = await readHeatmap(store, uuid, { measure: 'scale', maxColumns: 2 });
    expect(overall(mapAfter)).toEqual(overall(map));
    const flagged = (found: typeof map): number => found.flagged.reduce((a, b) => a + b, 0);
    expect(flagged(mapAfter)).toBe(flagged(map));
    expect([map.removed, mapAfter.removed]).toEqual([false, true]);
    expect(await topEvents(store, uuid, { limit: 5 })).toEqual(events);
    expect(await countDecisions(store, uuid)).toBe(2 * 4796);
    expect(await readDecisions(store, uuid, { fromStep: 0, toStep: 9, first: 5 })).toEqual({ decisions: [], hasNext: false, removed: true });
    const loss = await readSeries(store, uuid, { layer: null, measure: 'loss', maxPoints: 1000 });
    expect([loss.steps.length, loss.count, loss.removed]).toEqual([19, 4796, true]);
  });

  it('answers a range that lies within the last rollup, which the run did not fill', async () => {
    const { uuid } = await record(700);
    await removeDecisions(store, uuid, removal());
    const series = await readSeries(store, uuid, { layer: 'layer0', measure: 'scale', fromStep: 600, toStep: 650, maxPoints: 100 });
    expect([[...series.steps], series.count]).toEqual([[0], 700]);
    const coarse = await readSeries(store, uuid, { layer: 'layer0', measure: 'scale', maxPoints: 1 });
    expect(coarse.count).toBe(700);
  });

  it('is told by a signed fact: the ledger is whole, and what was removed is known', async () => {
    const { uuid, runId } = await record(600);
    expect(await removeDecisions(store, uuid, removal())).toMatchObject({ kind: 'removed' });
    const verdict = await verify(uuid, runId);
    expect(verdict.altered).toEqual([]);
    expect(verdict).toMatchObject({ complete: true, removed: [{ fromStep: 0, toStep: 599, by: 'ada', reason: 'older than 180 days' }] });
    const { rows } = await store.pool.query<{ kind: string; detail: object }>('select kind, detail from run_event where run_id = $1 order by event_id', [runId]);
    expect(rows.map(({ kind }) => kind)).toEqual(['retention', 'decisions-removed']);
    expect(rows[1]?.detail).toEqual({ decisions: 1200, checkpoints: 0, by: 'ada', reason: 'older than 180 days' });
    const { removed } = await readDecisionFacts(store, uuid, { layer: 'layer0', step: 7 });
    expect(removed).toEqual({ at: expect.any(Date) as Date, by: 'ada', reason: 'older than 180 days' });
    await store.pool.query(`delete from run_event where run_id = $1 and kind = 'decisions-removed'`, [runId]); // as in an imported ledger
    expect((await readDecisionFacts(store, uuid, { layer: 'layer0', step: 7 })).removed).toEqual({ at: null, by: 'ada', reason: 'older than 180 days' });
    expect((await readDecisionFacts(store, (await record(100)).uuid, { layer: 'layer0', step: 7 })).removed).toBeUndefined();
  });

  it('removes nothing when the fact cannot be recorded', async () => {
    const { uuid, runId } = await record(300);
    const recordRetention = (): Promise<void> => Promise.reject(new Error('no key'));
    await expect(removeDecisions(store, uuid, { ...removal(), recordRetention })).rejects.toThrow('no key');
    expect(await count('decision_chunk', runId)).toBeGreaterThan(0);
  });

  it('is refused where a hold arrives while it works, and where a process executes the run', async () => {
    const { uuid, runId } = await record(300);
    const recordRetention = async (): Promise<void> => {
      await holdForLaw(store, uuid, { reason: 'at the last moment', by: 'ada' });
    };
    const refused = await removeDecisions(store, uuid, { ...removal(), recordRetention });
    expect(refused).toMatchObject({ kind: 'refused' });
    expect(refused.kind === 'refused' && refused.reason).toContain('at the last moment');
    expect(await count('decision_chunk', runId)).toBeGreaterThan(0);
    const other = await record(10);
    const executing = await holdRun(store, other.uuid);
    expect(await removeDecisions(store, other.uuid, removal())).toEqual({ kind: 'refused', reason: 'a process is executing it' });
    await executing?.release();
  });

  it('is done once, and a run without its decisions is not continued', async () => {
    const { uuid } = await record(300);
    await removeDecisions(store, uuid, removal());
    expect(await removeDecisions(store, uuid, removal())).toEqual({ kind: 'refused', reason: 'its decisions were removed before' });
    await expect(planRetention(store, { run: uuid })).rejects.toThrow('a run whose decisions were not removed before');
    const layers = [0, 1].map((layer) => ({ layer, name: `layer${layer}`, kind: 'dense', module: '', depth: layer, parameterCount: 1 }));
    await expect(startAttempt(store, uuid, { ...facts, layers })).rejects.toThrow('cannot be continued: retention has removed its decisions');
  });
});

describe('legal holds', () => {
  it('keep a run from removal and deletion until they are lifted, and stay on record', async () => {
    const { uuid, runId } = await record(20);
    const { hold } = await holdForLaw(store, uuid, { record: 'test:17', reason: 'complaint', by: 'ada' });
    expect(await removeDecisions(store, uuid, removal())).toEqual({ kind: 'refused', reason: `legal hold ${hold} stands: complaint` });
    expect(await deleteRun(store, uuid)).toEqual({ kind: 'refused', reason: `legal hold ${hold} stands: complaint` });
    expect(await liftHold(store, hold, { reason: 'settled', by: 'bob' })).toMatchObject({ liftedBy: 'bob', liftedReason: 'settled', record: 'test:17' });
    await expect(liftHold(store, hold, { reason: 'again', by: 'bob' })).rejects.toThrow('a hold that was not lifted before');
    expect((await listHolds(store)).find((found) => found.hold === hold)).toMatchObject({ run: uuid, by: 'ada', liftedBy: 'bob' });
    expect(await deleteRun(store, uuid)).toEqual({ kind: 'deleted', checkpointFiles: [] });
    for (const table of ['run', 'ledger_frame', 'decision_chunk', 'decision_rollup', 'step_rollup', 'legal_hold']) expect(await count(table, runId)).toBe(0);
  });

  it('name a run or a hold that is not there', async () => {
    const nobody = '00000000-0000-7000-8000-000000000000';
    await expect(holdForLaw(store, nobody, { reason: 'x', by: 'ada' })).rejects.toThrow(`run is ${nobody}`);
    await expect(liftHold(store, nobody, { reason: 'x', by: 'ada' })).rejects.toThrow(`hold is ${nobody}`);
    await expect(deleteRun(store, nobody)).rejects.toThrow(`run is ${nobody}`);
  });
});

interface FrameRow {
  readonly seq: number;
  readonly kind: number;
  readonly attempt: number;
  readonly step0: number;
  readonly n: number;
  readonly t0Us: number;
  readonly note: string | null;
  readonly leafHashes: Buffer;
}

/** Checks what is left of a ledger, whose decisions frames have no content. */
async function verify(uuid: RunUuid, runId: number): Promise<Verdict> {
  const { rows } = await store.pool.query<FrameRow>(
    `select seq, kind, attempt, step0, n, t0_us as "t0Us", note, leaf_hashes as "leafHashes" from ledger_frame where run_id = $1 order by seq`,
    [runId],
  );
  const heads = await store.pool.query<SignedHead>(
    `select $2::text as run, first_seq as "firstSeq", last_seq as "lastSeq", tree_size as "treeSize", root_hash as "rootHash", previous,
       last_step as "lastStep", time_us as "timeUs", key_name as "keyName", signature from ledger_segment where run_id = $1 order by first_seq`,
    [runId, uuid],
  );
  const keys = await store.pool.query<KeyRow>(
    `select key_name as "keyName", public_key as "publicKey", created_at_us as "createdAtUs", endorsed_by as "endorsedBy", endorsement from ledger_key`,
  );
  const source: LedgerSource = {
    run: { uuid }, keys: keys.rows, heads: heads.rows,
    async *frames() {
      for (const row of rows) yield await Promise.resolve(sourceFrame(row));
    },
  };
  return await verifyLedger(source, { publicKeys: null, anchors: null });
}

function sourceFrame({ seq, kind, note, leafHashes, ...rest }: FrameRow): SourceFrame {
  const name: FrameKind = FRAME_KIND_NAMES.get(kind) ?? 'fact';
  const head = { kind: name, ...rest };
  const payload = name === 'decisions' ? null : encodeNote({ ...rest, kind: name }, JSON.parse(note ?? 'null'));
  return { seq, head, leafHashes, payload };
}
