import { readFileSync, statSync } from 'node:fs';
import { findSegments } from './segment.js';
import { scanSegment } from './scan-segment.js';
import { SpoolDamagedError } from './spool-damage.js';
import { readMarks } from './spool-marks.js';
/** Reads what a spool's folder holds; changes nothing. */
export function loadSpool(folder, { boot, isThorough }) {
    const marks = readMarks(folder); // before the segments: a live spool's marks must not tell of records not seen here
    const segments = findSegments(folder);
    const { acknowledged, durable } = positionsOf(marks, segments);
    const required = durable > acknowledged ? durable : 0;
    const found = isThorough ? scanClosed(segments, acknowledged) : trustNames(segments);
    const end = loadLast(segments.at(-1), { required, isSameBoot: isSameBoot(marks, boot) });
    return {
        segments,
        lastSeq: segments.at(-1)?.last ?? acknowledged,
        acknowledged,
        durable,
        isTorn: end.kind === 'torn',
        damage: found ?? end.damage ?? missing(folder, segments, required),
    };
}
/** Acknowledged segments are removed from the front, so what is missing there was acknowledged. */
function positionsOf(marks, segments) {
    const removed = (segments[0]?.first ?? 1) - 1;
    return marks === null ? { acknowledged: removed, durable: 0 } : { ...marks, acknowledged: Math.max(marks.acknowledged, removed) };
}
/** Of marks that are lost nothing is known: the strict way then. */
function isSameBoot(marks, boot) {
    return marks === null || (boot !== null && marks.boot === boot);
}
/** Reads what a spool's folder holds. @throws SpoolDamagedError when that is not what was written and no crash explains it. */
export function loadSoundSpool(folder, options) {
    const loaded = loadSpool(folder, options);
    if (loaded.damage !== null)
        throw new SpoolDamagedError(loaded.damage);
    return loaded;
}
function trustNames(segments) {
    for (const [index, segment] of segments.entries()) {
        const next = segments[index + 1];
        if (next === undefined)
            break;
        segment.last = next.first - 1;
        segment.bytes = statSync(segment.path).size;
    }
    return null;
}
function loadLast(segment, context) {
    if (segment === undefined)
        return { kind: 'whole', damage: null };
    const end = scanSegment(segment, readFileSync(segment.path), context);
    return { kind: end.kind, damage: end.kind === 'damaged' ? damageAfter(segment, end.problem) : null };
}
/** Checks every record of the segments before the last. Returns the first damage. */
function scanClosed(segments, acknowledged) {
    for (const [index, segment] of segments.entries()) {
        const next = segments[index + 1];
        if (next === undefined)
            break;
        const end = scanSegment(segment, readFileSync(segment.path), { required: next.first - 1, isSameBoot: true });
        const found = closedDamage(segment, next, end.kind === 'damaged' ? end.problem : null);
        if (found !== null && next.first - 1 > acknowledged)
            return found;
        segment.last = next.first - 1;
    }
    return null;
}
function closedDamage(segment, next, problem) {
    if (problem !== null)
        return damageAfter(segment, problem);
    if (segment.last < next.first - 1)
        return damageAfter(segment, 'it is missing');
    return segment.last > next.first - 1 ? damageAfter(segment, 'it is in the next file, too') : null;
}
function damageAfter(segment, problem) {
    return { file: segment.path, offset: segment.bytes, seq: segment.last + 1, problem };
}
/** What was durable and is needed, but is behind the end of the last file. */
function missing(folder, segments, required) {
    const last = segments.at(-1);
    if (last === undefined)
        return required === 0 ? null : { file: folder, offset: 0, seq: required, problem: 'its file is missing' };
    return last.last < required ? damageAfter(last, 'it is missing') : null;
}
//# sourceMappingURL=load-segments.js.map