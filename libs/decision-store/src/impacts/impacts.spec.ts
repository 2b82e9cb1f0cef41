import { type ImpactResult, parseImpactEffort } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { listenRuns } from '../live/listen-runs.js';
import type { Store } from '../open/store.js';
import { workQueue } from '../queue/run-queue.js';
import { createTestRun } from '../runs/run.fixture.js';
import { type FinishedImpact, findImpact, type ImpactClaim, impactStudies, listImpacts, type NewImpact } from './impacts.js';

let store: Store;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const EFFORT = parseImpactEffort({ seeds: 4 });
const RESULT: ImpactResult = {
  run: 'r', positive: 'yes', records: 0, steps: 3, effort: EFFORT, verdict: 'too few records', statistic: 's', leftOut: [], seedsWith: [1], seedsWithout: [2],
  groups: [{ attributes: [], group: [], count: 0, gained: 0, lost: 0, flipShare: NaN, flipCi95: [NaN, NaN], netShare: NaN, netCi95: [-Infinity, NaN], seedFlips: { least: 0, median: 0, most: 0 }, rank: 5, rateShift: 0, rateSpread: 0, excessFlipShare: 0, pValue: null, adjustedPValue: null, verdict: 'too few records' }],
  fidelity: { bitExact: true, sameWeights: null }, trainings: 10, seconds: 2.5, trainingSeconds: 1,
};
const FINISHED: FinishedImpact = { result: RESULT, productVersion: '0.1.0' };

async function newImpact(run?: string): Promise<NewImpact> {
  return { uuid: uuidv7(), run: run ?? (await createTestRun(store)).uuid, effort: EFFORT, by: 'desk-1', reason: 'a complaint' };
}

async function claimed(): Promise<ImpactClaim> {
  const impact = await newImpact();
  await impactStudies.ask(store, impact);
  const claim = await impactStudies.claim(store, impact.uuid);
  if (claim === null) throw new Error('not claimed');
  return claim;
}

const stale = (uuid: string): Promise<unknown> => store.pool.query(`update impact set heartbeat_at = now() - interval '1 minute' where impact = $1`, [uuid]);
const jobsOf = async (uuid: string): Promise<number> => (await store.pool.query('select from graphile_worker.jobs where key = $1', [uuid])).rowCount ?? 0;

