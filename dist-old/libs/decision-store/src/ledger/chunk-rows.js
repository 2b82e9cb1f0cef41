import { DECISION_FLAGS, MEASURE_INDEX, SERIES_MEASURES } from '#libs/contracts';
import { aggregate } from './aggregate.js';
import { CHUNK_COLUMNS, EVENT_COLUMNS, STEP_COLUMNS } from './chunk-columns.js';
import { putFloat4, putFloat4Array, putInt2, putInt4, putInt4Array, putInt8, putNull, putRow, putTimestamp } from './copy-binary.js';
/**
 * Appends the tuple of a decision_chunk. `column` gives the bits of each measure in the order of MEASURES: float32, but
 * for the flags, which are integers.
 */
export function putChunk(rows, place, column) {
    const flags = column(MEASURE_INDEX.flags);
    let flagged = 0;
    let union = 0;
    for (let i = 0; i < flags.length; i++) {
        const bits = flags[i] ?? 0;
        if (bits !== 0)
            flagged += 1;
        union |= bits;
    }
    putRow(rows, CHUNK_COLUMNS.length);
    putInt8(rows, place.runId);
    putInt2(rows, place.layer);
    putInt8(rows, place.step0);
    putInt2(rows, place.n);
    putInt2(rows, flagged);
    putInt4(rows, union);
    for (const measure of SERIES_MEASURES) {
        const { min, max, avg, nonFinite } = aggregate(floatsOf(column(MEASURE_INDEX[measure])));
        putFloat4(rows, min);
        putFloat4(rows, max);
        putFloat4(rows, avg);
        putInt2(rows, nonFinite);
    }
    for (const measure of SERIES_MEASURES)
        putFloat4Array(rows, column(MEASURE_INDEX[measure]));
    if (flagged === 0)
        putNull(rows);
    else
        putInt4Array(rows, flags);
}
/** Appends the tuple of a step_chunk. Unit of `t0Us`: µs since 1970-01-01 UTC. */
export function putSteps(rows, place, shared) {
    putRow(rows, STEP_COLUMNS.length);
    putInt8(rows, place.runId);
    putInt8(rows, place.step0);
    putInt2(rows, place.n);
    putTimestamp(rows, place.t0Us);
    putInt4Array(rows, shared.durationUs);
    putInt4Array(rows, shared.batchId);
    putFloat4Array(rows, shared.loss);
    putFloat4Array(rows, shared.learningRate);
}
/**
 * Appends the tuples of the exceptional decisions of one layer: any flag, or a gradient norm that is not finite (whose
 * flag is then set in the event).
 */
export function putEvents(rows, place, column) {
    const flags = column(MEASURE_INDEX.flags);
    const gradNorm = floatsOf(column(MEASURE_INDEX.gradNorm));
    for (let i = 0; i < place.n; i++) {
        const norm = gradNorm[i] ?? NaN;
        const bits = (flags[i] ?? 0) | (norm - norm === 0 ? 0 : DECISION_FLAGS.nonFinite);
        if (bits === 0)
            continue;
        putRow(rows, EVENT_COLUMNS.length);
        putInt8(rows, place.runId);
        putInt8(rows, place.step0 + i);
        putInt2(rows, place.layer);
        putInt4(rows, bits);
        for (const measure of SERIES_MEASURES)
            putFloat4Bits(rows, column(MEASURE_INDEX[measure])[i] ?? 0);
    }
}
function putFloat4Bits(rows, bits) {
    putInt4(rows, bits | 0);
}
function floatsOf(bits) {
    return new Float32Array(bits.buffer, bits.byteOffset, bits.length);
}
//# sourceMappingURL=chunk-rows.js.map