import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { InputError } from '#libs/contracts';
/**
 * Reads a file whole.
 *
 * @param name what the manifest calls it.
 * @throws InputError when it is not there or cannot be read.
 */
export async function readWhole(path, name, signal) {
    const bytes = await readFile(path, signal === undefined ? {} : { signal }).catch((error) => {
        throw unreadable(path, error);
    });
    return { bytes, entry: { name, sha256: sha256Of(bytes), sizeBytes: bytes.length } };
}
/** sha256 of a file, in lower-case hex, without holding it in memory. */
export async function sha256OfFile(path) {
    const hash = createHash('sha256');
    try {
        for await (const chunk of createReadStream(path))
            hash.update(chunk);
    }
    catch (error) {
        throw unreadable(path, error);
    }
    return hash.digest('hex');
}
/** An InputError for a file that the system would not open; anything else is handed back as it is. */
export function unreadable(path, error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    const value = typeof code === 'string' ? UNREADABLE[code] : undefined;
    if (value === undefined)
        return error;
    return new InputError({ source: path, path: '', value: value || null, allowed: 'a file that can be read' }, { cause: error });
}
/** What to say for the system's error codes; an empty text reads "is missing". */
const UNREADABLE = {
    ENOENT: '',
    ENOTDIR: '',
    EISDIR: 'a folder',
    EACCES: 'not readable by this user',
    EPERM: 'not readable by this user',
};
function sha256Of(bytes) {
    return createHash('sha256').update(bytes).digest('hex');
}
//# sourceMappingURL=read-file.js.map