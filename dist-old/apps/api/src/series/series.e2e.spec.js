import { testStore } from '#libs/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingRun } from '../testing/recorded-run.js';
import { startTestApi } from '../testing/test-api.js';
const STEPS = 300;
const NAN_STEP = 17;
const SPIKE_STEP = 123;
/** What is out of the ordinary, by measure, step and layer. */
const ODD = {
    [`flags ${SPIKE_STEP} 0`]: 33,
    [`flags ${SPIKE_STEP} 1`]: 33,
    [`gradNorm ${NAN_STEP} 1`]: NaN,
    'noise 0 0': Infinity,
    'noise 0 1': Infinity,
    [`scale ${SPIKE_STEP} 0`]: 1000,
};
const valueAt = (measure, step, layer) => ODD[`${measure} ${step} ${layer}`] ?? (measure === 'flags' ? 0 : 1 + layer + step / 64);
let store;
let api;
let run;
beforeAll(async () => {
    store = await testStore();
    api = await startTestApi(store);
    const recording = await recordingRun(store, 2, valueAt);
    await recording.record(0, STEPS);
    await recording.close();
    run = recording.uuid;
});
afterAll(async () => {
    await api.close();
    await store.close();
});
async function askRun(fields, variables = {}) {
    const { data, errors } = await api.send(`query ($run: ID!) { run(uuid: $run) { ${fields} } }`, { run, ...variables });
    expect(errors).toEqual([]);
    return data?.['run'];
}
const SERIES = `sampled count steps { base64 length } values { base64 length } max { base64 }
  points { step value { value isFinite text } max { value isFinite text } }`;
