import { expect, it } from 'vitest';
import { trainToEnd } from './loop.js';
const frame = (step, loss) => ({
    step,
    loss,
    learningRate: 0.1,
    durationUs: 1,
    batchId: step,
    measures: new Float32Array(8),
});
/** Runs the loop over a training that only counts, and tells what reached the other side. */
async function play({ totalSteps = 10, loss = () => 1, accuracy = () => 0.5, spec = {}, stopAt = Infinity, room = Infinity, recordEvery, orderedAt }) {
    let step = 0;
    let queued = [];
    const recorded = [];
    const evaluated = [];
    const checkpoints = [];
    const predicted = [];
    let committed = 0;
    let waits = 0;
    let [isPaused, isOrdered] = [false, false];
    let space = room;
    const training = {
        totalSteps,
        get step() {
            return step;
        },
        advance: () => {
            queued.push(frame(step, loss(step)));
            step += 1;
        },
        takeFrames: (maxPending) => {
            const taken = queued.slice(0, Math.max(0, queued.length - maxPending));
            queued = queued.slice(taken.length);
            return Promise.resolve(taken);
        },
        evaluate: () => Promise.resolve({ loss: 1, accuracy: accuracy(step) }),
        evaluateScored: () => Promise.resolve({ loss: 1, accuracy: accuracy(step), probabilities: Float32Array.of(step) }),
        checkpoint: () => Promise.resolve(new Uint8Array()),
    };
    const sink = {
        push: ({ step: pushed }) => {
            if (space === 0)
                return false;
            space -= 1;
            recorded.push(pushed);
            return true;
        },
        flush: () => {
            committed = recorded.length;
            return Promise.resolve();
        },
        ready: () => {
            waits += 1;
            space = room;
            return Promise.resolve();
        },
    };
    const controls = {
        stopRequest: () => (step >= stopAt || isOrdered ? { state: 'cancelled', reason: 'test' } : null),
        whilePaused: () => {
            isPaused = step === orderedAt && !isOrdered;
            return isPaused ? Promise.resolve() : null;
        },
    };
    const events = {
        onSteps: () => undefined,
        onEvaluation: ({ step: at }) => Promise.resolve(void evaluated.push(at)),
        onCheckpoint: (at) => {
            // the ledger must hold all that a resumed run would not make again
            expect(committed).toBeGreaterThanOrEqual(at);
            checkpoints.push(at);
            return Promise.resolve();
        },
    };
    const predictions = recordEvery === undefined ? null : {
        isDue: (at) => at % recordEvery === 0 && at !== totalSteps,
        record: ({ isLast, probabilities }) => Promise.resolve(void predicted.push({ step, isLast, scored: probabilities?.[0] ?? null })),
    };
    const clock = { now: () => 0, elapsed: () => 0 };
    const full = { evaluateEvery: 4, checkpointEvery: 5, ...spec };
    const grown = { asked: 0, told: 0, abandoned: 0 };
    const growth = {
        before: () => {
            grown.asked += 1;
            return null;
        },
        onFrames: (frames) => { grown.told += frames.length; },
        abandon: () => { grown.abandoned += 1; },
    };
    const outcome = await trainToEnd({ training, sink, spec: full, controls, obedience: { before: () => (isPaused ? Promise.resolve(void (isOrdered = true)) : null) }, events, predictions, growth, clock });
    return { outcome, recorded, evaluated, checkpoints, predicted, waits, grown };
}
const upTo = (n) => Array.from({ length: n }, (_, i) => i);
it('hands over every step in order, and evaluates and saves when due and at the end', async () => {
    const { outcome, recorded, evaluated, checkpoints } = await play({});
    expect(recorded).toEqual(upTo(10));
    expect(evaluated).toEqual([4, 8, 10]);
    expect(checkpoints).toEqual([5, 10]);
    expect(outcome).toMatchObject({ stopped: null, stepsToTarget: null, lastEvaluation: { step: 10 } });
});
it('waits for a full sink and drops nothing', async () => {
    const { recorded, waits } = await play({ room: 3 });
    expect(recorded).toEqual(upTo(10));
    expect(waits).toBe(3);
});
it('ends at a stop request with everything recorded', async () => {
    const { outcome, recorded, checkpoints } = await play({ stopAt: 7 });
    expect(outcome.stopped).toEqual({ state: 'cancelled', reason: 'test' });
    expect(recorded).toEqual(upTo(7));
    expect(checkpoints).toEqual([5, 7]);
});
it('ends when the target is met', async () => {
    const { outcome, recorded } = await play({
        totalSteps: 100,
        accuracy: (step) => (step >= 8 ? 0.9 : 0.1),
        spec: { evaluateEvery: 2, target: { testAccuracy: 0.85 } },
    });
    // evaluations at 8, 10 and 12 are the first three whose mean is 0.9
    expect(outcome.stepsToTarget).toBe(12);
    expect(recorded).toHaveLength(12);
});
it('never saves a state whose loss is not finite', async () => {
    const { checkpoints } = await play({ loss: (step) => (step >= 3 ? Number.NaN : 1) });
    expect(checkpoints).toEqual([]);
});
it('records predictions with the scores of the evaluation at the same weights, and tells where there are none', async () => {
    const { evaluated, predicted } = await play({ recordEvery: 2 });
    expect(evaluated).toEqual([4, 8, 10]);
    expect(predicted).toEqual([
        { step: 2, isLast: false, scored: null },
        { step: 4, isLast: false, scored: 4 },
        { step: 6, isLast: false, scored: null },
        { step: 8, isLast: false, scored: 8 },
        { step: 10, isLast: true, scored: 10 },
    ]);
});
it('records predictions anew after an order, which may have taken the weights back', async () => {
    const { predicted } = await play({ recordEvery: 4, orderedAt: 4 });
    expect(predicted).toEqual([
        { step: 4, isLast: false, scored: 4 },
        { step: 4, isLast: true, scored: null },
    ]);
});
it('asks before each step whether growth is due, and lets the window go when an order moved the run', async () => {
    expect((await play({})).grown).toEqual({ asked: 10, told: 10, abandoned: 0 });
    const { grown } = await play({ orderedAt: 4 });
    expect(grown.abandoned).toBeGreaterThan(0);
});
//# sourceMappingURL=loop.spec.js.map