import { readRecords } from './read-records.js';
import { checkUsable, liveSegment, syncMarks, writeMarks } from './spool-state.js';
import { dropAcknowledged, startOver } from './start-segment.js';
import { syncTail } from './sync-tail.js';
/** Bytes that are not durable yet. */
export function unsyncedBytes(state) {
    const live = liveSegment(state);
    return live === null || state.durableSeq === state.lastSeq ? 0 : live.segment.bytes - state.tail.offset;
}
/** The policy of `syncIfDue` for one spool. */
export function syncWhenDue(state, { syncBytes, syncIntervalMs }) {
    let cleanAtMs = null;
    return (nowMs) => {
        checkUsable(state);
        const bytes = unsyncedBytes(state);
        cleanAtMs = bytes === 0 ? nowMs : (cleanAtMs ?? nowMs);
        if (bytes === 0 || (bytes < syncBytes && nowMs - cleanAtMs < syncIntervalMs))
            return false;
        if (syncTail(state) === 'full')
            return false;
        cleanAtMs = nowMs;
        return true;
    };
}
/** The records of the spool. */
export function readState(state, afterSeq) {
    checkUsable(state);
    return readRecords(state, afterSeq);
}
/** A last segment of this part of the segment size is replaced as soon as all of it is acknowledged. */
const IDLE_PART = 4;
/** See {@link Spool.acknowledge}. */
export function acknowledge(state, seq) {
    checkUsable(state);
    if (!Number.isSafeInteger(seq) || seq > state.lastSeq)
        throw new RangeError(`acknowledged must be at most ${state.lastSeq}, got ${seq}`);
    if (seq <= state.acknowledged)
        return;
    state.acknowledged = seq;
    writeMarks(state);
    dropAcknowledged(state);
    const size = state.segments.at(-1)?.bytes ?? 0;
    if (seq === state.lastSeq && size >= state.segmentBytes / IDLE_PART)
        startOver(state);
}
/** Syncs, unless the spool failed before, and closes the files. @throws SpoolFailedError when it cannot; closed they are. */
export function closeState(state) {
    try {
        if (state.failure === null) {
            syncTail(state);
            syncMarks(state);
        }
    }
    finally {
        state.isClosed = true;
        state.marks.close();
        if (state.fd !== null)
            state.calls.close(state.fd);
        state.fd = null;
    }
}
//# sourceMappingURL=spool.js.map