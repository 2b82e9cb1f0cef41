import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectedTally, ledgerEnd, newAttempt, optionsFor, tally } from '../testing/recorder-ledger.js';
import { plainFrame, plainFrames, pushAll, startedRun } from '../testing/started-run.js';
import { openRecorder } from './open-recorder.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
describe('recorder after a resume', () => {
    async function interruptedRun(frames, layers) {
        const run = await startedRun(store, layers);
        const first = openRecorder(optionsFor(store, run));
        await pushAll(first, frames);
        await first.close();
        await newAttempt(store, run, 2);
        return run;
    }
    it('compares recomputed steps with the ledger and does not write them again', async () => {
        const frames = [...plainFrames(0, 700, 2)];
        frames[400]?.measures.fill(NaN);
        const run = await interruptedRun(frames.slice(0, 500), 2);
        const second = openRecorder(optionsFor(store, run, { attempt: 2, lastStep: 499, ...(await ledgerEnd(store, run)) }));
        await pushAll(second, frames.slice(250));
        await second.close();
        const { rows, different } = await tally(store, run);
        expect([rows, different]).toEqual([1400, 1400]);
        expect(second.health()).toMatchObject({ state: 'live', committedStep: 699, pendingSteps: 0 });
    });
    it('puts notes on the disk and into the database while it compares, whatever step they come at', async () => {
        const run = await startedRun(store, 2);
        const first = openRecorder(optionsFor(store, run));
        await pushAll(first, plainFrames(0, 400, 2));
        await first.close();
        await newAttempt(store, run, 2);
        const again = openRecorder(optionsFor(store, run, { attempt: 2, lastStep: 399, ...(await ledgerEnd(store, run)) }));
        const evaluation = (step) => {
            again.note({ kind: 'fact', step, note: { type: 'evaluation', split: 'test', loss: step, accuracy: 0.5 } });
        };
        await pushAll(again, plainFrames(300, 350, 2));
        evaluation(350);
        await again.flush(); // a checkpoint within the steps that are compared: the trainer sends none until this is done
        await pushAll(again, plainFrames(350, 400, 2));
        evaluation(400);
        await again.flush(); // and one right behind the last of them
        expect(await again.commit(60_000)).toBe(true);
        const { rows } = await store.pool.query('select step from run_evaluation where run_id = $1 order by step', [run.runId]);
        expect(rows.map(({ step }) => step)).toEqual([350, 400]);
        await pushAll(again, plainFrames(400, 410, 2));
        expect((await again.close()).committed).toBe(true);
        expect(await tally(store, run)).toEqual(expectedTally(410, 2));
    });
    it('ends within the steps that are compared', async () => {
        const run = await startedRun(store, 1);
        const first = openRecorder(optionsFor(store, run));
        await pushAll(first, plainFrames(0, 100, 1));
        await first.close();
        await newAttempt(store, run, 2);
        const again = openRecorder(optionsFor(store, run, { attempt: 2, lastStep: 99, ...(await ledgerEnd(store, run)) }));
        await pushAll(again, plainFrames(50, 60, 1));
        again.note({ kind: 'end', step: 60, note: { state: 'cancelled', reason: 'Ctrl-C', summary: null } });
        expect(await again.commit(60_000)).toBe(true);
        expect(await again.close()).toMatchObject({ committed: true, spooledSteps: 0 });
        expect(await tally(store, run)).toEqual(expectedTally(100, 1));
    });
    it('fails where a recomputed decision differs in its last bit, and writes nothing after it', async () => {
        const run = await interruptedRun(plainFrames(0, 300, 2), 2);
        const second = openRecorder(optionsFor(store, run, { attempt: 2, lastStep: 299, ...(await ledgerEnd(store, run)) }));
        const altered = plainFrame(270, 2);
        const bits = new Uint32Array(altered.measures.buffer);
        bits[8 + 2] = (bits[8 + 2] ?? 0) ^ 1;
        await pushAll(second, [...plainFrames(260, 270, 2), altered]);
        await expect(second.flush()).rejects.toThrow(/^diverged at step 270, layer layer1: gradNorm is /);
        await expect(second.close()).rejects.toThrow('diverged at step 270');
        expect((await tally(store, run)).rows).toBe(600);
    });
    it('fails where a recomputed loss differs', async () => {
        const run = await interruptedRun(plainFrames(0, 3, 1), 1);
        const second = openRecorder(optionsFor(store, run, { attempt: 2, lastStep: 2, ...(await ledgerEnd(store, run)) }));
        second.push({ ...plainFrame(1, 1), loss: 7 });
        await expect(second.close()).rejects.toThrow('diverged at step 1: loss is 7, recorded was 0.5');
    });
});
//# sourceMappingURL=resume.spec.js.map