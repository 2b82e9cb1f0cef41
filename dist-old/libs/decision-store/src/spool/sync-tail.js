import { isDiskFull, writeFully } from './file-calls.js';
import { readFully } from './read-records.js';
import { scanSegment } from './scan-segment.js';
import { emptySegment } from './segment.js';
import { SpoolDamagedError } from './spool-damage.js';
import { checkUsable, failed, liveSegment, writeMarks } from './spool-state.js';
/**
 * Makes all records durable. 'full' when there is no room for them: they stay readable, and the next call tries again.
 *
 * After an fdatasync that failed, for whatever reason, the system may count pages as clean that never reached the disk:
 * the next fdatasync would succeed and mean nothing. So these pages are written once more before it.
 *
 * @throws SpoolFailedError when the system failed for another reason than a lack of room.
 */
export function syncTail(state) {
    checkUsable(state);
    const live = liveSegment(state);
    if (live === null || (state.durableSeq === state.lastSeq && !state.mustRewrite))
        return 'synced';
    try {
        if (state.mustRewrite)
            rewriteTail(state, live);
        state.calls.datasync(live.fd);
    }
    catch (error) {
        state.mustRewrite = true;
        if (isDiskFull(error))
            return 'full';
        throw failed(state, error);
    }
    state.mustRewrite = false;
    state.durableSeq = state.lastSeq;
    state.tail = { seq: state.lastSeq + 1, offset: live.segment.bytes };
    writeMarks(state);
    return 'synced';
}
/** Writes the records of the tail again, as they can be read now. */
function rewriteTail(state, { segment, fd }) {
    const { seq, offset } = state.tail;
    const bytes = Buffer.allocUnsafe(segment.bytes - offset);
    readFully(fd, bytes, offset);
    const seen = emptySegment(state.folder, seq);
    if (scanSegment(seen, bytes, { required: state.lastSeq, isSameBoot: true }).kind !== 'whole') {
        throw new SpoolDamagedError({ file: segment.path, offset: offset + seen.bytes, seq: seen.last + 1, problem: 'a sync failed and lost it' });
    }
    writeFully(state.calls, fd, [bytes], offset);
    state.calls.syncFolder(state.folder); // who created the file may have been killed before this
}
//# sourceMappingURL=sync-tail.js.map