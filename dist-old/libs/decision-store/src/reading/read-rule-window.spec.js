import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecorder } from '../recording/open-recorder.js';
import { plainFrame, pushAll, startedRun } from '../testing/started-run.js';
import { readRuleWindow } from './read-rule-window.js';
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
describe('readRuleWindow', () => {
    const told = (step, split, loss) => ({ kind: 'fact', step, note: { type: 'evaluation', split, loss: Number.isFinite(loss) ? loss : String(loss), accuracy: 0.5 } });
    /** A run of 3000 steps with these notes before its first one. */
    async function noted(notes) {
        const other = await startedRun(store, 1);
        const recorder = openRecorder({ connectionString: store.connectionString, home: store.home, runUuid: other.uuid, runId: other.runId, attempt: 1, layers: 1, lastStep: -1, lastSeq: 0 });
        for (const note of notes)
            recorder.note(note);
        await pushAll(recorder, Array.from({ length: 3000 }, (_, step) => plainFrame(step, 1)));
        await recorder.close();
        return other;
    }
    it('has neither held-out losses nor a range where none were recorded', async () => {
        const run = await noted([]);
        const window = await readRuleWindow(store, run.uuid, { fromStep: 0, maxSteps: 10 });
        expect([window.heldOut, window.scalerRange]).toEqual([undefined, undefined]);
        expect(window.steps).toHaveLength(10);
        expect((await readRuleWindow(store, run.uuid, { fromStep: 3000, maxSteps: 10 })).steps).toHaveLength(0);
    });
    it('reads the held-out losses up to its last step, those that may have come late once more, and the newest range', async () => {
        const range = { rawScale: { min: 0.5, max: 2 } };
        const event = (detail) => ({ kind: 'fact', step: 0, note: { type: 'event', kind: 'scaler-range', detail } });
        const losses = [[100, 0.5], [1600, NaN], [2500, 0.1 + 0.2], [2600, Infinity], [2700, 0.1]];
        const other = await noted([event({}), event(range), ...losses.map(([step, loss]) => told(step, 'test', loss)), told(2500, 'train', 9)]);
        const window = await readRuleWindow(store, other.uuid, { fromStep: 2000, maxSteps: 601 });
        expect(window.heldOut).toEqual([{ step: 1600, loss: NaN }, { step: 2500, loss: 0.1 + 0.2 }, { step: 2600, loss: Infinity }]);
        expect(window.scalerRange).toEqual(range);
    });
    it('prefers the split validation, and takes a range that is none for not declared', async () => {
        const other = await noted([told(5, 'test', 1), told(6, 'validation', 2), { kind: 'fact', step: 0, note: { type: 'event', kind: 'scaler-range', detail: { rawScale: { min: 3, max: 1 } } } }]);
        const window = await readRuleWindow(store, other.uuid, { fromStep: 0, maxSteps: 10 });
        expect(window.heldOut).toEqual([{ step: 6, loss: 2 }]);
        expect(window.scalerRange).toBeUndefined();
    });
    it('without validation and test takes the first split by name that is not train', async () => {
        const other = await noted([told(5, 'train', 1), told(5, 'holdout', 2), told(5, 'unseen', 3)]);
        expect((await readRuleWindow(store, other.uuid, { fromStep: 0, maxSteps: 10 })).heldOut).toEqual([{ step: 5, loss: 2 }]);
    });
});
//# sourceMappingURL=read-rule-window.spec.js.map