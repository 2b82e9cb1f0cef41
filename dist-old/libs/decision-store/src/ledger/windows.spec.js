import { MEASURES, SERIES_MEASURES } from '#libs/contracts';
import { testStore } from '#libs/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../open/transaction.js';
import { plantPart, wildBits } from '../testing/ledger-rows.js';
import { startedRun } from '../testing/started-run.js';
import { CHUNK_COLUMNS, MEASURE_COLUMN, STEP_COLUMNS } from './chunk-columns.js';
import { compactWindow, WINDOW_STEPS } from './compact-window.js';
import { rollupWindow } from './rollup-sql.js';
const LAYERS = 2;
let store;
beforeAll(async () => {
    store = await testStore();
});
afterAll(() => store.close());
const newRun = () => startedRun(store, LAYERS);
async function plant(runId, parts, seed = 1) {
    await transaction(store, async (client) => {
        for (const part of parts)
            await plantPart(client, { runId, layers: LAYERS, ...part, bits: wildBits(seed) });
    });
}
/** Every bit of the rows of a run: numbers and arrays as the server sends them. */
async function rowsOf(runId) {
    const asHex = (columns, isArray) => columns.slice(1).map((c) => (isArray(c) ? `encode(array_send(${c}), 'hex') as ${c}` : `${c}::text`)).join(', ');
    const arrays = new Set([...MEASURES.map((measure) => MEASURE_COLUMN[measure]), 'duration_us', 'batch_id', 'loss', 'learning_rate']);
    const isArray = (column) => arrays.has(column);
    const chunks = await store.pool.query(`select ${asHex(CHUNK_COLUMNS, isArray)} from decision_chunk where run_id = $1 order by layer, step0`, [runId]);
    const steps = await store.pool.query(`select ${asHex(STEP_COLUMNS, isArray)} from step_chunk where run_id = $1 order by step0`, [runId]);
    return [...chunks.rows, ...steps.rows];
}
const compact = (runId, window) => transaction(store, (client) => compactWindow(client, runId, window));
/** Parts and gaps of a window, from a list of lengths: negative ones are gaps. */
function cut(lengths, step0) {
    const parts = [];
    let at = step0;
    for (const length of lengths) {
        const n = Math.min(Math.abs(length), step0 + WINDOW_STEPS - at);
        if (n > 0 && length > 0)
            parts.push({ step0: at, n });
        at += n;
    }
    return parts;
}
/** The ranges that `parts` make when those that touch are joined. */
function joined(parts) {
    const ranges = [];
    for (const part of parts) {
        const last = ranges.at(-1);
        if (last !== undefined && last.step0 + last.n === part.step0)
            ranges[ranges.length - 1] = { step0: last.step0, n: last.n + part.n };
        else
            ranges.push(part);
    }
    return ranges;
}
const lengths = fc.array(fc.oneof(fc.integer({ min: 1, max: 90 }), fc.integer({ min: -20, max: -1 })), { minLength: 1, maxLength: 12 });
describe('compactWindow', () => {
    it('leaves the rows that one frame per contiguous range would have made, bit for bit, NaN payloads and gaps included', async () => {
        await fc.assert(fc.asyncProperty(lengths, fc.nat(1000), fc.nat(3), async (list, seed, window) => {
            const parts = cut(list, window * WINDOW_STEPS);
            const [split, whole] = [await newRun(), await newRun()];
            await plant(split.runId, parts, seed);
            await plant(whole.runId, joined(parts), seed);
            const merged = await compact(split.runId, window);
            expect(merged > 0).toBe(joined(parts).length < parts.length);
            expect(await rowsOf(split.runId)).toEqual(await rowsOf(whole.runId));
            expect(await compact(split.runId, window)).toBe(0);
        }), { numRuns: 25 });
    });
    it('leaves the windows beside it alone', async () => {
        const { runId } = await newRun();
        await plant(runId, [{ step0: 250, n: 6 }, { step0: 256, n: 3 }, { step0: 259, n: 253 }, { step0: 512, n: 1 }]);
        expect(await compact(runId, 1)).toBe(2 * LAYERS + 2);
        const { rows } = await store.pool.query('select step0, n from step_chunk where run_id = $1 order by step0', [runId]);
        expect(rows).toEqual([{ step0: 250, n: 6 }, { step0: 256, n: 256 }, { step0: 512, n: 1 }]);
    });
    it('is done once by two at the same time', async () => {
        const { runId } = await newRun();
        await plant(runId, Array.from({ length: 64 }, (_, i) => ({ step0: 4 * i, n: 4 })));
        const merged = await Promise.all([compact(runId, 0), compact(runId, 0), compact(runId, 0)]);
        expect(merged.sort((a, b) => a - b)).toEqual([0, 0, 64 * (LAYERS + 1)]);
        const { rows } = await store.pool.query('select n from decision_chunk where run_id = $1', [runId]);
        expect(rows).toEqual(Array.from({ length: LAYERS }, () => ({ n: 256 })));
    });
    it('refuses chunks that overlap and changes nothing', async () => {
        const { runId } = await newRun();
        await plant(runId, [{ step0: 0, n: 5 }, { step0: 5, n: 5 }]);
        await store.pool.query('update decision_chunk set step0 = 3 where run_id = $1 and step0 = 5', [runId]);
        const before = await rowsOf(runId);
        await expect(compact(runId, 0)).rejects.toThrow('the chunks of layer 0 from step 0 and from step 3 overlap');
        expect(await rowsOf(runId)).toEqual(before);
    });
});
/** The obvious computation of a rollup from its parts, which are in order. */
function rollUp(parts) {
    const sum = (key) => parts.reduce((total, part) => total + (part[key] ?? 0), 0);
    const measures = {};
    for (const measure of SERIES_MEASURES) {
        const c = MEASURE_COLUMN[measure];
        const finite = sum('n') - sum(`${c}_nonfinite`);
        const present = (key) => parts.map((part) => part[`${c}_${key}`] ?? null).filter((v) => v !== null);
        const total = parts.reduce((t, p) => t + Math.fround(p[`${c}_avg`] ?? 0) * ((p['n'] ?? 0) - (p[`${c}_nonfinite`] ?? 0)), 0);
        measures[c] =
            finite === 0 ? [null, null, null, sum(`${c}_nonfinite`)]
                : [Math.min(...present('min')), Math.max(...present('max')), Math.fround(total / finite), sum(`${c}_nonfinite`)];
    }
    return { n: sum('n'), nflag: sum('nflag'), flagOr: parts.reduce((bits, part) => bits | (part['flag_or'] ?? 0), 0), measures };
}
async function rollups(runId, level, layer) {
    const { rows } = await store.pool.query('select * from decision_rollup where run_id = $1 and lvl = $2 and layer = $3 order by bucket', [runId, level, layer]);
    return rows;
}
function expectRollup(row, parts) {
    const expected = rollUp(parts);
    expect([row?.['n'], row?.['nflag'], row?.['flag_or']]).toEqual([expected.n, expected.nflag, expected.flagOr]);
    for (const [c, values] of Object.entries(expected.measures)) {
        const found = ['min', 'max', 'avg', 'nonfinite'].map((key) => row?.[`${c}_${key}`] ?? null);
        // a real comes as the shortest text that tells it apart; zeros are equal whatever their sign
        const plain = (v) => (v === null ? null : Math.fround(v) + 0);
        expect(found.map(plain)).toEqual(values.map(plain));
    }
}
describe('rollupWindow', () => {
    it('equals the obvious computation over chunks and over the level below, and replaces what was there', async () => {
        const { runId } = await newRun();
        await plant(runId, [{ step0: 4090, n: 6 }, { step0: 4096, n: 256 }, { step0: 4352, n: 7 }, { step0: 4400, n: 3 }, { step0: 8192, n: 256 }], 7);
        const rollUpAll = async () => {
            for (const bucket of [0, 1, 2])
                expect(await rollupWindow(store.pool, runId, 4096, bucket)).toBe(LAYERS);
            expect(await rollupWindow(store.pool, runId, 65536, 0)).toBe(LAYERS);
        };
        await rollUpAll();
        await store.pool.query('update decision_rollup set n = 1, scale_avg = 3, noise_nonfinite = 9 where run_id = $1', [runId]);
        await rollUpAll();
        for (let layer = 0; layer < LAYERS; layer++) {
            const { rows: chunks } = await store.pool.query('select * from decision_chunk where run_id = $1 and layer = $2 order by step0', [runId, layer]);
            const level1 = await rollups(runId, 4096, layer);
            for (const bucket of [0, 1, 2]) {
                expectRollup(level1[bucket], chunks.filter((chunk) => Math.floor((chunk['step0'] ?? 0) / 4096) === bucket));
            }
            const level2 = await rollups(runId, 65536, layer);
            expect(level2).toHaveLength(1);
            expectRollup(level2[0], level1);
        }
    });
    it('has null where nothing is finite, and rounds a mean that float32 cannot hold to zero', async () => {
        const { runId } = await newRun();
        const bits = (step, layer, measure) => measure === 'flags' ? 0 : layer === 0 ? 0x7fc00000 : step % 256 === 0 ? 0x80000001 : 0;
        await transaction(store, (client) => plantPart(client, { runId, layers: LAYERS, step0: 0, n: 1, bits }));
        await transaction(store, (client) => plantPart(client, { runId, layers: LAYERS, step0: 1, n: 255, bits }));
        await rollupWindow(store.pool, runId, 4096, 0);
        const [[nothing], [tiny]] = [await rollups(runId, 4096, 0), await rollups(runId, 4096, 1)];
        expect(nothing).toMatchObject({ n: 256, scale_min: null, scale_max: null, scale_avg: null, scale_nonfinite: 256 });
        expect(tiny).toMatchObject({ n: 256, scale_avg: -0, scale_nonfinite: 0 });
    });
    it('stores nothing for a bucket without steps and keeps what was stored', async () => {
        const { runId } = await newRun();
        await plant(runId, [{ step0: 0, n: 10 }]);
        await rollupWindow(store.pool, runId, 4096, 0);
        await store.pool.query('delete from decision_chunk where run_id = $1', [runId]);
        expect(await rollupWindow(store.pool, runId, 4096, 0)).toBe(0);
        expect(await rollupWindow(store.pool, runId, 4096, 1)).toBe(0);
        expect(await rollups(runId, 4096, 0)).toMatchObject([{ n: 10 }]);
    });
});
//# sourceMappingURL=windows.spec.js.map