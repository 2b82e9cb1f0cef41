import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, statSync, writeSync } from 'node:fs';
import { basename, join } from 'node:path';
import { formatVkey, keyNameOf, keyNote, loadSigner, parseKeyNote, signerPem, verifyEndorsement } from '#libs/audit';
import { InputError } from '#libs/contracts';
/** Folder of the keys below the home folder. */
export function keyFolder(home) {
    return join(home, 'keys');
}
/** Names the key in use. */
const CURRENT = 'current';
const PRIVATE = '.pem';
const PUBLIC = '.pub';
const NOTE = '.note';
/**
 * Writes a key: the private one (`<name>.pem`, mode 600), the public one as C2SP verifier key (`<name>.pub`), and its
 * endorsement as signed note (`<name>.note`). All of it is on the disk before it is made the current one.
 */
export function writeKey(folder, { signer, row, by }) {
    writeWhole(join(folder, signer.keyName + PRIVATE), signerPem(signer), 0o600);
    writeWhole(join(folder, signer.keyName + PUBLIC), `${formatVkey(signer)}\n`, 0o644);
    writeWhole(join(folder, signer.keyName + NOTE), keyNote(row, by), 0o644);
    writeWhole(join(folder, CURRENT), `${signer.keyName}\n`, 0o644);
}
/** Where the private key of that name lies. */
export function privateKeyFile(folder, keyName) {
    return join(folder, keyName + PRIVATE);
}
/**
 * Reads the private key in use.
 *
 * @throws InputError when others may read it, or it is not the key that it is named after.
 */
export function readSigner(folder) {
    requirePrivate(folder, '700');
    const keyName = readCurrent(folder);
    try {
        return readPrivate(folder, keyName);
    }
    catch (error) {
        if (readCurrent(folder) === keyName)
            throw error;
        return readSigner(folder); // it was rotated meanwhile
    }
}
function readCurrent(folder) {
    return basename(read(join(folder, CURRENT), 'the name of the key in use').trim());
}
function readPrivate(folder, keyName) {
    const path = privateKeyFile(folder, keyName);
    const pem = read(path, 'the private key in use');
    requirePrivate(path, '600');
    const signer = loadSigner(pem, path);
    if (signer.keyName === keyName)
        return signer;
    throw new InputError({ source: path, path: '', value: `the key ${signer.keyName}`, allowed: `the key ${keyName}` });
}
/**
 * Reads the public keys of a folder with their endorsements, oldest first.
 *
 * @throws InputError when one is not what its file is named after, or not endorsed as it says.
 */
export function readKeyRows(folder) {
    const files = readdirSync(folder).filter((file) => file.endsWith(NOTE));
    const rows = files.map((file) => parseKeyNote(readFileSync(join(folder, file), 'utf8'), join(folder, file)));
    const keys = new Map(rows.map((row) => [row.keyName, row.publicKey]));
    for (const [at, row] of rows.entries()) {
        const by = keys.get(row.endorsedBy ?? row.keyName);
        const isNamed = files[at] === keyNameOf(row.publicKey) + NOTE;
        if (isNamed && by !== undefined && verifyEndorsement(row, by))
            continue;
        throw new InputError({ source: join(folder, files[at] ?? ''), path: '', value: 'not valid', allowed: 'the note of that key, signed by the key before it' });
    }
    return rows.sort((a, b) => a.createdAtUs - b.createdAtUs);
}
function read(path, what) {
    try {
        return readFileSync(path, 'utf8');
    }
    catch (cause) {
        throw new InputError({ source: path, path: '', value: cause.code ?? 'not readable', allowed: what }, { cause });
    }
}
/** Refuses what group or others may read, as ssh does. */
function requirePrivate(path, mode) {
    const found = statSync(path).mode & 0o777;
    if (process.platform === 'win32' || (found & 0o077) === 0)
        return;
    throw new InputError({ source: path, path: '', value: `open to others (mode ${found.toString(8)})`, allowed: `mode ${mode}: chmod ${mode} ${path}` });
}
/** Writes a file so that it is there whole or not at all, also when power fails. */
function writeWhole(path, text, mode) {
    const draft = `${path}.new`;
    const file = openSync(draft, 'w', mode);
    try {
        writeSync(file, text);
        fsyncSync(file);
    }
    finally {
        closeSync(file);
    }
    renameSync(draft, path);
}
//# sourceMappingURL=key-files.js.map