import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSessionSecret } from '#libs/decision-store';
const LEAST_LENGTH = 16;
/**
 * The access token: the operator's own, else the one kept in the home folder, made on first use
 * (32 random bytes, base64url, readable by its owner alone).
 *
 * @throws Error when the kept file does not hold a token.
 */
export async function readAccessToken(home, given) {
    if (given !== undefined)
        return given;
    const path = join(home, 'token');
    const kept = (await readToken(path)) ?? (await makeToken(home, path)) ?? (await readToken(path)) ?? '';
    if (kept.length < LEAST_LENGTH)
        throw new Error(`${path} holds no token of at least ${LEAST_LENGTH} characters; remove it to get a new one`);
    return kept;
}
/** The kept token; null when there is none. */
async function readToken(path) {
    try {
        return (await readFile(path, 'utf8')).trim();
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return null;
        throw error;
    }
}
/** Makes the file unless it is there: the first of several processes wins. */
async function makeToken(home, path) {
    await mkdir(home, { recursive: true, mode: 0o700 });
    const token = randomBytes(32).toString('base64url');
    const draft = `${path}.${randomBytes(6).toString('hex')}`;
    await writeFile(draft, `${token}\n`, { mode: 0o600, flag: 'wx' });
    try {
        // a link appears whole or not at all, and never over another
        await link(draft, path);
        return token;
    }
    catch (error) {
        if (error.code === 'EEXIST')
            return null;
        throw error;
    }
    finally {
        await rm(draft);
    }
}
/** Tells whether a token is the expected one, in a time that tells nothing about where they differ. */
export function tokenComparison(expected) {
    const digest = (text) => createHash('sha256').update(text).digest();
    const wanted = digest(expected);
    return (given) => typeof given === 'string' && timingSafeEqual(digest(given), wanted);
}
/** The token of an Authorization header; null when there is none, or when it is the secret of a session, which only its cookie may carry. */
export function bearerToken(header) {
    const token = /^Bearer ([^\s]+)$/i.exec(header ?? '')?.[1] ?? null;
    return token === null || isSessionSecret(token) ? null : token;
}
//# sourceMappingURL=access-token.js.map