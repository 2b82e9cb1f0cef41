import { isDiskFull } from './file-calls.js';
import { emptySegment } from './segment.js';
import { failed, syncMarks, writeMarks } from './spool-state.js';
import { syncTail } from './sync-tail.js';
/** Lets the next record begin a new segment, when the last one is durable. 'full' when there is no room; nothing changed then. */
export function startSegment(state) {
    if (syncTail(state) === 'full')
        return 'full';
    const created = createNext(state);
    if (created === null)
        return 'full';
    use(state, created);
    return 'started';
}
/** Removes the segments before the last that were acknowledged. Returns whether there were any. */
export function dropAcknowledged(state) {
    let count = 0;
    while (count < state.segments.length - 1 && (state.segments[count]?.last ?? 0) <= state.acknowledged)
        count += 1;
    drop(state, count);
    return count > 0;
}
/**
 * Removes all segments, which are acknowledged, and goes on after `lastSeq`. The new, empty segment comes first, because
 * its name keeps the number; without room even for it, the marks must keep it, on the disk.
 *
 * What is removed need not be durable. But after a power cut it may be there again, and with a successor it must be
 * whole, unless the marks say that nobody needs it: so the one or the other must be on the disk.
 *
 * Returns false when that cannot be; nothing changed then.
 */
export function startOver(state) {
    writeMarks(state);
    const isKept = syncMarks(state);
    const created = isKept || state.durableSeq === state.lastSeq ? createNext(state) : null;
    if (created === null && !isKept)
        return false;
    const count = state.segments.length;
    if (created !== null)
        use(state, created);
    else
        closeLive(state);
    drop(state, count);
    state.durableSeq = state.lastSeq; // committed is more than durable
    return true;
}
/** Creates the segment after the last frame, durably; null when there is no room. */
function createNext(state) {
    const { calls, folder } = state;
    if (!state.isMarked)
        writeMarks(state);
    if (!state.isMarked && !syncMarks(state))
        return null;
    const segment = emptySegment(folder, state.lastSeq + 1);
    let fd = null;
    try {
        fd = calls.create(segment.path);
        calls.syncFolder(folder);
        return { segment, fd };
    }
    catch (error) {
        if (fd !== null) {
            calls.close(fd);
            calls.remove(segment.path);
        }
        if (isDiskFull(error))
            return null;
        throw failed(state, error);
    }
}
function use(state, { segment, fd }) {
    closeLive(state);
    state.segments.push(segment);
    state.fd = fd;
}
function closeLive(state) {
    if (state.fd !== null)
        state.calls.close(state.fd);
    state.fd = null;
    state.tail = { seq: state.lastSeq + 1, offset: 0 };
    state.mustRewrite = false;
    state.hasRest = false;
}
/** Removes the first `count` segments, oldest first: a crash between leaves no hole. */
function drop(state, count) {
    if (count === 0)
        return;
    for (const { path } of state.segments.splice(0, count))
        state.calls.remove(path);
    state.calls.syncFolder(state.folder);
}
//# sourceMappingURL=start-segment.js.map