import { MEASURE_COLUMN } from '../ledger/chunk-columns.js';
import { copyOut, integer } from '../ledger/copy-out.js';
import { MAX_CHUNK_STEPS } from '../ledger/load-block.js';
import { planSegments } from './segments.js';
/**
 * Reads one measure of one layer, or of all, in parts that fit into the buckets of a plan: aggregates where a whole part
 * lies in a bucket, else the values.
 */
export async function readLayerParts(store, { ledger, plan, measure, layer }) {
    const column = MEASURE_COLUMN[measure];
    const ofLayer = layer === null ? '' : ` and layer = ${integer(layer)}::smallint`;
    const inRun = `run_id = ${integer(ledger.runId)}${ofLayer}`;
    const segments = planSegments(plan, ledger, [65_536, 4096]);
    const whole = segments.map((segment) => segment.level === 0
        ? wholeSql('decision_chunk', { column, step0: 'step0', where: `${inRun} and ${isWhole(segment, plan.width)}` })
        : wholeSql('decision_rollup', { column, step0: `bucket * ${String(segment.level)}`, where: `${inRun} and ${inRollup(segment)}` }));
    const cut = segments.filter(({ level }) => level === 0).map((segment) => `select layer, nflag::integer, step0, n::integer, ${column}, ${layer === null ? 'flags' : 'null::integer[]'} from decision_chunk
      where ${inRun} and ${reachesInto(segment)} and not (${isWhole(segment, plan.width)})`);
    return { whole: plan.width === 1 ? [] : await readAll(store, whole, wholeParts), cut: await readAll(store, cut, cutPart) };
}
/** Reads loss or learning rate likewise. */
export async function readSharedParts(store, { ledger, plan, column }) {
    const inRun = `run_id = ${integer(ledger.runId)}`;
    const segments = planSegments(plan, ledger, [65_536, 4096, 256]);
    const whole = segments.filter(({ level }) => level !== 0).map((segment) => wholeSql('step_rollup', { column, step0: `bucket * ${String(segment.level)}`, where: `${inRun} and ${inRollup(segment)}` }));
    const cut = segments.filter(({ level }) => level === 0).map((segment) => `select 0::smallint, 0, step0, n::integer, ${column}, null::integer[] from step_chunk where ${inRun} and ${reachesInto(segment)}`);
    return { whole: await readAll(store, whole, wholeParts), cut: await readAll(store, cut, cutPart) };
}
async function readAll(store, queries, partOf) {
    const parts = [];
    if (queries.length === 0)
        return parts;
    const tuples = await copyOut(store.pool, queries.join(' union all '));
    while (tuples.next())
        parts.push(partOf(tuples));
    return parts;
}
/**
 * SQL of aggregates, one row a layer, all of its parts in one value: a row of COPY is a message of its own, an array is built
 * element by element, and 50,000 of either cost more than all that is in them. No NULL can be in it: NaN instead.
 */
function wholeSql(table, of) {
    const { column, step0, where } = of;
    const [layer, nflag] = table === 'step_rollup' ? ['0::smallint', '0'] : ['layer', 'nflag'];
    const counts = [int4PairSql(step0, 'n'), int4PairSql(nflag, `${column}_nonfinite`)];
    const reals = ['min', 'max', 'avg'].map((kind) => `float4send(coalesce(${column}_${kind}, 'NaN'))`);
    return `select ${layer}, string_agg(${[...counts, ...reals].join(' || ')}, '')
    from ${table} where ${where} ${table === 'step_rollup' ? 'having count(*) > 0' : 'group by layer'}`;
}
/** SQL of two integers >= 0 as bytes. */
function int4PairSql(first, second) {
    return `int8send(((${first})::bigint << 32) + ${second})`;
}
/** Bytes of one part in a row of {@link wholeSql}: four integers, three reals. */
const WHOLE_PART_BYTES = 28;
/** Parts of a row of {@link wholeSql}. */
function wholeParts(tuples) {
    const layer = tuples.int();
    const bytes = tuples.bytes();
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const count = bytes.byteLength / WHOLE_PART_BYTES;
    const [step0, n, nflag, nonFinite] = [new Int32Array(count), new Int32Array(count), new Int32Array(count), new Int32Array(count)];
    const [min, max, avg] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)];
    for (let i = 0, at = 0; i < count; i++, at += WHOLE_PART_BYTES) {
        step0[i] = view.getInt32(at);
        n[i] = view.getInt32(at + 4);
        nflag[i] = view.getInt32(at + 8);
        nonFinite[i] = view.getInt32(at + 12);
        min[i] = view.getFloat32(at + 16);
        max[i] = view.getFloat32(at + 20);
        avg[i] = view.getFloat32(at + 24);
    }
    return { layer, nflag, step0, n, nonFinite, min, max, avg };
}
/** A part that is read value by value. */
function cutPart(tuples) {
    const [layer, nflag, step0, n] = [tuples.int(), tuples.int(), tuples.int(), tuples.int()];
    return { layer, nflag, step0, n, nonFinite: 0, min: null, max: null, avg: null, values: tuples.float4s(), flags: tuples.arrayBits() };
}
function inRollup({ level, fromStep, toStep }) {
    return `lvl = ${String(level)} and bucket >= ${integer(fromStep / level)} and bucket < ${integer((toStep + 1) / level)}`;
}
function reachesInto({ fromStep, toStep }) {
    return `step0 <= ${integer(toStep)} and step0 + n > ${integer(fromStep)} and step0 > ${integer(fromStep - MAX_CHUNK_STEPS)}`;
}
/**
 * SQL: the chunk lies within the range and within one bucket, so its aggregates will do. Most chunks lie within a window of
 * 256 steps, of which wide buckets are made: that is asked first, since it is cheaper than to divide. That it begins before
 * the end of the range follows from the rest, but ends the index scan there.
 */
function isWhole({ fromStep, toStep }, width) {
    if (width === 1)
        return 'false';
    const inWindow = width % 256 === 0 ? '(step0 & 255) + n <= 256 or ' : '';
    const inBucket = `${inWindow}step0 / ${integer(width)} = (step0 + n - 1) / ${integer(width)}`;
    return `step0 >= ${integer(fromStep)} and step0 <= ${integer(toStep)} and step0 + n <= ${integer(toStep + 1)} and (${inBucket})`;
}
//# sourceMappingURL=read-parts.js.map