import { parseRunSpec, systemClock } from '#libs/contracts';
import { loadDataset } from '#libs/datasets';
import { resolveBackend } from '#libs/tensor-math';
import { advanceTo, createTraining } from '#libs/training';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { metagradients } from './metagradient.js';
import { decisionAt, leadingSteps, replayAltered, walkForward } from './recorded-path.js';
import { replayReacting } from './replay-reacting.js';
import { replaySets } from './replay-sets.js';
const STEPS = 60;
const TARGETS = [{ split: 'test', rows: Int32Array.of(3), of: 'logit', classIndex: 1 }];
/** Twice to the same step, and one that leaves what the first two led to. */
const CASES = {
    'one rollback': { rollbacks: [{ fromStep: 33, toStep: 21 }], left: [[21, 33]] },
    'two to the same step': { rollbacks: [{ fromStep: 25, toStep: 20 }, { fromStep: 40, toStep: 20 }], left: [[20, 40]] },
    'one behind, one before another': { rollbacks: [{ fromStep: 20, toStep: 16 }, { fromStep: 34, toStep: 30 }, { fromStep: 50, toStep: 10 }], left: [[10, 50]] },
    'one right behind another, and one behind the last step': { rollbacks: [{ fromStep: 20, toStep: 16 }, { fromStep: 40, toStep: 20 }, { fromStep: 60, toStep: 55 }], left: [[16, 40], [55, 60]] },
};
let data;
let spec;
const open = [];
beforeAll(async () => {
    spec = parseRunSpec({ name: 'back', data: { kind: 'generated-credit' }, model: { kind: 'mlp', hidden: [8, 6], activation: 'tanh' }, optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 }, batchSize: 32, budget: { steps: STEPS } }, 'spec');
    await resolveBackend('wasm', { kind: 'mlp', parameterCount: 100 });
    data = await loadDataset(spec.data, { cacheDir: 'nowhere', baseDir: '.' });
});
afterEach(() => {
    for (const training of open.splice(0))
        training.dispose();
});
function opened() {
    const training = createTraining({ spec, data, clock: systemClock });
    open.push(training);
    return training;
}
/** The run as its trainer executed it: step by step, back where it was told to. */
async function trained(rollbacks) {
    const training = opened();
    const states = new Map();
    for (let step = 0; step <= STEPS; step++) {
        const back = rollbacks.find(({ fromStep }) => fromStep === step);
        if (back !== undefined)
            training.rollBack(states.get(back.toStep));
        states.set(step, await training.checkpoint());
        if (step < STEPS)
            await advanceTo(training, step + 1);
    }
    return training;
}
const valueOf = async (training) => (await training.target(TARGETS[0])).value;
const recordedAt = ({ scales, layers }, step) => ({ step, layer: 0, scale: scales[step * layers] });
describe.each(Object.entries(CASES))('a run with %s', (_, { rollbacks, left }) => {
    it('is executed again to the same bits, without the steps that were left', async () => {
        const original = await trained(rollbacks);
        const training = opened();
        const path = await walkForward(training, STEPS, { rollbacks });
        expect(await training.weightsSha256()).toBe(await original.weightsSha256());
        const expected = new Uint8Array(STEPS).fill(1);
        for (const [from, to] of left)
            expected.fill(0, from, to);
        expect(leadingSteps(path)).toEqual(expected);
    });
    it('is replayed from any step to the same bits, and what was left moves nothing', async () => {
        const training = opened();
        const path = await walkForward(training, STEPS, { rollbacks });
        const value = await valueOf(training);
        const unaltered = [[], [recordedAt(path, 2)], [recordedAt(path, 14)], ...left.map(([from]) => [{ step: from, layer: 1, scale: 7 }])];
        for (const altered of unaltered)
            expect(await replayAltered(training, path, { altered, targets: TARGETS })).toEqual([value]);
        expect(await replayReacting(training, path, { altered: recordedAt(path, 2), targets: TARGETS })).toEqual([value]);
        const sets = [...unaltered, [{ step: 3, layer: 1, scale: 2 }], [{ step: 53, layer: 2, scale: 2 }]];
        const together = await replaySets(training, path, { sets, targets: TARGETS });
        for (const [i, altered] of sets.entries())
            expect(together[i].values).toEqual(await replayAltered(training, path, { altered, targets: TARGETS }));
        expect(together.at(-2).values).not.toEqual([value]);
    });
    it('has the effects that replays have, and none of what was left', async () => {
        const training = opened();
        const path = await walkForward(training, STEPS, { rollbacks });
        const [gradient] = await metagradients(training, path, spec, { targets: TARGETS });
        const leads = leadingSteps(path);
        const found = [];
        for (const step of [6, 54]) {
            for (let layer = 0; layer < path.layers; layer++) {
                const place = step * path.layers + layer;
                const at = async (factor) => (await replayAltered(training, path, { altered: [decisionAt(path, place, path.scales[place] * factor)], targets: TARGETS }))[0];
                const slope = ((await at(1.1)) - (await at(0.9))) / 0.2;
                if (leads[step] === 0)
                    expect([slope, gradient.logScale[place]]).toEqual([0, 0]);
                else
                    found.push(gradient.logScale[place] / slope);
            }
        }
        for (const ratio of found)
            expect(ratio).toBeCloseTo(1, 1);
        for (let place = 0; place < path.scales.length; place++)
            if (leads[Math.floor(place / path.layers)] === 0)
                expect(gradient.logScale[place]).toBe(0);
    });
});
//# sourceMappingURL=rollback.spec.js.map