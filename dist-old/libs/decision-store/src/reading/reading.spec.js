import { DECISION_FLAGS, MEASURES, MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecorder } from '../recording/open-recorder.js';
import { plainFrame, pushAll, startedRun } from '../testing/started-run.js';
import { countDecisions, lastCommittedStep } from './find-ledger.js';
import { readDecisionFacts } from './read-decision-facts.js';
import { readDecision, readDecisions } from './read-decisions.js';
import { readHeatmap } from './read-heatmap.js';
import { readSeries } from './read-series.js';
import { readStepWindow } from './read-step-window.js';
const LAYERS = 3;
const SPIKE = 700;
const NAN = 801;
const GAP = 1000;
let store;
let run;
let empty;
let frames;
/** Steps 0 to 1999 without 1000 to 1009; a spike, a NaN and a flag planted. */
function plantedFrames() {
    const all = Array.from({ length: 2000 }, (_, step) => plainFrame(step, LAYERS));
    const plant = (step, layer, value) => {
        for (const [measure, number] of Object.entries(value)) {
            all[step]?.measures.set([number], layer * MEASURE_COUNT + MEASURE_INDEX[measure]);
        }
    };
    plant(SPIKE, 1, { gradNorm: 1e9, flags: DECISION_FLAGS.clamped });
    plant(SPIKE + 1, 1, { gradNorm: -5 });
    plant(NAN, 2, { gradNorm: NaN, scale: Infinity });
    return all.filter(({ step }) => step < GAP || step >= GAP + 10);
}
beforeAll(async () => {
    store = await testStore();
    run = await startedRun(store, LAYERS);
    empty = await startedRun(store, LAYERS);
    frames = plantedFrames();
    const { runId, uuid } = run;
    const { connectionString, home } = store;
    const recorder = openRecorder({ connectionString, home, runUuid: uuid, runId, attempt: 1, layers: LAYERS, lastStep: -1, lastSeq: 0 });
    await pushAll(recorder, frames);
    await recorder.close();
});
afterAll(() => store.close());
describe('readSeries', () => {
    it('gives every value as recorded while the points suffice', async () => {
        const series = await readSeries(store, run.uuid, { layer: 'layer2', measure: 'scale', fromStep: 790, toStep: 810, maxPoints: 21 });
        expect(series.sampled).toBe(false);
        expect([...series.steps]).toEqual(Array.from({ length: 21 }, (_, i) => 790 + i));
        expect([...series.values]).toEqual(frames.slice(790, 811).map((frame) => frame.measures[2 * MEASURE_COUNT + 1]));
        expect(series.values[11]).toBe(Infinity);
        expect(series.nonFinite[11]).toBe(1);
    });
    it.each([1, 3, 7, 40, 500, 1999])('keeps the least and the greatest value when it is sampled down to %i points', async (maxPoints) => {
        const series = await readSeries(store, run.uuid, { layer: 'layer1', measure: 'gradNorm', maxPoints });
        expect(series.sampled).toBe(true);
        expect(series.steps.length).toBeLessThanOrEqual(maxPoints);
        expect(Math.max(...series.max)).toBe(1e9);
        expect(Math.min(...series.min)).toBe(-5);
        expect(series.count).toBe(1990);
    });
    it('marks the bucket that holds a NaN, whether read from aggregates or from values', async () => {
        for (const maxPoints of [5, 100]) {
            const series = await readSeries(store, run.uuid, { layer: 'layer2', measure: 'gradNorm', maxPoints });
            const marked = [...series.nonFinite.entries()].filter(([, count]) => count > 0);
            expect(marked).toHaveLength(1);
            const [bucket, count] = marked[0] ?? [NaN, NaN];
            expect(count).toBe(1);
            expect(series.steps[bucket]).toBeLessThanOrEqual(NAN);
            expect(series.steps[bucket + 1]).toBeGreaterThan(NAN);
            expect(Number.isFinite(series.values[bucket])).toBe(true);
        }
    });
    it('leaves missing steps out', async () => {
        const series = await readSeries(store, run.uuid, { layer: null, measure: 'loss', fromStep: GAP - 1, toStep: GAP + 10, maxPoints: 100 });
        expect([...series.steps]).toEqual([GAP - 1, GAP + 10]);
        expect([...series.values]).toEqual([GAP - 1, GAP + 10].map((step) => Math.fround(1 / (step + 1))));
    });
    it('counts only steps inside a range that cuts chunks', async () => {
        const series = await readSeries(store, run.uuid, { layer: 'layer0', measure: 'rawScale', fromStep: 100, toStep: 899, maxPoints: 2 });
        expect(series.count).toBe(800);
        expect([Math.min(...series.min), Math.max(...series.max)]).toEqual([100, 899]);
    });
    it('is empty for a run that has recorded nothing', async () => {
        const series = await readSeries(store, empty.uuid, { layer: 'layer0', measure: 'scale', maxPoints: 10 });
        expect(series).toMatchObject({ count: 0, sampled: false });
        expect(series.steps).toHaveLength(0);
    });
    it('names what is wrong with a layer, a run or a measure', async () => {
        const series = (layer, measure, uuid = run.uuid) => readSeries(store, uuid, { layer, measure, maxPoints: 10 });
        await expect(series('head', 'scale')).rejects.toThrow('layer is "head"; allowed: one of layer0, layer1, layer2');
        await expect(series('layer0', 'loss')).rejects.toThrow('measure loss is shared by all layers');
        await expect(series(null, 'scale')).rejects.toThrow('measure scale is of one layer');
        await expect(series('layer0', 'scale', '00000000-0000-7000-8000-000000000000')).rejects.toThrow('run is 00000000');
    });
});
describe('readHeatmap', () => {
    it.each([1, 6, 30, 700, 2000])('shows spike, NaN and flag in their cells with %i columns', async (maxColumns) => {
        const map = await readHeatmap(store, run.uuid, { measure: 'gradNorm', maxColumns });
        const columns = map.columnSteps.length;
        expect(columns).toBeLessThanOrEqual(maxColumns);
        const cell = (layer, step) => layer * columns + Math.floor(step / map.stepsPerColumn);
        expect(map.layers).toEqual(['layer0', 'layer1', 'layer2']);
        expect(map.max[cell(1, SPIKE)]).toBe(1e9);
        expect(map.min[cell(1, SPIKE + 1)]).toBe(-5);
        expect(map.nonFinite[cell(2, NAN)]).toBe(1);
        expect(map.nonFinite.reduce((a, b) => a + b, 0)).toBe(1);
        expect(map.flagged[cell(1, SPIKE)]).toBe(1);
        expect(map.flagged.reduce((a, b) => a + b, 0)).toBe(1);
    });
    it('has NaN where steps are missing', async () => {
        const map = await readHeatmap(store, run.uuid, { measure: 'scale', fromStep: GAP - 1, toStep: GAP + 1, maxColumns: 3 });
        expect([...map.mean.slice(0, 3)]).toEqual([frames[GAP - 1]?.measures[1], NaN, NaN]);
    });
});
describe('decisions', () => {
    it('counts layers x steps', async () => {
        expect(await countDecisions(store, run.uuid)).toBe(LAYERS * 1990);
        expect(await lastCommittedStep(store, run.uuid)).toBe(1999);
        expect([await countDecisions(store, empty.uuid), await lastCommittedStep(store, empty.uuid)]).toEqual([0, -1]);
    });
    it('pages through all of a range once, in order', async () => {
        const seen = [];
        let after;
        for (let hasNext = true; hasNext;) {
            const page = await readDecisions(store, run.uuid, { layers: ['layer2', 'layer0'], fromStep: 990, toStep: 1020, first: 7, after });
            expect(page.decisions.length).toBeGreaterThan(0);
            seen.push(...page.decisions.map((d) => `${String(d.step)}:${d.layer}`));
            after = page.decisions.at(-1)?.cursor;
            hasNext = page.hasNext;
        }
        const steps = frames.map(({ step }) => step).filter((step) => step >= 990 && step <= 1020);
        expect(seen).toEqual(steps.flatMap((step) => [`${String(step)}:layer0`, `${String(step)}:layer2`]));
    });
    it('refuses a cursor that is none', async () => {
        const reading = readDecisions(store, run.uuid, { fromStep: 0, toStep: 9, first: 1, after: 'x' });
        await expect(reading).rejects.toThrow('after is "x"; allowed: the cursor of a decision');
    });
    it('gives one decision in full', async () => {
        const decision = await readDecision(store, run.uuid, SPIKE, 'layer1');
        const frame = frames[SPIKE];
        const [rawScale = NaN, scale = NaN] = frame?.measures.slice(MEASURE_COUNT) ?? [];
        expect(decision).toMatchObject({ step: SPIKE, layer: 'layer1', rawScale, scale, gradNorm: 1e9, flags: 1, batchId: 1400, durationUs: 800 });
        expect(decision?.effectiveLearningRate).toBe(Math.fround(scale * Math.fround(0.1)));
        expect(await readDecision(store, run.uuid, GAP, 'layer1')).toBeNull();
        expect(await readDecision(store, run.uuid, 5000, 'layer1')).toBeNull();
    });
});
describe('readStepWindow', () => {
    it('reads the steps that are there over a gap, every measure bit for bit', async () => {
        const window = await readStepWindow(store, run.uuid, { fromStep: 600, maxSteps: 600 });
        const expected = frames.slice(600, 1200);
        expect([...window.steps]).toEqual(expected.map(({ step }) => step));
        expect([...window.loss]).toEqual(expected.map(({ loss }) => loss));
        for (const [layer, { name, measures }] of window.layers.entries()) {
            expect(name).toBe(`layer${String(layer)}`);
            for (const measure of MEASURES) {
                const column = expected.map((frame) => frame.measures[layer * MEASURE_COUNT + MEASURE_INDEX[measure]]);
                expect([...measures[measure]]).toEqual(column);
            }
        }
    });
    it('is empty beyond the last step', async () => {
        const window = await readStepWindow(store, run.uuid, { fromStep: 2000, maxSteps: 10 });
        expect(window.steps).toHaveLength(0);
        expect(window.layers.map(({ measures }) => measures.scale.length)).toEqual([0, 0, 0]);
    });
});
describe('readDecisionFacts', () => {
    it('gives the whole history of the layer as recorded, NaN where a step is missing', async () => {
        const { history, spec, rollbacks, ...place } = await readDecisionFacts(store, run.uuid, { layer: 'layer1', step: 5 });
        expect(place).toEqual({ run: run.uuid, layer: 'layer1', step: 5 });
        expect(rollbacks).toEqual([]);
        expect(typeof spec).toBe('object');
        expect(history.firstStep).toBe(0);
        expect(history.measures.gradNorm.length).toBe(2000);
        expect(history.measures.gradNorm[SPIKE]).toBe(1e9);
        expect([history.measures.flags[SPIKE], history.measures.flags[SPIKE + 1]]).toEqual([DECISION_FLAGS.clamped, 0]);
        expect(Array.from({ length: 10 }, (_, i) => history.measures.flags[GAP + i])).toEqual(Array(10).fill(NaN));
        for (const { step, measures, learningRate } of frames.filter((_, i) => i % 97 === 0)) {
            expect(MEASURES.map((measure) => history.measures[measure][step])).toEqual([...measures.subarray(MEASURE_COUNT, 2 * MEASURE_COUNT)]);
            expect(history.learningRate[step]).toBe(Math.fround(learningRate));
        }
    });
    it('refuses a step or layer that is not there', async () => {
        await expect(readDecisionFacts(store, run.uuid, { layer: 'layer1', step: 2000 })).rejects.toThrow(/step is 2000; allowed: a step from 0 to 1999/);
        await expect(readDecisionFacts(store, run.uuid, { layer: 'tail', step: 3 })).rejects.toThrow(/layer.*tail/);
    });
});
//# sourceMappingURL=reading.spec.js.map