import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { codeOf, isDiskFull, writeFully } from './file-calls.js';
/** Name of the file in a spool's folder. */
export const MARKS_FILE = 'marks';
const BOOT_AT = 16;
const CRC_AT = 52;
const BYTES = 56;
/** The marks of a spool's folder; null when there are none, or they are not whole. */
export function readMarks(folder) {
    let bytes;
    try {
        bytes = readFileSync(join(folder, MARKS_FILE));
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return null;
        throw error;
    }
    if (bytes.length !== BYTES || crc32(bytes.subarray(0, CRC_AT)) !== bytes.readUInt32LE(CRC_AT))
        return null;
    const boot = bytes.toString('latin1', BOOT_AT, CRC_AT).trim();
    return { acknowledged: bytes.readDoubleLE(0), durable: bytes.readDoubleLE(8), boot: boot === '' ? null : boot };
}
/** Opens the file of marks; creates it when it is not there. */
export function openMarks(folder, calls) {
    const path = join(folder, MARKS_FILE);
    const fd = existsSync(path) ? calls.open(path) : calls.create(path);
    const bytes = Buffer.alloc(BYTES, ' ');
    bytes.write(calls.boot ?? '', BOOT_AT, CRC_AT - BOOT_AT, 'latin1');
    let isWritten = false;
    return {
        write: ({ acknowledged, durable }) => {
            bytes.writeDoubleLE(acknowledged, 0);
            bytes.writeDoubleLE(durable, 8);
            bytes.writeUInt32LE(crc32(bytes.subarray(0, CRC_AT)), CRC_AT);
            // no room even in place: an older mark is as good a hint
            isWritten = hasRoom(() => {
                writeFully(calls, fd, [bytes], 0);
            });
        },
        sync: () => {
            // after a failed sync the next one would succeed and mean nothing, so it waits for the next write
            isWritten &&= hasRoom(() => {
                calls.datasync(fd);
            });
            return isWritten;
        },
        close: () => {
            calls.close(fd);
        },
    };
}
function hasRoom(action) {
    try {
        action();
        return true;
    }
    catch (error) {
        if (!isDiskFull(error))
            throw error;
        return false;
    }
}
//# sourceMappingURL=spool-marks.js.map