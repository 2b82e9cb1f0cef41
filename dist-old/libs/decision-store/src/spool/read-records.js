import { closeSync, openSync, readSync } from 'node:fs';
import { HEAD_BYTES, isPayloadOf, payloadBytes, seqOf } from './record.js';
import { notePlace, placeBefore } from './segment.js';
import { SpoolDamagedError } from './spool-damage.js';
/**
 * The records after frame `afterSeq`, from the files, one in memory at a time, up to the last one at the moment of each
 * step. Records that are acknowledged meanwhile may be left out.
 *
 * @throws SpoolDamagedError when a record is not what was written.
 */
export function* readRecords(source, afterSeq) {
    let cursor = null;
    let next = afterSeq + 1;
    try {
        for (let segment = segmentOf(source, next); segment !== null; segment = segmentOf(source, next)) {
            next = Math.max(next, segment.first);
            if (cursor?.segment !== segment) {
                leave(cursor);
                cursor = null; // the open below may throw
                cursor = seek(segment, next);
            }
            yield { seq: next, payload: readAt(cursor, next) };
            next += 1;
        }
    }
    finally {
        leave(cursor);
    }
}
function leave(cursor) {
    if (cursor !== null)
        closeSync(cursor.fd);
}
/** The segment that holds frame `seq` or, where that is gone, the next frame; null when there is none. */
function segmentOf(source, seq) {
    return source.segments.find((segment) => segment.last >= seq && segment.last >= segment.first) ?? null;
}
function seek(segment, seq) {
    const place = placeBefore(segment, seq);
    const cursor = { fd: openSync(segment.path, 'r'), segment, offset: place.offset };
    try {
        for (let at = place.seq; at < seq; at++)
            pass(cursor, at, readHead(cursor, at));
    }
    catch (error) {
        leave(cursor);
        throw error;
    }
    return cursor;
}
function pass(cursor, seq, length) {
    notePlace(cursor.segment, seq, cursor.offset);
    cursor.offset += HEAD_BYTES + length;
}
const head = Buffer.alloc(HEAD_BYTES);
/** Reads the head at the cursor and returns the length of its payload. Unit: bytes. */
function readHead(cursor, seq) {
    const { fd, segment, offset } = cursor;
    if (offset >= segment.bytes)
        throw damaged(cursor, seq, 'it is missing');
    readFully(fd, head, offset);
    const length = payloadBytes(head);
    if (seqOf(head) !== seq || offset + HEAD_BYTES + length > segment.bytes)
        throw damaged(cursor, seq, 'its head does not fit');
    return length;
}
function readAt(cursor, seq) {
    const payload = Buffer.allocUnsafe(readHead(cursor, seq));
    readFully(cursor.fd, payload, cursor.offset + HEAD_BYTES);
    if (!isPayloadOf(head, payload))
        throw damaged(cursor, seq, 'its checksum does not fit');
    pass(cursor, seq, payload.length);
    return payload;
}
/** Fills `into`; what lies behind the end of the file stays, and its checksum will not fit. */
export function readFully(fd, into, position) {
    let done = 0;
    while (done < into.length) {
        const count = readSync(fd, into, done, into.length - done, position + done);
        if (count === 0) {
            into.fill(0, done);
            return;
        }
        done += count;
    }
}
function damaged({ segment, offset }, seq, problem) {
    return new SpoolDamagedError({ file: segment.path, offset, seq, problem });
}
//# sourceMappingURL=read-records.js.map