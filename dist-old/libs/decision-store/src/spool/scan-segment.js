import { crc32 } from 'node:zlib';
import { HEAD_BYTES, isWhole, MAX_PAYLOAD_BYTES, payloadBytes, seqOf } from './record.js';
import { addRecord } from './segment.js';
/**
 * Reads the records of a segment's bytes into `segment` up to the first that is not whole, and tells how it ends.
 *
 * What is broken is torn if a crash explains it, and damaged if not: when it was durable; or when only a process ended
 * and yet all but the length of the record is whole, or a whole later one follows.
 */
export function scanSegment(segment, bytes, context) {
    let at = 0;
    for (let end = recordEnd(bytes, at, segment.first); end !== null; end = recordEnd(bytes, at, segment.last + 1)) {
        addRecord(segment, end - at);
        at = end;
    }
    if (at === bytes.length)
        return { kind: 'whole' };
    const seq = segment.last + 1;
    const isNoTear = () => isWholeButLength(bytes, at, seq) || laterRecord(bytes, at + 1, seq) !== null;
    return seq <= context.required || (context.isSameBoot && isNoTear()) ? { kind: 'damaged', problem: problemAt(bytes, at, seq) } : { kind: 'torn' };
}
/** End of the whole record with number `seq` at `at`, or null. */
function recordEnd(bytes, at, seq) {
    if (bytes.length - at < HEAD_BYTES || seqOf(bytes, at) !== seq)
        return null;
    const end = at + HEAD_BYTES + payloadBytes(bytes, at);
    return end <= bytes.length && isWhole(bytes, at, end) ? end : null;
}
const INCOMPLETE = 'the record is incomplete';
function problemAt(bytes, at, seq) {
    if (bytes.length - at < HEAD_BYTES)
        return INCOMPLETE;
    if (seqOf(bytes, at) !== seq)
        return `its number is ${seqOf(bytes, at)}`;
    if (at + HEAD_BYTES + payloadBytes(bytes, at) > bytes.length)
        return INCOMPLETE;
    return 'its checksum does not fit';
}
/** Whether the last record is whole up to the end of the file, and only its length is not what was written. */
function isWholeButLength(bytes, at, seq) {
    if (bytes.length - at < HEAD_BYTES || seqOf(bytes, at) !== seq)
        return false;
    return crc32(bytes.subarray(at + 8)) === bytes.readUInt32LE(at + 4);
}
/** How many numbers ahead a later record is looked for. */
const AHEAD = 1_000_000;
/** Offset of the first whole record after `from` whose number is above `seq`, or null. */
function laterRecord(bytes, from, seq) {
    for (let at = from; at + HEAD_BYTES <= bytes.length; at++) {
        if (bytes[at + 15] !== 0 || bytes[at + 14] !== 0)
            continue; // numbers stay below 2^48
        const found = seqOf(bytes, at);
        if (found <= seq || found > seq + AHEAD || payloadBytes(bytes, at) > MAX_PAYLOAD_BYTES)
            continue;
        if (recordEnd(bytes, at, found) !== null)
            return at;
    }
    return null;
}
//# sourceMappingURL=scan-segment.js.map