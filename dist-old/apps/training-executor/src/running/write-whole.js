import { mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
/** Writes a file whole or not at all, and makes its folder: temporary file beside it, fsync, rename. */
export async function writeWhole(file, bytes) {
    await mkdir(path.dirname(file), { recursive: true });
    const temporary = `${file}.${process.pid}.part`;
    try {
        const handle = await open(temporary, 'w');
        try {
            await handle.writeFile(bytes);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await rename(temporary, file);
    }
    catch (error) {
        await rm(temporary, { force: true });
        throw error;
    }
}
//# sourceMappingURL=write-whole.js.map