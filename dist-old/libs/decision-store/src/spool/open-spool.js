import { dirname, join } from 'node:path';
import { appendRecord, cutRest } from './append-record.js';
import { isDiskFull, systemFileCalls } from './file-calls.js';
import { holdLock } from './hold-lock.js';
import { loadSoundSpool } from './load-segments.js';
import { removeSpool } from './remove-spool.js';
import { findSegments, placeBefore } from './segment.js';
import { SpoolDamagedError } from './spool-damage.js';
import { openMarks } from './spool-marks.js';
import { checkSameRun, META_FILE, readSpoolMeta, writeSpoolMeta } from './spool-meta.js';
import { lockPath } from './spool-paths.js';
import { syncMarks, writeMarks } from './spool-state.js';
import { acknowledge, closeState, readState, syncWhenDue } from './spool.js';
import { dropAcknowledged, startOver } from './start-segment.js';
import { syncTail } from './sync-tail.js';
const DEFAULTS = { firstSeq: 1, segmentBytes: 32 * 2 ** 20, syncBytes: 2 ** 20, syncIntervalMs: 100, calls: systemFileCalls };
/**
 * Opens the spool in a folder, or makes it, and holds it until `close`. What a crash left half written is cut off, the
 * rest is made durable.
 *
 * @throws SpoolHeldError when a live process has it.
 * @throws SpoolDamagedError when it holds bytes that are not what was written and that no crash explains.
 * @throws InputError when it belongs to another run.
 */
export function openSpool(options) {
    const settings = { ...DEFAULTS, ...options };
    checkSettings(settings);
    const release = holdLock(lockPath(settings.folder));
    try {
        const meta = settleMeta(settings);
        return spoolOf(openState(settings), { ...settings, meta }, release);
    }
    catch (error) {
        release();
        throw error;
    }
}
function checkSettings(settings) {
    for (const name of ['firstSeq', 'segmentBytes', 'syncBytes']) {
        if (!Number.isSafeInteger(settings[name]) || settings[name] < 1)
            throw new RangeError(`${name} must be a whole number from 1, got ${settings[name]}`);
    }
    if (!(settings.syncIntervalMs >= 0))
        throw new RangeError(`syncIntervalMs must be >= 0, got ${settings.syncIntervalMs}`);
}
/** Writes the meta of a new spool, or updates that of an old one. Returns what holds now. */
function settleMeta({ folder, meta, calls }) {
    const stored = readSpoolMeta(folder);
    if (stored === null) {
        const [first] = findSegments(folder);
        if (first !== undefined)
            throw new SpoolDamagedError({ file: join(folder, META_FILE), offset: 0, seq: first.first, problem: 'the file is missing' });
        // in this order: where there is a meta, its folder is durable
        for (const parent of [dirname(folder), dirname(dirname(folder))])
            calls.syncFolder(parent);
        writeSpoolMeta(folder, meta, calls);
        return meta;
    }
    checkSameRun(folder, stored, meta);
    if (meta.attempt <= stored.attempt)
        return stored;
    const updated = { ...stored, attempt: meta.attempt };
    try {
        writeSpoolMeta(folder, updated, calls);
    }
    catch (error) {
        // a full disk must not keep anyone from emptying it, and every frame tells its own attempt
        if (!isDiskFull(error))
            throw error;
    }
    return updated;
}
function openState(settings) {
    const { folder, calls } = settings;
    const loaded = loadSoundSpool(folder, { boot: calls.boot, isThorough: false });
    const live = loaded.segments.at(-1);
    const fd = live === undefined ? null : calls.open(live.path);
    let marks = null;
    try {
        marks = openMarks(folder, calls);
        const state = stateOf(loaded, { settings, fd, marks });
        settle(state, loaded.isTorn);
        return state;
    }
    catch (error) {
        marks?.close();
        if (fd !== null)
            calls.close(fd);
        throw error;
    }
}
function stateOf(loaded, { settings, fd, marks }) {
    const live = loaded.segments.at(-1);
    const lastSeq = Math.max(loaded.lastSeq, loaded.acknowledged, settings.firstSeq - 1);
    const durableSeq = live === undefined ? lastSeq : Math.max(live.first - 1, Math.min(loaded.durable, live.last));
    return {
        folder: settings.folder,
        calls: settings.calls,
        marks,
        segmentBytes: settings.segmentBytes,
        segments: loaded.segments,
        fd,
        lastSeq,
        acknowledged: live === undefined ? lastSeq : loaded.acknowledged,
        durableSeq,
        tail: live === undefined ? { seq: lastSeq + 1, offset: 0 } : placeBefore(live, durableSeq + 1),
        mustRewrite: live !== undefined, // a sync of an earlier process may have failed: see syncTail
        hasRest: false,
        isMarked: false,
        failure: null,
        isClosed: false,
    };
}
/** Cuts off what a crash left, makes the rest durable, and only then writes marks that say so. */
function settle(state, isTorn) {
    if (isTorn)
        cutRest(state);
    if ((state.segments.at(-1)?.last ?? state.lastSeq) < state.lastSeq) {
        state.acknowledged = state.lastSeq;
        if (!startOver(state))
            throw new Error(`${state.folder}: there is no room to go on after frame ${state.lastSeq}`);
    }
    if (syncTail(state) === 'full')
        return;
    writeMarks(state);
    syncMarks(state);
    dropAcknowledged(state);
}
function spoolOf(state, settings, release) {
    const syncIfDue = syncWhenDue(state, settings);
    const close = () => {
        if (state.isClosed)
            return;
        try {
            closeState(state);
        }
        finally {
            release();
        }
    };
    return {
        folder: state.folder,
        meta: settings.meta,
        get lastSeq() {
            return state.lastSeq;
        },
        get acknowledged() {
            return state.acknowledged;
        },
        get durableSeq() {
            return state.durableSeq;
        },
        get bytes() {
            return state.segments.reduce((sum, { bytes }) => sum + bytes, 0);
        },
        append: (seq, payload) => appendRecord(state, seq, payload),
        sync: () => syncTail(state),
        syncIfDue,
        read: (afterSeq) => readState(state, afterSeq),
        acknowledge: (seq) => {
            acknowledge(state, seq);
        },
        close,
        remove: () => {
            removeSpool(state, release);
        },
    };
}
//# sourceMappingURL=open-spool.js.map