import { readdirSync } from 'node:fs';
import { join } from 'node:path';
const PLACE_BYTES = 64 * 2 ** 10;
const NAME = /^(\d{16})\.seg$/;
/** Path of the segment that begins with frame `first`. */
export function segmentPath(folder, first) {
    return join(folder, `${String(first).padStart(16, '0')}.seg`);
}
/** A segment without records. */
export function emptySegment(folder, first) {
    return { path: segmentPath(folder, first), first, last: first - 1, bytes: 0, places: [] };
}
/** The segments of a folder by their first frame, none of them read yet. */
export function findSegments(folder) {
    const firsts = readdirSync(folder).flatMap((name) => {
        const digits = NAME.exec(name)?.[1];
        return digits === undefined ? [] : [Number(digits)];
    });
    return firsts.sort((a, b) => a - b).map((first) => emptySegment(folder, first));
}
/** Notes that a record of `size` bytes was added to the segment. */
export function addRecord(segment, size) {
    segment.last += 1;
    notePlace(segment, segment.last, segment.bytes);
    segment.bytes += size;
}
/** Notes that record `seq` begins at `offset`; called for records in any order, it keeps a few of those it sees in order. */
export function notePlace(segment, seq, offset) {
    const place = segment.places.at(-1);
    const distance = place === undefined ? offset : offset - place.offset;
    if (distance >= PLACE_BYTES)
        segment.places.push({ seq, offset });
}
/** Where to begin reading to come to frame `seq`: at or before it. */
export function placeBefore(segment, seq) {
    const index = segment.places.findLastIndex((place) => place.seq <= seq);
    return segment.places[index] ?? { seq: segment.first, offset: 0 };
}
//# sourceMappingURL=segment.js.map