const floats = (base64) => [...new Float32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer)];
const ints = (base64) => [...new Int32Array(new Uint8Array(Buffer.from(base64, 'base64')).buffer)];
describe('series', () => {
    it('are the same packed and plain', async () => {
        const { series } = await askRun(`series(layer: "dense1", measure: GRAD_NORM, maxPoints: 1000) { ${SERIES} }`);
        expect(series).toMatchObject({ sampled: false, count: STEPS });
        expect(ints(series.steps.base64)).toEqual(series.points.map((point) => point.step));
        expect(floats(series.values.base64)).toEqual(series.points.map(({ value }) => (value.isFinite ? value.value : Number(value.text))));
        expect(series.values.length).toBe(STEPS);
        expect(series.points[64]?.value.value).toBe(3);
    });
    it('tell NaN as null with its name', async () => {
        const { series } = await askRun(`series(layer: "dense1", measure: GRAD_NORM, maxPoints: 1000) { ${SERIES} }`);
        expect(series.points[NAN_STEP]?.value).toEqual({ value: null, isFinite: false, text: 'NaN' });
    });
    it('keep a spike when they are sampled down to 10 points', async () => {
        const { series } = await askRun(`series(layer: "dense0", measure: SCALE, maxPoints: 10) { ${SERIES} }`);
        expect(series).toMatchObject({ sampled: true, count: STEPS });
        expect(series.points.length).toBeLessThanOrEqual(10);
        expect(Math.max(...floats(series.max.base64))).toBe(1000);
    });
    it('of the whole run give loss and learning rate', async () => {
        const { loss } = await askRun(`loss: stepSeries(measure: LOSS, fromStep: 0, toStep: 1, maxPoints: 10) { ${SERIES} }`);
        expect(floats(loss.values.base64)).toEqual([1, 0.5]);
    });
    it.each([
        ['layer: "nope", measure: SCALE, maxPoints: 10', 'layer', 'one of dense0, dense1'],
        ['layer: "dense0", measure: SCALE, maxPoints: 1', 'maxPoints', 'an integer from 2 to 10000'],
        ['layer: "dense0", measure: SCALE, maxPoints: 9, fromStep: 5, toStep: 4', 'toStep', 'a step from 5 (fromStep) on'],
    ])('refuse %s', async (args, field, allowed) => {
        const { errors } = await api.send(`query ($run: ID!) { run(uuid: $run) { series(${args}) { count } } }`, { run });
        expect(errors[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field, allowed });
    });
});
describe('heatmap', () => {
    it('gives every layer and column, with the spike and the flagged decisions', async () => {
        const { heatmap } = await askRun('heatmap(measure: SCALE, maxColumns: 50) { layers columnSteps { base64 length } stepsPerColumn max { base64 length } flagged { base64 } }');
        const columns = heatmap.columnSteps.length;
        expect(heatmap.layers).toEqual(['dense0', 'dense1']);
        expect(heatmap.max.length).toBe(2 * columns);
        const column = Math.floor(SPIKE_STEP / heatmap.stepsPerColumn);
        expect(floats(heatmap.max.base64)[column]).toBe(1000);
        expect(ints(heatmap.flagged.base64).filter((n) => n > 0).length).toBe(2);
        expect(ints(heatmap.flagged.base64)[columns + column]).toBeGreaterThan(0);
    });
});
describe('a NaN among 3,000 steps sampled down to 10', () => {
    const LONG = 3000;
    const ODD_STEPS = [1234, 1235];
    let long;
    beforeAll(async () => {
        const oddAt = (measure, step, layer) => {
            if (measure !== 'gradNorm')
                return measure === 'flags' ? 0 : 1;
            return layer === 1 && ODD_STEPS.includes(step) ? (step % 2 === 0 ? NaN : -Infinity) : 2;
        };
        const recording = await recordingRun(store, 2, oddAt);
        await recording.record(0, LONG);
        await recording.close();
        long = recording.uuid;
    });
    it('is counted in its bucket of the series, packed and plain, whose numbers stay finite', async () => {
        const { series } = await askRun(`series(layer: "dense1", measure: GRAD_NORM, maxPoints: 10) {
        sampled steps { base64 } values { base64 } nonFinite { base64 length } points { step nonFinite value { isFinite } } }`, { run: long });
        const steps = ints(series.steps.base64);
        const bucket = steps.findLastIndex((step) => step <= 1234);
        expect(series.sampled).toBe(true);
        expect(steps.length).toBeLessThanOrEqual(10);
        expect(ints(series.nonFinite.base64)).toEqual(steps.map((_, i) => (i === bucket ? 2 : 0)));
        expect(series.points.map((point) => point.nonFinite)).toEqual(ints(series.nonFinite.base64));
        expect(floats(series.values.base64)).toEqual(steps.map(() => 2));
    });
    it('is counted in its cell of the heatmap and in no other', async () => {
        const { heatmap } = await askRun('heatmap(measure: GRAD_NORM, maxColumns: 10) { columnSteps { base64 length } nonFinite { base64 length } max { base64 } }', { run: long });
        const columns = heatmap.columnSteps.length;
        const counts = ints(heatmap.nonFinite.base64);
        const cell = columns + ints(heatmap.columnSteps.base64).findLastIndex((step) => step <= 1234);
        expect(columns).toBeLessThanOrEqual(10);
        expect(counts).toEqual(Array.from({ length: 2 * columns }, (_, at) => (at === cell ? 2 : 0)));
        expect(floats(heatmap.max.base64)[cell]).toBe(2);
    });
    it('is told at its step where nothing is sampled', async () => {
        const { series } = await askRun('series(layer: "dense1", measure: GRAD_NORM, fromStep: 1233, toStep: 1236, maxPoints: 10) { points { step nonFinite value { isFinite } } }', { run: long });
        expect(series.points.map(({ nonFinite, value }) => [nonFinite, value.isFinite])).toEqual([[0, true], [1, false], [1, false], [0, true]]);
    });
});
describe('decisions', () => {
    it('come one by one in full', async () => {
        const { decision } = await askRun(`decision(step: ${SPIKE_STEP}, layer: "dense0") { step layer { name } scale { value } flags learningRate { value } effectiveLearningRate { value } }`);
        expect(decision).toEqual({
            step: SPIKE_STEP,
            layer: { name: 'dense0' },
            scale: { value: 1000 },
            flags: ['clamped', 'provoked'],
            learningRate: { value: Math.fround(0.1) },
            effectiveLearningRate: { value: 100 },
        });
        expect(await askRun('decision(step: 5000, layer: "dense0") { step }')).toEqual({ decision: null });
    });
    it('come in pages by step, then layer', async () => {
        const page = 'edges { cursor node { step layer { name } noise { text } } } pageInfo { hasNextPage endCursor }';
        const { decisions } = await askRun(`decisions(fromStep: 0, toStep: 1, first: 3) { ${page} }`);
        expect(decisions.edges.map(({ node }) => `${node.step} ${node.layer.name} ${node.noise.text}`)).toEqual([
            '0 dense0 Infinity',
            '0 dense1 Infinity',
            '1 dense0 1.015625',
        ]);
        const rest = await askRun(`decisions(fromStep: 0, toStep: 1, first: 3, after: "${decisions.pageInfo.endCursor}") { ${page} }`);
        expect(rest.decisions.edges.map(({ node }) => `${node.step} ${node.layer.name}`)).toEqual(['1 dense1']);
        expect(rest.decisions.pageInfo.hasNextPage).toBe(false);
    });
    it('are counted with the layers of the run', async () => {
        expect(await askRun('decisionCount lastStep backend layers { name parameterCount }')).toEqual({
            decisionCount: 2 * STEPS,
            lastStep: STEPS - 1,
            backend: 'cpu',
            layers: [{ name: 'dense0', parameterCount: 10 }, { name: 'dense1', parameterCount: 10 }],
        });
    });
});
//# sourceMappingURL=series.e2e.spec.js.map