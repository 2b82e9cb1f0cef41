import { createHmac, randomBytes } from 'node:crypto';
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
/** Hexadecimal digits of a pseudonym: 80 bits. */
const DIGITS = 20;
const KEY_BYTES = 32;
/**
 * Pseudonyms of the records of a data set: HMAC-SHA-256 of the split's hash and the record under the key of this home folder
 * (`pseudonym.key`, made at the first use, mode 600), cut to 80 bits. The same record of the same split has the same
 * pseudonym in every run of this home; without the key nobody can tell which record it is by trying them all.
 *
 * @see RFC 2104
 */
export function pseudonymsOf(home, splitSha256) {
    const key = pseudonymKey(home);
    return (record) => createHmac('sha256', key).update(`${splitSha256}\n${record}`).digest('hex').slice(0, DIGITS);
}
function pseudonymKey(home) {
    const file = join(home, 'pseudonym.key');
    const found = readKey(file);
    if (found !== null)
        return found;
    const draft = `${file}.${process.pid}.new`;
    writeFileSync(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`, { mode: 0o600, flush: true });
    try {
        linkSync(draft, file);
    }
    catch (error) {
        // another process that begins at the same moment
        if (error.code !== 'EEXIST')
            throw error;
    }
    finally {
        rmSync(draft, { force: true });
    }
    const made = readKey(file);
    if (made === null)
        throw new Error(`${file} went away while it was made`);
    return made;
}
function readKey(file) {
    try {
        const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
        if (key.length === KEY_BYTES)
            return key;
        throw new Error(`${file} does not hold ${KEY_BYTES} bytes in hexadecimal digits`);
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return null;
        throw error;
    }
}
//# sourceMappingURL=pseudonym-key.js.map