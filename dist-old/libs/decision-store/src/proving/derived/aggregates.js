import { MEASURE_INDEX, SERIES_MEASURES } from '#libs/contracts';
import { MEASURE_COLUMN } from '../../ledger/chunk-columns.js';
/** Columns of the measures in decision_chunk and decision_rollup. */
export const MEASURE_COLUMNS = SERIES_MEASURES.map((measure) => MEASURE_COLUMN[measure]);
/** Columns of step_rollup. */
export const SHARED_FIGURES = ['loss', 'learning_rate'];
/** Aggregates of a chunk by docs/ledger.md, section 4, from the bits of its columns in the order of MEASURES. */
export function chunkAggregates({ n, columns: bits }) {
    let nflag = 0;
    let flagOr = 0;
    for (const word of bits[MEASURE_INDEX.flags] ?? []) {
        nflag += word === 0 ? 0 : 1;
        flagOr |= word;
    }
    const columns = {};
    for (const measure of SERIES_MEASURES)
        columns[MEASURE_COLUMN[measure]] = aggregateOf([bits[MEASURE_INDEX[measure]] ?? new Uint32Array()]);
    return { n, nflag, flagOr, columns };
}
/** `min`, `max` and `avg` over the finite values in order of step, in double precision; avg is rounded to float32. */
export function aggregateOf(parts) {
    let [min, max, sum, finite, all] = [Infinity, -Infinity, 0, 0, 0];
    for (const bits of parts) {
        all += bits.length;
        for (const value of new Float32Array(bits.buffer, bits.byteOffset, bits.length)) {
            if (!Number.isFinite(value))
                continue;
            if (value < min)
                min = value;
            if (value > max)
                max = value;
            sum += value;
            finite += 1;
        }
    }
    const nonfinite = all - finite;
    return finite === 0 ? { min: null, max: null, avg: null, nonfinite } : { min, max, avg: Math.fround(sum / finite), nonfinite };
}
/** A sum of nothing. */
export function emptySum(columns) {
    const none = () => ({ min: null, max: null, sum: 0, finite: 0, nonfinite: 0 });
    return { n: 0, nflag: 0, flagOr: 0, columns: Object.fromEntries(columns.map((column) => [column, none()])) };
}
/** Adds a part. */
export function addPart(total, part) {
    total.n += part.n;
    total.nflag += part.nflag;
    total.flagOr |= part.flagOr;
    for (const [column, sum] of Object.entries(total.columns))
        addColumn(sum, part.n, part.columns[column]);
}
function addColumn(into, n, part) {
    if (part === undefined)
        return;
    const { min, max, avg, nonfinite } = part;
    into.nonfinite += nonfinite;
    if (min === null || max === null || avg === null)
        return;
    into.min = Math.min(into.min ?? min, min);
    into.max = Math.max(into.max ?? max, max);
    into.sum += avg * (n - nonfinite);
    into.finite += n - nonfinite;
}
/** The aggregates of all that was added; `avg` is Σ(avg · finite) / Σ finite, rounded to float32. */
export function sumAggregates({ n, nflag, flagOr, columns: sums }) {
    const columns = Object.entries(sums).map(([column, { min, max, sum, finite, nonfinite }]) => [
        column,
        { min, max, avg: finite === 0 ? null : Math.fround(sum / finite), nonfinite },
    ]);
    return { n, nflag, flagOr, columns: Object.fromEntries(columns) };
}
//# sourceMappingURL=aggregates.js.map