import { isDiskFull, writeFully } from './file-calls.js';
import { HEAD_BYTES, MAX_PAYLOAD_BYTES, writeHead } from './record.js';
import { addRecord } from './segment.js';
import { checkUsable, failed, liveSegment } from './spool-state.js';
import { startOver, startSegment } from './start-segment.js';
const head = Buffer.alloc(HEAD_BYTES);
/**
 * Appends the next frame. 'full' when there is no room: nothing of it stays, and the same may be tried again.
 *
 * @throws RangeError when `seq` is not the next one or the payload is too long.
 * @throws SpoolFailedError when the system failed for another reason than a lack of room.
 */
export function appendRecord(state, seq, payload) {
    checkUsable(state);
    if (seq !== state.lastSeq + 1)
        throw new RangeError(`seq must be ${state.lastSeq + 1}, got ${seq}`);
    if (payload.length > MAX_PAYLOAD_BYTES) {
        throw new RangeError(`a payload must have at most ${MAX_PAYLOAD_BYTES} bytes, got ${payload.length}`);
    }
    const outcome = tryAppend(state, seq, payload);
    // what is acknowledged may take the room
    return outcome === 'full' && removeAcknowledged(state) ? tryAppend(state, seq, payload) : outcome;
}
function tryAppend(state, seq, payload) {
    const size = HEAD_BYTES + payload.length;
    if (!hasSegmentFor(state, size) && startSegment(state) === 'full')
        return 'full';
    const live = liveSegment(state);
    if (live === null)
        return 'full'; // cannot be after the line above
    writeHead(head, seq, payload);
    try {
        writeFully(state.calls, live.fd, [head, payload], live.segment.bytes);
    }
    catch (error) {
        cutRest(state);
        if (isDiskFull(error))
            return 'full';
        throw failed(state, error);
    }
    addRecord(live.segment, size);
    state.lastSeq = seq;
    if (state.hasRest)
        cutRest(state);
    return 'appended';
}
function hasSegmentFor(state, size) {
    const live = liveSegment(state);
    return live !== null && (live.segment.bytes === 0 || live.segment.bytes + size <= state.segmentBytes);
}
function removeAcknowledged(state) {
    const live = liveSegment(state);
    const isIdle = state.acknowledged === state.lastSeq && live !== null && live.segment.bytes > 0;
    return isIdle && startOver(state);
}
/** Cuts off what lies behind the last record. */
export function cutRest(state) {
    const live = liveSegment(state);
    if (live === null)
        return;
    try {
        state.calls.truncate(live.fd, live.segment.bytes);
        state.hasRest = false;
    }
    catch (error) {
        if (!isDiskFull(error))
            throw failed(state, error);
        state.hasRest = true; // the next record is written over it, and then it is cut behind that
    }
}
//# sourceMappingURL=append-record.js.map