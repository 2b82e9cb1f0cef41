import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { eventually, plainFrame, plainFrames, pushAll, startedRun } from '../testing/started-run.js';
import { expectedTally, ledgerEnd, newAttempt, optionsFor as options, tally as tallyOf } from '../testing/recorder-ledger.js';
import { breakableLink } from '../testing/breakable-link.js';
import { openRecorder } from './open-recorder.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const optionsFor = (run, more = {}) => options(store, run, more);
const tally = (run) => tallyOf(store, run);
/**
 * Kills one of the recorder's connections of `run`: by `round` the one that has written ahead, where there is one, or the
 * first, or the second. Returns what it was doing, null when there was none.
 */
async function killOne(run, round) {
    if (round % 3 === 0)
        await untilWrittenAhead(run);
    const { rows } = await store.pool.query(`select state || ' ' || left(query, 4) as doing, pg_terminate_backend(pid) from (
       select * from pg_stat_activity where application_name = $1
       order by $2::integer = 0 and state = 'idle in transaction' and query like 'COPY%' desc, $2 = 1, backend_start limit 1) a`, [`gradlens recorder ${run.uuid}`, round % 3]);
    return rows[0]?.doing ?? null;
}
/** Waits, for a second at most, until a connection has written ahead: that state is short, and chance seldom meets it. */
async function untilWrittenAhead(run) {
    for (const until = performance.now() + 1000; performance.now() < until;) {
        const { rowCount } = await store.pool.query("select from pg_stat_activity where application_name = $1 and state = 'idle in transaction' and query like 'COPY%'", [`gradlens recorder ${run.uuid}`]);
        if (rowCount !== 0)
            return;
    }
}
/** Kills the recorder's connections of `run`; returns how many there were. */
async function killConnections(run) {
    const { rowCount } = await store.pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = $1', [`gradlens recorder ${run.uuid}`]);
    return rowCount ?? 0;
}
describe('recorder under faults', () => {
    it('stores every decision exactly once while its connections are killed again and again', async () => {
        const run = await startedRun(store, 4);
        const recorder = openRecorder(optionsFor(run, { capacity: 512, flushSteps: 64, flushIntervalMs: 10 }));
        const killing = { times: 0, on: true };
        const killer = (async () => {
            // after some progress each time, at another moment of a transaction
            for (let round = 0, seen = -1; killing.on; round++) {
                await eventually(() => !killing.on || recorder.health().committedStep > seen, 60_000);
                await sleep((round * 7) % 9);
                seen = recorder.health().committedStep;
                killing.times += await killConnections(run);
            }
        })();
        let steps = 0;
        for (; killing.times < 8; steps += 50) {
            await pushAll(recorder, plainFrames(steps, steps + 50, 4));
            await sleep(5);
        }
        killing.on = false;
        await killer;
        await recorder.close();
        expect(await tally(run)).toEqual(expectedTally(steps, 4));
    });
    it('stores every decision exactly once while either of the connections of a fast run is killed', async () => {
        const layers = 40;
        const run = await startedRun(store, layers);
        const recorder = openRecorder(optionsFor(run, { capacity: 2048 }));
        const killed = [];
        const killing = { on: true };
        const killer = (async () => {
            for (let round = 0, seen = -1; killing.on; round++) {
                await eventually(() => !killing.on || recorder.health().committedStep > seen, 60_000);
                await sleep((round * 7) % 31);
                seen = recorder.health().committedStep;
                killed.push(await killOne(run, round));
            }
        })();
        let steps = 0;
        const isEnough = () => killed.filter((doing) => doing !== null).length >= 8 && killed.some((doing) => doing === 'idle in transaction COPY');
        for (; !isEnough() && steps < 400_000; steps += 256) {
            await pushAll(recorder, plainFrames(steps, steps + 256, layers));
            await sleep(0); // else the killer has no turn
        }
        killing.on = false;
        await killer;
        await recorder.close();
        expect(isEnough(), `killed: ${killed.join(', ')}`).toBe(true);
        expect(await tally(run)).toEqual(expectedTally(steps, layers));
    });
    it('records to disk while the database does not answer, then catches up with nothing lost', async () => {
        const run = await startedRun(store, 1);
        const link = await breakableLink(store.connectionString);
        const { connectionString } = link;
        const recorder = openRecorder(optionsFor(run, { connectionString, capacity: 16, flushSteps: 8, flushIntervalMs: 10 }));
        await pushAll(recorder, plainFrames(0, 10, 1));
        expect(await recorder.commit(60_000)).toBe(true);
        link.cut();
        await pushAll(recorder, plainFrames(10, 18, 1));
        await recorder.flush();
        await eventually(() => recorder.health().state === 'disk');
        expect(recorder.health()).toMatchObject({ committedStep: 9, pendingSteps: 0, spooledSteps: 8 });
        expect(recorder.health().problem).toMatch(/^the database does not answer: /);
        link.mend();
        await recorder.close();
        expect(recorder.health()).toMatchObject({ state: 'live', committedStep: 17, problem: null });
        expect(await tally(run)).toEqual(expectedTally(18, 1));
        await link.close();
    });
    it('writes nothing twice when the connection is lost before the answer to a COMMIT', async () => {
        const run = await startedRun(store, 2);
        const link = await breakableLink(store.connectionString);
        const { connectionString } = link;
        const recorder = openRecorder(optionsFor(run, { connectionString, flushSteps: 16 }));
        for (let step = 0; step < 160; step += 16) {
            link.loseNextCommitAnswer();
            await pushAll(recorder, plainFrames(step, step + 16, 2));
            await recorder.commit(60_000);
        }
        await recorder.close();
        expect(link.lost()).toBe(10);
        expect(await tally(run)).toEqual(expectedTally(160, 2));
        await link.close();
    });
    it('is fenced off when a new attempt has taken over, and writes nothing more', async () => {
        const run = await startedRun(store, 1);
        const old = openRecorder(optionsFor(run, { flushIntervalMs: 5 }));
        await pushAll(old, plainFrames(0, 10, 1));
        await old.commit(60_000);
        await newAttempt(store, run, 2);
        const taking = openRecorder(optionsFor(run, { attempt: 2, lastStep: 9, ...(await ledgerEnd(store, run)), home: join(store.home, 'another machine') }));
        await pushAll(taking, plainFrames(10, 12, 1));
        await taking.close();
        await pushAll(old, [plainFrame(10, 1)]);
        const reason = `attempt 1 of run ${run.uuid} was taken over by attempt 2`;
        await expect(old.commit(60_000)).rejects.toThrow(reason);
        expect(old.push(plainFrame(11, 1))).toBe(false);
        await expect(old.ready()).rejects.toThrow(reason);
        await expect(old.close()).rejects.toThrow(reason);
        expect(old.health()).toMatchObject({ state: 'failed', problem: reason, committedStep: 9 });
        expect(await tally(run)).toEqual(expectedTally(12, 1));
    });
    it('fails with the reason and its cause when the database refuses the rows for good', async () => {
        const run = await startedRun(store, 1);
        const recorder = openRecorder(optionsFor(run));
        await store.pool.query('DELETE FROM ingest_state WHERE run_id = $1', [run.runId]);
        recorder.push(plainFrame(0, 1));
        const error = await recorder.commit(60_000).catch((e) => e);
        expect(error).toMatchObject({ message: `run ${run.uuid} has no row in ingest_state: no attempt was started` });
        expect(error.cause).toBeInstanceOf(Error);
        await expect(recorder.close()).rejects.toThrow('no row in ingest_state');
    });
});
//# sourceMappingURL=recording-faults.spec.js.map