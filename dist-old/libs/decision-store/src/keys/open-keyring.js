import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { endorseKey, firstKey, generateSigner } from '#libs/audit';
import { systemClock } from '#libs/contracts';
import { withFileLock } from '../embedded/file-lock.js';
import { keyFolder, privateKeyFile, readKeyRows, readSigner, writeKey } from './key-files.js';
/**
 * The keys in `$GRADLENS_HOME/keys`. Makes the folder (mode 700) with a first key where there is none; of processes that
 * do so at once, one wins and all use its key.
 *
 * @throws InputError when a file is open to others, or is not what it should be.
 */
export function openKeyring(home, clock = systemClock) {
    const folder = keyFolder(home);
    if (!existsSync(folder) || readdirSync(folder).length === 0)
        makeFirst(home, folder, clock);
    const signer = readSigner(folder);
    const rows = readKeyRows(folder);
    return { signer, rows, publicKeys: () => new Map(rows.map(({ keyName, publicKey }) => [keyName, publicKey])) };
}
/**
 * Puts a new key in the place of the one in use, which endorses it. What records already goes on with the old one until
 * it ends; ledgers that it signed stay valid.
 *
 * @throws Error when another process rotates for longer than two minutes.
 */
export async function rotateKey(home, { keepOld = false, clock = systemClock } = {}) {
    const folder = keyFolder(home);
    return await withFileLock(`${folder}.lock`, async () => {
        const old = openKeyring(home, clock).signer;
        const signer = generateSigner();
        writeKey(folder, { signer, row: endorseKey(signer.publicKey, microseconds(clock), old), by: old.publicKey });
        if (!keepOld)
            destroy(privateKeyFile(folder, old.keyName));
        return Promise.resolve(openKeyring(home, clock));
    });
}
/** Makes the folder beside its place and renames it: it is there with its key or not at all. */
function makeFirst(home, folder, clock) {
    mkdirSync(home, { recursive: true });
    const draft = mkdtempSync(`${folder}.new-`);
    try {
        chmodSync(draft, 0o700);
        const signer = generateSigner();
        writeKey(draft, { signer, row: firstKey(signer, microseconds(clock)), by: signer.publicKey });
        renameSync(draft, folder);
    }
    catch (error) {
        // another process was first
        if (!['ENOTEMPTY', 'EEXIST'].includes(error.code ?? ''))
            throw error;
    }
    finally {
        rmSync(draft, { recursive: true, force: true });
    }
}
/** Overwrites a file before it is removed: what a disk keeps of it all the same is beyond us. */
function destroy(path) {
    writeFileSync(path, Buffer.alloc(statSync(path).size), { flag: 'r+', flush: true });
    rmSync(path);
}
function microseconds(clock) {
    return Math.round(clock.now() * 1000);
}
//# sourceMappingURL=open-keyring.js.map