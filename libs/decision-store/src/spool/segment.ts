import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A file of records whose first is named by the file: `0000000000000123.seg` begins with (or waits for) frame 123. */
export interface Segment {
  readonly path: string;
  /** Seq of the first record. */
  readonly first: number;
  /** Seq of the last record; `first - 1` when there is none yet. */
  last: number;
  /** Bytes of whole records. */
  bytes: number;
  /** Places to begin reading from: the offset of a record about every 64 KiB, as pairs of seq and offset. */
  readonly places: { readonly seq: number; readonly offset: number }[];
}

const PLACE_BYTES = 64 * 2 ** 10;
const NAME = /^(\d{16})\.seg$/;

/** Path of the segment that begins with frame `first`. */
export function segmentPath(folder: string, first: number): string {
  return join(folder, `${String(first).padStart(16, '0')}.seg`);
}

/** A segment without records. */
export function emptySegment(folder: string, first: number): Segment {
  return { path: segmentPath(folder, first), first, last: first - 1, bytes: 0, places: [] };
}

/** The segments of a folder by their first frame, none of them read yet. */
export function findSegments(folder: string): Segment[] {
  const firsts = readdirSync(folder).flatMap((name) => {
    const digits = NAME.exec(name)?.[1];
    return digits === undefined ? [] : [Number(digits)];
  });
  return firsts.sort((a, b) => a - b).map((first) => emptySegment(folder, first));
}

/** Notes that a record of `size` bytes was added to the segment. */
export function addRecord(segment: Segment, size: number): void {
  segment.last += 1;
  notePlace(segment, segment.last, segment.bytes);
  segment.bytes += size;
}

/** Notes that record `seq` begins at `offset`; called for records in any order, it keeps a few of those it sees in order. */
export function notePlace(segment: Segment, seq: number, offset: number): void {
  const place = segment.places.at(-1);
  const distance = place === undefined ? offset : offset - place.offset;
  if (distance >= PLACE_BYTES) segment.places.push({ seq, offset });
}

/** Where to begin reading to come to frame `seq`: at or before it. */
export function placeBefore(segment: Segment, seq: number): { readonly seq: number; readonly offset: number } {
  const index = segment.places.findLastIndex((place) => place.seq <= seq);
  return segment.places[index] ?? { seq: segment.first, offset: 0 };
}
