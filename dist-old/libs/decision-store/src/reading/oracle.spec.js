import { DECISION_FLAGS, SERIES_MEASURES } from '#libs/contracts';
import { testStore } from '#libs/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settleRun } from '../ledger/settle-run.js';
import { transaction } from '../open/transaction.js';
import { floatOf, plantPart, wildBits } from '../testing/ledger-rows.js';
import { startedRun } from '../testing/started-run.js';
import { latestSteps } from './latest-steps.js';
import { readHeatmap } from './read-heatmap.js';
import { readSeries } from './read-series.js';
import { topEvents } from './top-events.js';
const LAYERS = 2;
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
/** `parts`: [steps of the part, steps of the gap before it]; `settledAfter`: how many parts were there when it was settled. */
async function planted(parts, settledAfter, seed) {
    const { uuid, runId } = await startedRun(store, LAYERS);
    const bits = wildBits(seed);
    const steps = [];
    let at = 0;
    await transaction(store, async (client) => {
        for (const [i, [n, gap]] of parts.entries()) {
            at += gap;
            for (const end = at + n; at < end;) {
                const length = Math.min(end - at, 256 - (at % 256));
                await plantPart(client, { runId, layers: LAYERS, step0: at, n: length, bits });
                for (let k = 0; k < length; k++)
                    steps.push(at + k);
                at += length;
            }
            if (i + 1 !== settledAfter)
                continue;
            await client.query('update ingest_state set last_step = $2 where run_id = $1', [runId, at - 1]);
            await client.query('commit');
            await settleRun(client, runId);
            await client.query('begin');
        }
        await client.query('update ingest_state set last_step = $2 where run_id = $1', [runId, at - 1]);
    });
    return { uuid, steps, bits };
}
function bucketOf(values) {
    const finite = values.filter((v) => Number.isFinite(v));
    const [min, max] = [finite.reduce((a, b) => Math.min(a, b), finite[0] ?? NaN), finite.reduce((a, b) => Math.max(a, b), finite[0] ?? NaN)];
    return { min, max, mean: finite.reduce((a, b) => a + b, 0) / finite.length, nonFinite: values.length - finite.length, count: values.length };
}
function expectClose(found, expected, scale) {
    if (Number.isNaN(expected))
        expect(found).toBeNaN();
    else
        expect(Math.abs((found ?? NaN) - expected)).toBeLessThanOrEqual(1e-5 * Math.max(Math.abs(scale), 1e-30));
}
const run = fc.record({
    parts: fc.array(fc.tuple(fc.integer({ min: 1, max: 3000 }), fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6000 }))), { minLength: 1, maxLength: 8 }),
    settledAfter: fc.nat(8),
    seed: fc.nat(1000),
});
const query = fc.record({ from: fc.double({ min: 0, max: 1, noNaN: true }), to: fc.double({ min: 0, max: 1, noNaN: true }), points: fc.integer({ min: 1, max: 30 }) });
/** The steps [from, to] that a query with fractions of the run's length asks for. */
function rangeOf(steps, { from, to }) {
    const last = steps.at(-1) ?? 0;
    const [a, b] = [Math.floor(from * last), Math.floor(to * last)];
    return a <= b ? [a, b] : [b, a];
}
/** Zeros are equal whatever their sign. */
function unsigned(value) {
    return value === 0 ? 0 : value;
}
/** Every cell, against the rows that belong into it. */
async function checkHeatmap({ uuid, bits, inRange, fromStep, toStep, points, measure }) {
    const map = await readHeatmap(store, uuid, { measure, fromStep, toStep, maxColumns: points });
    expect(map.columnSteps.length).toBeLessThanOrEqual(points);
    for (let layer = 0; layer < LAYERS; layer++) {
        for (const [column, first] of map.columnSteps.entries()) {
            const key = Math.floor(first / map.stepsPerColumn);
            const mine = inRange.filter((step) => Math.floor(step / map.stepsPerColumn) === key);
            const expected = bucketOf(mine.map((step) => floatOf(bits(step, layer, measure))));
            const cell = layer * map.columnSteps.length + column;
            expect([map.min[cell], map.max[cell], map.nonFinite[cell]].map(unsigned)).toEqual([expected.min, expected.max, expected.nonFinite].map(unsigned));
            expect(map.flagged[cell]).toBe(mine.filter((step) => bits(step, layer, 'flags') !== 0).length);
            expectClose(map.mean[cell], expected.mean, expected.max);
        }
    }
}
/** Every point of a layer's series, or of the loss, against the rows that belong into it. */
async function checkSeries({ uuid, bits, inRange, fromStep, toStep, points, measure }) {
    const shared = points % 2 === 0;
    const valueAt = (step) => floatOf(shared ? bits(step, 0, 'scale') : bits(step, 1, measure));
    const series = await readSeries(store, uuid, { layer: shared ? null : 'layer1', measure: shared ? 'loss' : measure, fromStep, toStep, maxPoints: points });
    expect(series.count).toBe(inRange.length);
    expect(series.steps.length).toBeLessThanOrEqual(points);
    for (const [i, from] of series.steps.entries()) {
        const next = series.steps[i + 1] ?? Infinity;
        const mine = inRange.filter((step) => step >= from && step < next).map(valueAt);
        const { min, max, nonFinite, mean } = bucketOf(mine);
        expect(series.nonFinite[i]).toBe(nonFinite);
        // a point that is one step is its value, finite or not
        const [low, high] = series.sampled ? [min, max] : [mine[0], mine[0]];
        expect([series.min[i], series.max[i]].map(unsigned)).toEqual([low, high].map(unsigned));
        if (series.sampled)
            expectClose(series.values[i], mean, max);
    }
}
describe('readSeries and readHeatmap against plain rows', () => {
    it('tell the same of every bucket, over gaps, small chunks, rollups and tails that are not rolled up', async () => {
        await fc.assert(fc.asyncProperty(run, fc.array(query, { minLength: 3, maxLength: 6 }), async ({ parts, settledAfter, seed }, queries) => {
            const { uuid, steps, bits } = await planted(parts, settledAfter, seed);
            for (const { points, ...part } of queries) {
                const [fromStep, toStep] = rangeOf(steps, part);
                const inRange = steps.filter((step) => step >= fromStep && step <= toStep);
                const asked = { uuid, bits, inRange, fromStep, toStep, points, measure: SERIES_MEASURES[points % 7] ?? 'scale' };
                await checkHeatmap(asked);
                await checkSeries(asked);
            }
        }), { numRuns: 12 });
    });
    it('read the coarsest rollups where buckets are wide, edges and tail from what is finer', async () => {
        const { uuid, runId } = await startedRun(store, 1);
        const bits = wildBits(3);
        const last = 65_536 * 2 + 5000;
        await transaction(store, async (client) => {
            for (let step0 = 0; step0 < last; step0 += 256)
                await plantPart(client, { runId, layers: 1, step0, n: Math.min(256, last - step0), bits });
            await client.query('update ingest_state set last_step = $2 where run_id = $1', [runId, last - 1]);
            await client.query('commit');
            await settleRun(client, runId);
            await client.query('begin');
        });
        const series = await readSeries(store, uuid, { layer: 'layer0', measure: 'scale', fromStep: 100, maxPoints: 2 });
        expect([...series.steps]).toEqual([100, 131_072]);
        const values = Array.from({ length: last }, (_, step) => floatOf(bits(step, 0, 'scale')));
        const expected = [bucketOf(values.slice(100, 131_072)), bucketOf(values.slice(131_072))];
        expect([...series.min]).toEqual(expected.map(({ min }) => min));
        expect([...series.max]).toEqual(expected.map(({ max }) => max));
        expect([...series.nonFinite]).toEqual(expected.map(({ nonFinite }) => nonFinite));
        expect(series.count).toBe(last - 100);
        const { count } = await readSeries(store, uuid, { layer: null, measure: 'learningRate', maxPoints: 2 });
        expect(count).toBe(last);
    });
});
describe('topEvents', () => {
    it('gives the greatest first, NaN before all, of any of the flags asked for', async () => {
        const { uuid, steps, bits } = await planted([[900, 0], [700, 40]], 1, 11);
        const events = steps.flatMap((step) => Array.from({ length: LAYERS }, (_, layer) => {
            const gradNorm = floatOf(bits(step, layer, 'gradNorm'));
            return { step, layer, gradNorm, flags: bits(step, layer, 'flags') | (Number.isFinite(gradNorm) ? 0 : DECISION_FLAGS.nonFinite), scale: floatOf(bits(step, layer, 'scale')) };
        })).filter(({ flags }) => flags !== 0);
        const rank = (value) => (Number.isNaN(value) ? Number.MAX_VALUE : value === Infinity ? 1e308 : value);
        for (const flags of [undefined, ['clamped'], ['skipped', 'provoked'], ['nonFinite']]) {
            const mask = flags?.reduce((all, flag) => all | DECISION_FLAGS[flag], 0) ?? -1;
            for (const measure of ['gradNorm', 'scale']) {
                const expected = events.filter((event) => (event.flags & mask) !== 0).map((event) => event[measure]).sort((a, b) => rank(b) - rank(a));
                const found = await topEvents(store, uuid, { measure, flags, limit: 20 });
                expect(found.map((event) => event[measure])).toEqual(expected.slice(0, 20));
                for (const { step, layer, flags: bitsOfFlags, ...measures } of found) {
                    const number = Number(layer.replace(/^layer/, ''));
                    expect(bitsOfFlags & mask).not.toBe(0);
                    expect(events.find((event) => event.step === step && event.layer === number)?.flags).toBe(bitsOfFlags);
                    expect(measures).toEqual(Object.fromEntries(SERIES_MEASURES.map((name) => [name, floatOf(bits(step, number, name))])));
                }
            }
        }
        await expect(topEvents(store, uuid, { limit: 0 })).rejects.toThrow('limit must be an integer > 0, got 0');
    });
    it('says of a run that is not there, or no more, that there is none', async () => {
        const nobody = '00000000-0000-7000-8000-000000000000';
        await expect(topEvents(store, nobody, { limit: 1 })).rejects.toThrow(`run is ${nobody}`);
        const { uuid } = await planted([[300, 0]], 0, 3);
        expect(await topEvents(store, uuid, { limit: 1 })).toHaveLength(1);
        const { uuid: quiet } = await startedRun(store, LAYERS);
        expect(await topEvents(store, quiet, { limit: 1 })).toEqual([]);
        await store.pool.query('delete from run where uuid = $1', [uuid]);
        await expect(topEvents(store, uuid, { limit: 1 })).rejects.toThrow(`run is ${uuid}`);
    });
});
describe('latestSteps', () => {
    it('tells how far each run is', async () => {
        const { uuid } = await startedRun(store, 1);
        const { uuid: other, steps } = await planted([[10, 0]], 0, 1);
        const latest = new Map((await latestSteps(store)).map(({ run: key, lastStep }) => [key, lastStep]));
        expect([latest.get(uuid), latest.get(other)]).toEqual([-1, steps.at(-1)]);
    });
});
//# sourceMappingURL=oracle.spec.js.map