import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
/** Bytes that are written at once. */
const WRITE_BYTES = 4 * 2 ** 20;
/** Closes the file of a record file that nobody holds any more. */
const closing = new FinalizationRegistry((descriptor) => { closeSync(descriptor); });
/** Makes an empty file of records. It has no name, so that nothing of it is left when the process ends, however it ends. */
export function createRecordFile(folder, width) {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `records-${randomUUID()}`);
    const descriptor = openSync(path, 'wx+', 0o600);
    unlinkSync(path);
    const file = recordsOf(descriptor, width);
    closing.register(file, descriptor);
    return file;
}
function recordsOf(descriptor, width) {
    const pending = Buffer.alloc(Math.max(1, Math.floor(WRITE_BYTES / width)) * width);
    let [count, written, filled] = [0, 0, 0];
    const flush = () => {
        for (let at = 0; at < filled;)
            at += writeSync(descriptor, pending, at, filled - at, written + at);
        written += filled;
        filled = 0;
    };
    return {
        get count() {
            return count;
        },
        append(fill) {
            fill(pending, filled);
            filled += width;
            count += 1;
            if (filled === pending.length)
                flush();
        },
        read(places) {
            flush();
            const bytes = Buffer.alloc(places.length * width);
            for (let from = 0; from < places.length;) {
                const to = endOfRun(places, from);
                readWhole(descriptor, bytes.subarray(from * width, to * width), places[from] * width);
                from = to;
            }
            return bytes;
        },
    };
}
/** Neighbours on the disk are read at once. */
function endOfRun(places, from) {
    let to = from + 1;
    while (to < places.length && places[to] === places[to - 1] + 1)
        to += 1;
    return to;
}
function readWhole(descriptor, into, position) {
    for (let at = 0; at < into.length;) {
        const got = readSync(descriptor, into, at, into.length - at, position + at);
        if (got === 0)
            throw new RangeError(`no record at byte ${position + at}`);
        at += got;
    }
}
//# sourceMappingURL=record-file.js.map