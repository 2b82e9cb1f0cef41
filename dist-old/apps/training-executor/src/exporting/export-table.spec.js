import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { DECISION_FLAGS, MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { createRun, openRecorder, startAttempt } from '#libs/decision-store';
import { testStore } from '#libs/testing';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportTable } from './export-table.js';
import { ReaderGone } from './write-output.js';
const LAYERS = ['first', 'a "quoted", one'];
const STEPS = 700;
let store;
let home;
let run;
/** Value of a measure: float32 of all kinds. */
function valueAt(step, layer, measure) {
    if (measure === MEASURE_INDEX.flags)
        return step === 5 && layer === 1 ? DECISION_FLAGS.clamped : 0;
    return Math.fround([NaN, Infinity, -Infinity, -0, 1e-45, 3.4028234663852886e38][step * 2 + layer + measure] ?? (step + 1) / (layer + measure + 2));
}
async function record() {
    run = uuidv7();
    await createRun(store, { uuid: run, name: 'export', spec: {}, state: 'running', origin: 'cli' });
    const layers = LAYERS.map((name, layer) => ({ layer, name, kind: 'dense', module: '', depth: layer, parameterCount: 1 }));
    const facts = { layers, backend: { name: 'cpu' }, versions: {}, seeds: {}, dataManifest: {}, hardware: {}, specSha256: '', totalSteps: STEPS };
    const attempt = await startAttempt(store, run, facts);
    const sink = openRecorder({ ...attempt, connectionString: store.connectionString, home, runUuid: run, layers: LAYERS.length });
    for (let step = 0; step < STEPS; step++) {
        if (step >= 300 && step < 310)
            continue;
        const measures = Float32Array.from({ length: LAYERS.length * MEASURE_COUNT }, (_, i) => valueAt(step, Math.floor(i / MEASURE_COUNT), i % MEASURE_COUNT));
        while (!sink.push({ step, loss: Math.fround(1 / (step + 1)), learningRate: Math.fround(0.1), durationUs: step, batchId: 2 * step, measures }))
            await sink.ready();
    }
    sink.note({ kind: 'fact', step: 699, note: { type: 'evaluation', split: 'test', loss: NaN, accuracy: null } });
    await sink.close();
}
async function csv(part) {
    const output = join(home, `${part.table}.csv`);
    await exportTable(store, run, part, { format: 'csv', output, force: true, stdout: process.stdout });
    const lines = readFileSync(output, 'utf8').split('\r\n');
    expect(lines.pop()).toBe('');
    return lines.map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? ''));
}
async function parquet(part) {
    const output = join(home, `${part.table}.parquet`);
    await exportTable(store, run, part, { format: 'parquet', output, force: true, stdout: process.stdout });
    return await parquetReadObjects({ file: await asyncBufferFromFile(output) });
}
beforeAll(async () => {
    store = await testStore();
    home = mkdtempSync(join(tmpdir(), 'gradlens-export-'));
    await record();
}, 120_000);
afterAll(async () => {
    await store.close();
    rmSync(home, { recursive: true, force: true });
});
describe('exportTable', () => {
    it('writes every decision in order of step and layer, bit for bit, as CSV and as Parquet', async () => {
        const [header, ...rows] = await csv({ table: 'decisions' });
        const objects = await parquet({ table: 'decisions' });
        expect(header).toEqual(['step', 'layer', 'raw_scale', 'scale', 'grad_norm', 'param_norm', 'update_norm', 'cosine', 'noise', 'flags']);
        expect(rows.length).toBe((STEPS - 10) * LAYERS.length);
        expect(objects.length).toBe(rows.length);
        for (const [place, cells] of rows.entries()) {
            const step = Math.floor(place / 2) + (place >= 600 ? 10 : 0);
            const values = Array.from({ length: MEASURE_COUNT }, (_, measure) => valueAt(step, place % 2, measure));
            expect(cells.slice(0, 2)).toEqual([String(step), LAYERS[place % 2]]);
            expect(cells.slice(2).map((text) => Math.fround(Number(text)))).toEqual(values);
            expect(Object.values(objects[place] ?? {})).toEqual([BigInt(step), LAYERS[place % 2], ...values]);
        }
        const { row_groups: groups, num_rows: count } = await parquetMetadataAsync(await asyncBufferFromFile(join(home, 'decisions.parquet')));
        expect([groups.length, count]).toEqual([1, BigInt(rows.length)]);
    });
    it('writes only the steps and layers that are asked for', async () => {
        const [, ...rows] = await csv({ table: 'decisions', fromStep: 298, toStep: 311, layers: ['first'] });
        expect(rows.map(([step, layer]) => `${String(step)} ${String(layer)}`)).toEqual(['298 first', '299 first', '310 first', '311 first']);
        await expect(csv({ table: 'decisions', layers: ['none'] })).rejects.toThrow(/layer is "none"/);
        await expect(csv({ table: 'steps', fromStep: 9, toStep: 8 })).rejects.toThrow(/--from is 9/);
    });
    it('writes what layers share, exceptional decisions and evaluations', async () => {
        expect((await csv({ table: 'steps', fromStep: 1, toStep: 1 }))[1]).toEqual(['1', '0.5', '0.1', '2', '1']);
        expect((await parquet({ table: 'steps' })).length).toBe(STEPS - 10);
        const events = await csv({ table: 'events', layers: [LAYERS[1] ?? ''] });
        expect(events.find(([step]) => step === '5')?.at(-1)).toBe(String(DECISION_FLAGS.clamped));
        expect(await csv({ table: 'evaluations' })).toEqual([['step', 'split', 'loss', 'accuracy', 'r2', 'rmse', 'mae'], ['699', 'test', 'NaN', '', '', '', '']]);
        expect(await parquet({ table: 'evaluations' })).toEqual([{ step: 699n, split: 'test', loss: NaN, accuracy: null, r2: null, rmse: null, mae: null }]);
    });
    it('replaces no file without being told to, and leaves no half file behind', async () => {
        const output = join(home, 'there.csv');
        writeFileSync(output, 'mine');
        const target = { format: 'csv', output, force: false, stdout: process.stdout };
        await expect(exportTable(store, run, { table: 'steps' }, target)).rejects.toThrow(/--force/);
        await expect(exportTable(store, uuidv7(), { table: 'steps' }, { ...target, force: true })).rejects.toThrow(/the uuid of a recorded run/);
        expect(readFileSync(output, 'utf8')).toBe('mine');
        expect(existsSync(`${output}.part-${process.pid}`)).toBe(false);
    });
    it('ends when nobody reads standard output any more', async () => {
        const stdout = new PassThrough({ highWaterMark: 1024 });
        stdout.destroy(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
        await expect(exportTable(store, run, { table: 'decisions' }, { format: 'csv', output: undefined, force: false, stdout })).rejects.toThrow(ReaderGone);
    });
});
//# sourceMappingURL=export-table.spec.js.map