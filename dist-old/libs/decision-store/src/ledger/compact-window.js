import { MEASURES } from '#libs/contracts';
import { CHUNK_COLUMNS, MEASURE_COLUMN, STEP_COLUMNS } from './chunk-columns.js';
import { putChunk, putSteps } from './chunk-rows.js';
import { copyBytes, copyRows } from './copy-binary.js';
import { copyInto } from './copy-into.js';
import { asBytes, decodeArrayBits } from './float-arrays.js';
/** Steps of a window: window `k` holds the steps `256 k … 256 k + 255`. */
export const WINDOW_STEPS = 256;
/**
 * Merges the chunks of one closed window into one per layer and contiguous range of steps, and those of step_chunk
 * likewise: bit for bit, with the aggregates that the recorder would have computed. Gaps stay gaps.
 *
 * Belongs into a transaction. The merged rows are locked first, in one order, so a second compaction waits for the first
 * and then finds nothing to do. No step of the window may be written meanwhile: that is what closed means.
 *
 * @returns how many rows were merged into fewer; 0 when there was nothing to do.
 */
export async function compactWindow(client, runId, window) {
    const range = [runId, window * WINDOW_STEPS, (window + 1) * WINDOW_STEPS];
    if (!(await isSplit(client, range)))
        return 0;
    return (await compactChunks(client, range)) + (await compactSteps(client, range));
}
/** bigint comes as text over a connection without our number types; a double holds every step exactly. */
const STEP0 = 'step0::double precision as step0';
const IN_WINDOW = 'run_id = $1 and step0 >= $2 and step0 + n <= $3 and step0 < $3';
/** Whether any rows of the window touch. */
async function isSplit(client, range) {
    const { rows } = await client.query(`select exists (select from (
         select 0 as layer, step0, n from step_chunk where ${IN_WINDOW}
         union all select layer + 1, step0, n from decision_chunk where ${IN_WINDOW}) p
       group by layer having count(*) > 1) as split`, [...range]);
    return rows[0]?.split ?? false;
}
async function compactChunks(client, range) {
    const columns = MEASURES.map((measure) => `${asBytes(MEASURE_COLUMN[measure])} as "${measure}"`).join(', ');
    const { rows } = await client.query(`select layer, ${STEP0}, n, ${columns} from decision_chunk where ${IN_WINDOW} order by layer, decision_chunk.step0 for update`, [...range]);
    const merged = mergeable(rows);
    if (merged.length === 0)
        return 0;
    const tuples = copyRows(merged.length * (WINDOW_STEPS + 64) * MEASURES.length * 8);
    for (const parts of merged)
        putChunk(tuples, placeOf(range, parts), (index) => joinMeasure(parts, index));
    await remove(client, 'decision_chunk', range, merged);
    await copyInto(client, `decision_chunk (${CHUNK_COLUMNS.join(', ')})`, copyBytes(tuples));
    return merged.flat().length;
}
async function compactSteps(client, range) {
    const { rows } = await client.query(`select 0 as layer, ${STEP0}, n, (extract(epoch from t0) * 1000000)::double precision as "t0Us",
       ${['duration_us', 'batch_id', 'loss', 'learning_rate'].map((column) => `${asBytes(column)} as ${column}`).join(', ')}
     from step_chunk where ${IN_WINDOW} order by step_chunk.step0 for update`, [...range]);
    const merged = mergeable(rows);
    if (merged.length === 0)
        return 0;
    const tuples = copyRows();
    for (const parts of merged) {
        const column = (name) => join(parts.map((part) => decodeArrayBits(part[name])));
        putSteps(tuples, { ...placeOf(range, parts), t0Us: parts[0]?.t0Us ?? 0 }, {
            durationUs: new Int32Array(column('duration_us').buffer),
            batchId: new Int32Array(column('batch_id').buffer),
            loss: column('loss'),
            learningRate: column('learning_rate'),
        });
    }
    await remove(client, 'step_chunk', range, merged);
    await copyInto(client, `step_chunk (${STEP_COLUMNS.join(', ')})`, copyBytes(tuples));
    return merged.flat().length;
}
/** Groups of two or more parts of a layer, each beginning where the one before ends. `parts` are in order. */
function mergeable(parts) {
    const groups = [];
    for (const part of parts) {
        const group = groups.at(-1);
        if (group !== undefined && follows(group.at(-1), part))
            group.push(part);
        else
            groups.push([part]);
    }
    return groups.filter((group) => group.length > 1);
}
/** Whether `part` begins where `last` ends. @throws Error when it begins before: such a ledger must be looked at, not merged. */
function follows(last, part) {
    if (last?.layer !== part.layer)
        return false;
    const end = last.step0 + last.n;
    if (end > part.step0)
        throw new Error(`the chunks of layer ${part.layer} from step ${last.step0} and from step ${part.step0} overlap`);
    return end === part.step0;
}
function placeOf(range, parts) {
    const { layer = 0, step0 = 0 } = parts[0] ?? {};
    return { runId: range[0], layer, step0, n: parts.reduce((n, part) => n + part.n, 0) };
}
/** Bits of a measure over all parts; flags are 0 where a part stores none. */
function joinMeasure(parts, index) {
    const measure = MEASURES[index] ?? 'flags';
    return join(parts.map((part) => {
        const bytes = part[measure];
        return bytes === null ? new Uint32Array(part.n) : decodeArrayBits(bytes);
    }));
}
function join(columns) {
    const all = new Uint32Array(columns.reduce((n, column) => n + column.length, 0));
    let at = 0;
    for (const column of columns) {
        all.set(column, at);
        at += column.length;
    }
    return all;
}
async function remove(client, table, range, groups) {
    const parts = groups.flat();
    const ofLayer = table === 'decision_chunk' ? 'and c.layer = d.layer' : '';
    const { rowCount } = await client.query(`delete from ${table} c using unnest($2::smallint[], $3::bigint[]) d (layer, step0)
     where c.run_id = $1 ${ofLayer} and c.step0 = d.step0`, [range[0], parts.map((part) => part.layer), parts.map((part) => part.step0)]);
    if (rowCount !== parts.length)
        throw new Error(`${String(parts.length)} rows of ${table} to merge, ${String(rowCount)} removed`);
}
//# sourceMappingURL=compact-window.js.map