describe('an impact', () => {
  it('that is made already is stored with what is not finite, and goes with its run', async () => {
    const impact = await newImpact();
    await impactStudies.save(store, impact, FINISHED);
    expect(await findImpact(store, impact.uuid)).toMatchObject({ ...impact, state: 'completed', progress: 1, result: RESULT, productVersion: '0.1.0', problem: null });
    await store.pool.query('delete from run where uuid = $1', [impact.run]);
    expect(await findImpact(store, impact.uuid)).toBeNull();
    await expect(impactStudies.save(store, await newImpact(uuidv7()), FINISHED)).rejects.toThrow('allowed: the uuid of a recorded run');
  });

  it('that could find nothing is told as one of too few seeds, whatever was stored', async () => {
    const [group] = RESULT.groups;
    const noise = { ...group!, pValue: 0.3, adjustedPValue: 0.3, verdict: 'no more than seed noise' as const };
    const impact = await newImpact();
    await impactStudies.save(store, impact, { ...FINISHED, result: { ...RESULT, groups: [noise], verdict: 'no more than seed noise' } });
    const told = { result: { verdict: 'too few seeds', groups: [{ verdict: 'too few seeds' }] } };
    expect(await findImpact(store, impact.uuid)).toMatchObject(told);
    expect((await listImpacts(store, { run: impact.run, first: 1 })).rows).toMatchObject([told]);
  });

  it('that is asked for comes out of the queue once, is claimed by one, and tells whoever listens', async () => {
    const impact = await newImpact();
    const heard: unknown[] = [];
    const listening = await listenRuns(store, (change) => heard.push(change));
    await impactStudies.ask(store, impact);
    const taken: string[] = [];
    const queue = await workQueue(store, { concurrency: 1, onRun: () => Promise.resolve(), onStudy: { impact: (uuid) => Promise.resolve(void taken.push(uuid)) } });
    await expect.poll(() => taken, { timeout: 15_000 }).toEqual([impact.uuid]);
    await queue.stop();
    const both = await Promise.all([impactStudies.claim(store, impact.uuid), impactStudies.claim(store, impact.uuid)]);
    expect(both.filter((claim) => claim === null)).toHaveLength(1);
    await expect.poll(() => heard).toEqual([{ kind: 'impact', run: impact.run }, { kind: 'impact', run: impact.run }]);
    await listening.close();
  });

  it('shows how far it is, then its result, once', async () => {
    const claim = await claimed();
    expect(await impactStudies.note(store, claim, { progress: 7, stage: 'trained 3 of 10' })).toBe(true);
    expect(await findImpact(store, claim.uuid)).toMatchObject({ state: 'running', progress: 1, stage: 'trained 3 of 10', result: null });
    expect(await impactStudies.complete(store, claim, FINISHED)).toBe(true);
    expect(await impactStudies.complete(store, claim, FINISHED)).toBe(false);
    expect(await findImpact(store, claim.uuid)).toMatchObject({ state: 'completed', result: RESULT });
  });

  it('that is cancelled is written to no more, and cannot be cancelled again', async () => {
    const act = { by: 'desk-2', reason: 'not needed' };
    const claim = await claimed();
    expect(await impactStudies.cancel(store, claim.uuid, act)).toEqual({ kind: 'cancelled' });
    expect(await impactStudies.note(store, claim, { progress: 0.5, stage: '' })).toBe(false);
    expect(await impactStudies.complete(store, claim, FINISHED)).toBe(false);
    expect(await findImpact(store, claim.uuid)).toMatchObject({ state: 'cancelled', endedBy: 'desk-2', problem: 'not needed', result: null });
    expect(await impactStudies.cancel(store, claim.uuid, act)).toEqual({ kind: 'ended', state: 'cancelled' });
    expect(await impactStudies.cancel(store, uuidv7(), act)).toEqual({ kind: 'not-there' });
  });

  it('starts anew when its process is gone, three times in all; what an earlier one still writes is lost', async () => {
    const first = await claimed();
    const { uuid } = first;
    const hold = await impactStudies.hold(store, uuid);
    await stale(uuid);
    expect(await impactStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([]); // silent, but its process lives
    await hold?.release();
    for (let attempt = 1; attempt < 3; attempt++) {
      await stale(uuid);
      await expect.poll(() => impactStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([{ uuid, state: 'queued' }]);
      expect((await impactStudies.claim(store, uuid))?.attempt).toBe(attempt + 1);
      expect(await impactStudies.complete(store, first, FINISHED)).toBe(false);
    }
    await stale(uuid);
    expect(await impactStudies.requeueLost(store, { staleAfterMs: 10_000 })).toEqual([{ uuid, state: 'failed' }]);
    expect(await findImpact(store, uuid)).toMatchObject({ problem: 'its process went away without a word, 3 times: not tried again. Asking once more makes a new one' });
  });

  it('goes back into the queue when its process is told to end; a queued one without a job gets one', async () => {
    const claim = await claimed();
    await store.pool.query('delete from graphile_worker._private_jobs');
    expect(await impactStudies.release(store, claim)).toBe(true);
    expect(await jobsOf(claim.uuid)).toBe(1);
    expect(await findImpact(store, claim.uuid)).toMatchObject({ state: 'queued', attempt: 0, startedAt: null });
    await store.pool.query('delete from graphile_worker._private_jobs');
    await impactStudies.enqueue(store);
    expect(await jobsOf(claim.uuid)).toBe(1);
    expect(await impactStudies.failQueued(store, claim.uuid, 'no such file')).toBe(true);
    expect(await impactStudies.failQueued(store, claim.uuid, 'again')).toBe(false);
    const other = await claimed();
    expect(await impactStudies.fail(store, other, 'two classes only')).toBe(true);
    expect(await findImpact(store, other.uuid)).toMatchObject({ state: 'failed', problem: 'two classes only' });
  });

  it('is listed with others of its run, newest first, page by page', async () => {
    const { uuid: run } = await createTestRun(store);
    const impacts: string[] = [];
    for (let i = 0; i < 3; i++) {
      const impact = await newImpact(run);
      await impactStudies.ask(store, impact);
      impacts.unshift(impact.uuid);
    }
    const page = await listImpacts(store, { run, first: 2 });
    expect(page).toMatchObject({ hasNext: true, total: 3, rows: impacts.slice(0, 2).map((uuid) => ({ uuid })) });
    expect(await listImpacts(store, { run, first: 2, after: impacts[1] })).toMatchObject({ hasNext: false, rows: [{ uuid: impacts[2] }] });
  });
});
