import { MEASURES } from '#libs/contracts';
import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
import { WINDOW_STEPS } from '../ledger/compact-window.js';
import { asBytes } from '../ledger/float-arrays.js';
import { exactArray } from './exact-arrays.js';
export { WINDOW_STEPS };
/** Columns of step_chunk in the order of a frame's payload. */
export const SHARED_COLUMNS = [
    ['duration_us', 'integer'],
    ['batch_id', 'integer'],
    ['loss', 'real'],
    ['learning_rate', 'real'],
];
/** Layers that are asked for at once: bounds the text that one answer is. */
const LAYERS_AT_ONCE = 512;
/** The number of the window that a step lies in. */
export function windowOf(step) {
    return Math.floor(step / WINDOW_STEPS);
}
/** Reads the chunks of one window. */
export async function readWindow(client, runId, window) {
    const layers = new Map();
    let bytes = 0;
    for (let after = -32_769;;) {
        const rows = await readLayers(client, { runId, window, after });
        for (const chunk of rows.map(layerChunk)) {
            layers.set(chunk.layer, [...(layers.get(chunk.layer) ?? []), chunk]);
            bytes += chunk.n * 4 * MEASURES.length;
        }
        const last = rows.at(-1);
        if (last === undefined)
            break;
        after = last.layer;
    }
    const columns = SHARED_COLUMNS.map(([column]) => `${asBytes(column)} as ${column}`).join(', ');
    const steps = await client.query(`select step0, n, ${columns} from step_chunk where run_id = $1 and step0 >= $2 and step0 < $3 order by step0`, [runId, window * WINDOW_STEPS, (window + 1) * WINDOW_STEPS]);
    return { window, layers, steps: steps.rows.map(stepChunk), bytes };
}
const CHUNK_SELECT = MEASURES.map((measure) => `${asBytes(MEASURE_COLUMN[measure])} as ${MEASURE_COLUMN[measure]}`).join(', ');
/** Whole layers, at most {@link LAYERS_AT_ONCE} numbers of them behind `after`. */
async function readLayers(client, at) {
    const { runId, window, after } = at;
    const { rows } = await client.query(`with page as (select distinct layer from decision_chunk
       where run_id = $1 and step0 >= $2 and step0 < $3 and layer > $4::integer order by layer limit ${LAYERS_AT_ONCE})
     select layer, step0, n, ${CHUNK_SELECT} from decision_chunk
     where run_id = $1 and step0 >= $2 and step0 < $3 and layer in (select layer from page) order by layer, step0`, [runId, window * WINDOW_STEPS, (window + 1) * WINDOW_STEPS, after]);
    return rows;
}
function layerChunk(row) {
    const broken = [];
    const columns = MEASURES.map((measure) => {
        const name = MEASURE_COLUMN[measure];
        const bytes = row[name];
        const bits = exactArray(bytes, measure === 'flags' ? 'integer' : 'real', row.n);
        if (bits === null && !(measure === 'flags' && bytes === null))
            broken.push(name);
        return bits;
    });
    return { layer: row.layer, step0: row.step0, n: row.n, columns, plain: row.flags === null, broken };
}
function stepChunk(row) {
    const columns = SHARED_COLUMNS.map(([name, type]) => exactArray(row[name], type, row.n));
    const broken = SHARED_COLUMNS.filter((_, place) => columns[place] === null).map(([name]) => name);
    return { step0: row.step0, n: row.n, columns, broken };
}
/** Bytes of windows that are kept in memory. */
const CACHE_BYTES = 64 * 2 ** 20;
/** Reads windows and keeps the last ones: frames of a slow run share a window, late frames go back to an old one. */
export function windowCache(client, runId) {
    const kept = new Map();
    let bytes = 0;
    return async (window) => {
        const found = kept.get(window) ?? (await readWindow(client, runId, window));
        if (kept.delete(window))
            bytes -= found.bytes;
        kept.set(window, found);
        bytes += found.bytes;
        for (const [number, old] of kept) {
            if (bytes <= CACHE_BYTES || kept.size === 1)
                break;
            kept.delete(number);
            bytes -= old.bytes;
        }
        return found;
    };
}
//# sourceMappingURL=stored-windows.js.map