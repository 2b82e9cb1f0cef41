import { allotDecisions, encodeNote, measureColumn, parseFrame } from '#libs/audit';
import { MEASURE_COUNT, MEASURES } from '#libs/contracts';
import { covers, loadBlock } from '../ledger/load-block.js';
import { LedgerRefusedError } from './refused.js';
/**
 * Ships frames of an attempt that was taken over by a later one. The later attempt recomputed most of them: those must
 * be the same, bit for bit, and are not written again. What the ledger does not have is added under new numbers; notes
 * are kept as facts of type `late` and change nothing.
 *
 * @throws LedgerRefusedError when the ledger holds something else: the run has two histories.
 */
export async function shipLateFrames({ spool, session, shipper, target, lastSeq }) {
    let last = lastSeq;
    let frames = 0;
    for (const { seq, payload } of [...spool.read(spool.acknowledged)]) {
        const frame = parseFrame(payload);
        for (const late of frame.kind === 'decisions' ? await missingParts(session, target, frame) : lateNotes(frame)) {
            const shipped = await session.run((client) => shipper.ship(client, [{ seq: last + 1, payload: late }]));
            last = shipped.lastSeq;
        }
        frames += 1;
        spool.acknowledge(seq);
    }
    return frames;
}
/** A note of an attempt that is over is told, and no more. Its gaps were gaps of its own. */
function lateNotes(frame) {
    if (frame.kind === 'gap')
        return [];
    const note = { type: 'late', kind: frame.kind, note: JSON.parse(frame.note) };
    return [encodeNote({ ...frame, kind: 'fact' }, note)];
}
async function missingParts(session, target, frame) {
    const { step0, n } = frame;
    const block = await session.run((client) => loadBlock(client, target.runId, { fromStep: step0, toStep: step0 + n - 1 }));
    const parts = [];
    let from = null;
    for (let i = 0; i <= n; i++) {
        const isMissing = i < n && !block.steps.some((chunk) => covers(chunk, step0 + i));
        if (i < n && !isMissing)
            requireSame(block, frame, { i, target });
        if (isMissing)
            from ??= i;
        else if (from !== null) {
            parts.push(cut(frame, from, i));
            from = null;
        }
    }
    return parts;
}
function requireSame(block, frame, { i, target }) {
    const step = frame.step0 + i;
    for (const chunk of block.chunks) {
        if (!covers(chunk, step))
            continue;
        const differing = MEASURES.find((_, measure) => !isSame(storedBits(chunk, measure, step), measureColumn(frame, chunk.layer, measure)[i] ?? 0));
        if (differing === undefined)
            continue;
        throw new LedgerRefusedError(`run ${target.runUuid} has two histories: ${differing} of layer ${chunk.layer} at step ${step} is not what the attempt on this disk recorded`);
    }
}
/** Any NaN equals any NaN: its payload is not computed. Flags are small integers, so never taken for one. */
function isSame(a, b) {
    return a === b || (isNaNBits(a) && isNaNBits(b));
}
function isNaNBits(bits) {
    return (bits & 0x7fffffff) > 0x7f800000;
}
function storedBits(chunk, measure, step) {
    const column = chunk.columns[MEASURES[measure] ?? 'flags'];
    if (column === null)
        return 0; // flags, of which the chunk has none
    return new Uint32Array(column.buffer, column.byteOffset, column.length)[step - chunk.step0] ?? NaN;
}
/** The steps `[from, to)` of a frame as a frame of their own. */
function cut(frame, from, to) {
    const { attempt, step0, t0Us, layers } = frame;
    const part = allotDecisions({ attempt, step0: step0 + from, n: to - from, t0Us }, layers);
    for (const column of ['durationUs', 'batchId', 'loss', 'learningRate'])
        part.frame[column].set(frame[column].subarray(from, to));
    for (let layer = 0; layer < layers; layer++) {
        for (let measure = 0; measure < MEASURE_COUNT; measure++) {
            measureColumn(part.frame, layer, measure).set(measureColumn(frame, layer, measure).subarray(from, to));
        }
    }
    return part.payload;
}
//# sourceMappingURL=late-frames.js.map