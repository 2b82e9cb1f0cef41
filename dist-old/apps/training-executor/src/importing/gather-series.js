import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { InputError } from '#libs/contracts';
import { ALL_LAYERS } from '#libs/stability-rules';
import { readRawRows } from '../watch/read-raw-rows.js';
import { rowReader } from '../watch/series-row.js';
import { tensorBoardRows } from './tensorboard/tensorboard-rows.js';
import { wandbRows } from './wandb/wandb-rows.js';
/** Most numbers of a log that are held in memory while it is taken in: about 1 GiB. */
const MOST_NUMBERS = 10_000_000;
/**
 * Reads a log whole and puts what it tells of a step together, whatever order it was written in.
 *
 * @throws InputError for a file that is damaged or holds no series, and for one of more than ten million numbers.
 */
export async function gatherSeries(source, { columns, signal, onProgress }) {
    const [first] = source.files;
    const at = first?.path ?? source.name;
    const notes = { estimated: new Set(), warnings: [], facts: {} };
    const reader = rowReader(at, columns, { keepsOthers: true });
    const steps = stepMerger(at);
    let count = 0;
    for await (const raw of rowsOf(source, { mapped: new Set(columns.keys()), notes, signal })) {
        const row = reader.understand(raw);
        if (row !== null)
            steps.add(row);
        if (++count % 1024 === 0)
            onProgress(count);
    }
    const rows = steps.sorted();
    if (rows.length === 0)
        throw nothing(at, reader);
    return { rows, layers: layersOf(rows), columns: reader, notes, sha256: await hashFiles(source) };
}
function rowsOf(source, options) {
    if (source.kind === 'tensorboard')
        return together(source.files[0]?.path ?? source.name, tensorBoardRows(source, options));
    if (source.kind === 'wandb')
        return wandbRows(source, options);
    return readRawRows(source.files[0]?.path ?? '', Readable.from([]), options.signal);
}
/** One row a step: event files hold one a tag, and of two tags of one meaning only one may count. */
async function* together(source, rows) {
    const numbers = numberCounter(source);
    const steps = new Map();
    for await (const { place, fields } of rows) {
        numbers.add(Object.keys(fields).length, place);
        const before = steps.get(fields['step']);
        if (before === undefined)
            steps.set(fields['step'], { place, fields: { ...fields } });
        else
            Object.assign(before.fields, fields);
    }
    yield* steps.values();
}
function stepMerger(source) {
    const steps = new Map();
    const numbers = numberCounter(source);
    return {
        add(row) {
            if (row.run !== '')
                throw new InputError({ source, path: row.place, value: `of run ${JSON.stringify(row.run)}`, allowed: 'a file of one run' });
            const before = steps.get(row.step);
            const cells = before?.cells ?? new Map();
            for (const cell of row.cells)
                cells.set(`${cell.measure} ${cell.layer ?? ''}`, cell);
            steps.set(row.step, before === undefined ? { ...row, cells } : { ...before, ...toldIn(row), cells });
            numbers.add(row.cells.length + 1, row.place);
        },
        sorted: () => [...steps.values()].sort((a, b) => a.step - b.step).map((row) => ({ ...row, cells: [...row.cells.values()] })),
    };
}
/** Counts what is held in memory, and refuses what would not fit. */
function numberCounter(source) {
    let numbers = 0;
    return {
        add(count, place) {
            numbers += count;
            if (numbers > MOST_NUMBERS)
                throw new InputError({ source, path: place, value: `more than ${MOST_NUMBERS.toLocaleString('en')} numbers`, allowed: 'logs that fit into memory; longer ones are delivered over the ingest endpoint (docs/ingest.md)' });
        },
    };
}
const SHARED = ['loss', 'heldOutLoss', 'heldOutAccuracy', 'learningRate'];
/** What a row tells of the whole step. */
function toldIn(row) {
    return Object.fromEntries(SHARED.flatMap((name) => (row[name] === null ? [] : [[name, row[name]]])));
}
/** The layers that the rows name; {@link ALL_LAYERS} stands for what names none, and for a log that tells of no layer. */
function layersOf(rows) {
    const names = new Set(rows.flatMap(({ cells }) => cells.map(({ layer }) => layer ?? ALL_LAYERS)));
    return names.size === 0 ? [ALL_LAYERS] : [...names];
}
async function hashFiles({ files }) {
    const hash = createHash('sha256');
    for (const { path, prefix } of files) {
        hash.update(`${prefix}\0`);
        for await (const part of createReadStream(path))
            hash.update(part);
    }
    return hash.digest('hex');
}
function nothing(source, { ignored }) {
    const names = [...ignored].slice(0, 20).map((name) => JSON.stringify(name)).join(', ');
    const value = ignored.size === 0 ? 'without a step that tells anything' : `without a loss or a measure: ${names}`;
    return new InputError({ source, path: 'series', value, allowed: 'steps with a loss, or with grad_norm, scale, … of layers; --map loss=NAME tells what a name means' });
}
//# sourceMappingURL=gather-series.js.map