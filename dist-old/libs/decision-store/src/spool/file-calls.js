import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, readFileSync, renameSync, rmSync, writevSync } from 'node:fs';
import { dirname } from 'node:path';
/** The calls of the operating system. */
export const systemFileCalls = {
    boot: bootOfSystem(),
    create: (path) => openSync(path, 'wx+', 0o600),
    open: (path) => openSync(path, 'r+'),
    close: (fd) => {
        closeSync(fd);
    },
    writev: (fd, buffers, position) => writevSync(fd, buffers, position),
    truncate: (fd, length) => {
        ftruncateSync(fd, length);
    },
    datasync: (fd) => {
        fdatasyncSync(fd);
    },
    rename: (from, to) => {
        renameSync(from, to);
    },
    remove: (path) => {
        rmSync(path, { force: true });
    },
    syncFolder: (folder) => {
        const fd = openSync(folder, 'r');
        try {
            fsyncSync(fd);
        }
        finally {
            closeSync(fd);
        }
    },
};
const FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);
/** Whether an error says that there is no room: the disk, the quota or the largest file size is used up. */
export function isDiskFull(error) {
    return FULL.has(codeOf(error) ?? '');
}
/** The code of a system error ("ENOENT"), or null. */
export function codeOf(error) {
    return error instanceof Error ? (error.code ?? null) : null;
}
/** Writes all of `buffers` at `position`, also when the system takes them in parts. */
export function writeFully(calls, fd, buffers, position) {
    const total = buffers.reduce((sum, { length }) => sum + length, 0);
    let done = 0;
    while (done < total) {
        const count = calls.writev(fd, done === 0 ? buffers : behind(buffers, done), position + done);
        if (count === 0)
            throw new Error('the system takes no bytes and tells no reason');
        done += count;
    }
}
/** Replaces a file in one step, durably: after a crash it holds the old text or the new one. */
export function writeWhole(calls, path, text) {
    const draft = `${path}.tmp`;
    calls.remove(draft); // left by a kill
    try {
        const fd = calls.create(draft);
        try {
            writeFully(calls, fd, [Buffer.from(text)], 0);
            calls.datasync(fd);
        }
        finally {
            calls.close(fd);
        }
        calls.rename(draft, path);
    }
    catch (error) {
        calls.remove(draft);
        throw error;
    }
    calls.syncFolder(dirname(path));
}
/** What `buffers` hold after their first `count` bytes. */
function behind(buffers, count) {
    let skip = count;
    return buffers.flatMap((buffer) => {
        const rest = buffer.subarray(Math.min(skip, buffer.length));
        skip -= buffer.length - rest.length;
        return rest.length === 0 ? [] : [rest];
    });
}
function bootOfSystem() {
    try {
        return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    }
    catch {
        return null; // no /proc on this system
    }
}
//# sourceMappingURL=file-calls.js.map