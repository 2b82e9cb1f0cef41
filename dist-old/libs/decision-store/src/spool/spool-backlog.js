import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { FRAME_HEAD_BYTES } from '#libs/audit';
import { codeOf } from './file-calls.js';
import { HEAD_BYTES, payloadBytes, seqOf } from './record.js';
import { findSegments } from './segment.js';
import { readMarks } from './spool-marks.js';
import { spoolsFolder } from './spool-paths.js';
/**
 * The backlog of every run on this disk, told from marks, sizes and the heads of one segment per run: cheap enough to be
 * asked every second while spools are written and shipped. `inspectSpool` checks every byte instead.
 */
export function spoolBacklog(home) {
    const folder = spoolsFolder(home);
    return (orGone(() => readdirSync(folder)) ?? []).flatMap((run) => orGone(() => backlogOf(join(folder, run), run)) ?? []);
}
function backlogOf(folder, run) {
    const { acknowledged = 0, durable = 0 } = readMarks(folder) ?? {};
    const segments = findSegments(folder);
    const at = segments.findLastIndex(({ first }) => first <= acknowledged + 1);
    const first = segments[Math.max(0, at)];
    if (first === undefined || durable <= acknowledged)
        return [];
    const oldest = oldestOf(first.path, acknowledged + 1);
    if (oldest === null)
        return [];
    const sizes = segments.slice(Math.max(0, at)).map(({ path }) => statSync(path).size);
    const bytes = sizes.reduce((sum, size) => sum + size, 0) - oldest.offset;
    return [{ run, acknowledgedSeq: acknowledged, frames: durable - acknowledged, bytes, oldestUs: oldest.t0Us }];
}
const T0_AT = 24;
/** Where the first frame from `seq` on lies in a segment, and when it was recorded; null when it is not there yet. */
function oldestOf(path, seq) {
    const fd = openSync(path, 'r');
    const head = Buffer.alloc(HEAD_BYTES + FRAME_HEAD_BYTES);
    try {
        for (let offset = 0; readSync(fd, head, 0, head.length, offset) === head.length; offset += HEAD_BYTES + payloadBytes(head)) {
            if (seqOf(head) >= seq)
                return { offset, t0Us: Number(head.readBigUInt64LE(HEAD_BYTES + T0_AT)) };
        }
        return null;
    }
    finally {
        closeSync(fd);
    }
}
/** What `look` finds; null when it goes away under it: a spool that is shipped is removed. */
function orGone(look) {
    try {
        return look();
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'ENOTDIR')
            return null;
        throw error;
    }
}
//# sourceMappingURL=spool-backlog.js.map