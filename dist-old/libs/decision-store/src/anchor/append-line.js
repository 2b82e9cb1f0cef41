import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
const NEWLINE = 0x0a;
/**
 * Appends a line to a file, and returns when it is on the disk. Behind a line that was cut off, by a power failure or a
 * full disk, it begins a new one. Processes may append to one file at once: each line is one write.
 *
 * @throws Error of the file system.
 */
export async function appendLine(path, line) {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+');
    try {
        const { size } = await file.stat();
        const text = (await endsInLine(file, size)) ? line : `\n${line}`;
        const bytes = Buffer.from(text);
        const { bytesWritten } = await file.write(bytes);
        if (bytesWritten < bytes.length)
            throw new Error(`${path}: ${bytesWritten} of ${bytes.length} bytes were written: the disk is full`);
        await file.datasync();
        if (size === 0)
            await syncFolder(dirname(path));
    }
    finally {
        await file.close();
    }
}
async function endsInLine(file, size) {
    if (size === 0)
        return true;
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
    return buffer[0] === NEWLINE;
}
/** A new file is there after a power failure only when its folder was synced. */
async function syncFolder(path) {
    const folder = await open(path, 'r');
    try {
        await folder.sync();
    }
    finally {
        await folder.close();
    }
}
//# sourceMappingURL=append-line.js.map