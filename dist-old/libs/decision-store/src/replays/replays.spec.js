import { parseTraceEffort, parseTraceQuestion } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listenRuns } from '../live/listen-runs.js';
import { inProject, openProjectStore } from '../projects/project-store.js';
import { createTestRun } from '../runs/run.fixture.js';
import { traceStudies } from '../traces/traces.js';
import { newestExecutions } from './newest-executions.js';
import { findReplay, listReplays, saveReplay } from './replays.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const EXACT = { bitExact: true, firstDivergence: null, maxRelLossError: 0, sameWeights: true, comparedSteps: 4, missingSteps: 0 };
const ALTERED = { ...EXACT, bitExact: false, firstDivergence: { step: 2, layer: 'NaN', measure: 'scale', recorded: NaN, replayed: -Infinity }, maxRelLossError: Infinity };
function replayOf(run, more = {}) {
    return {
        uuid: uuidv7(), run, attempt: 1, steps: 4, backend: { name: 'wasm', version: '4.22.0' }, fidelity: EXACT, weightsSha256: 'ab', seconds: 1.5, productVersion: '0.1.0', by: 'desk-1',
        startedAt: new Date('2026-11-28T08:00:00Z'), endedAt: new Date('2026-11-28T08:00:02Z'), ...more,
    };
}
/** A run that ended with 4 steps in its first attempt, and the weights `ab`. */
async function endedRun(project = 'default') {
    const { uuid, runId } = await createTestRun(store, { project });
    await store.pool.query(`update run set state = 'completed', attempt = 1, summary = '{"weightsSha256": "ab"}' where run_id = $1`, [runId]);
    await store.pool.query('insert into ingest_state (run_id, last_step, last_seq, attempt) values ($1, 3, 0, 1)', [runId]);
    return uuid;
}
describe('a replay', () => {
    it('is stored as it was found, with what is not finite, told to whoever listens, and goes with its run', async () => {
        const run = await endedRun();
        const heard = [];
        const listening = await listenRuns(store, (change) => heard.push(change));
        const replay = replayOf(run, { fidelity: ALTERED });
        await saveReplay(store, replay);
        expect(await findReplay(store, replay.uuid)).toEqual(replay);
        await expect.poll(() => heard).toEqual([{ kind: 'replay', run }]);
        await listening.close();
        await store.pool.query('delete from run where uuid = $1', [run]);
        expect(await findReplay(store, replay.uuid)).toBeNull();
        expect(await findReplay(store, 'no uuid')).toBeNull();
        await expect(saveReplay(store, replayOf(uuidv7()))).rejects.toThrow('allowed: the uuid of a recorded run');
    });
    it('is listed with others of its run, newest first, page by page; of a project alone where that is asked', async () => {
        const [run, other] = [await endedRun(), await endedRun('theirs')];
        const replays = [];
        for (let i = 0; i < 3; i++) {
            const replay = replayOf(run);
            await saveReplay(store, replay);
            replays.unshift(replay.uuid);
        }
        const theirs = replayOf(other);
        await saveReplay(store, theirs);
        expect(await listReplays(store, { run, first: 2 })).toMatchObject({ hasNext: true, total: 3, rows: replays.slice(0, 2).map((uuid) => ({ uuid })) });
        expect(await listReplays(store, { run, first: 2, after: replays[1] })).toMatchObject({ hasNext: false, total: 3, rows: [{ uuid: replays[2] }] });
        expect(await listReplays(store, { project: 'theirs', first: 5 })).toMatchObject({ total: 1, rows: [{ uuid: theirs.uuid, run: other }] });
        await expect(listReplays(store, { first: 0 })).rejects.toThrow('first must be an integer from 1 on, got 0');
    });
    it('is not there for another project, whatever is asked: the database keeps them apart', async () => {
        const replay = replayOf(await endedRun('kept'));
        await saveReplay(store, replay);
        const projects = await openProjectStore(store, { applicationName: 'spec' });
        try {
            expect(await inProject('default', () => findReplay(projects, replay.uuid))).toBeNull();
            expect(await inProject('kept', () => findReplay(projects, replay.uuid))).toEqual(replay);
        }
        finally {
            await projects.close();
        }
    });
});
describe('the newest execution of a run', () => {
    const newest = async (run) => (await newestExecutions(store, [run])).get(run)?.uuid;
    it('is what a trace, an impact or a replay found that ended last', async () => {
        const [run, never] = [await endedRun(), await endedRun()];
        const trace = { uuid: uuidv7(), run, question: parseTraceQuestion({ split: 'test' }), effort: parseTraceEffort({}), by: 'desk-1', reason: '' };
        const before = replayOf(run, { fidelity: ALTERED });
        await saveReplay(store, before);
        expect((await newestExecutions(store, [run, never])).get(run)).toEqual({ run, kind: 'replay', uuid: before.uuid, at: before.endedAt, fidelity: ALTERED });
        await traceStudies.save(store, trace, { result: { fidelity: EXACT, seconds: 1, decisions: [], quality: {} }, productVersion: '0.1.0', layers: ['a'], steps: 1, effects: Float32Array.of(1) });
        expect((await newestExecutions(store, [run, never])).get(run)).toMatchObject({ kind: 'trace', uuid: trace.uuid, fidelity: EXACT });
        const after = replayOf(run, { fidelity: ALTERED, endedAt: new Date(Date.now() + 60_000) });
        await saveReplay(store, after);
        expect(await newest(run)).toBe(after.uuid);
        expect(await newest(never)).toBeUndefined();
    });
    it('is no exact replay of another attempt, of fewer steps or of other weights; one that is not exact counts all the same', async () => {
        const run = await endedRun();
        const exact = replayOf(run);
        await saveReplay(store, exact);
        expect(await newest(run)).toBe(exact.uuid);
        const set = (text) => store.pool.query(text, [run]);
        const changes = [`attempt = attempt + 1`, `summary = jsonb_set(summary, '{weightsSha256}', '"cd"')`];
        for (const change of changes) {
            await set(`update run set ${change} where uuid = $1`);
            expect(await newest(run)).toBeUndefined();
            await set(`update run set attempt = 1, summary = '{"weightsSha256": "ab"}' where uuid = $1`);
        }
        await set('update ingest_state set last_step = 7 where run_id = (select run_id from run where uuid = $1)');
        expect(await newest(run)).toBeUndefined();
        const altered = replayOf(run, { fidelity: ALTERED });
        await saveReplay(store, altered);
        expect(await newest(run)).toBe(altered.uuid);
    });
});
//# sourceMappingURL=replays.spec.js.map