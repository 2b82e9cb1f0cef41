import { InputError } from '#libs/contracts';
import { decodeBase64 } from './base64.js';
import { verifyText } from './signer.js';
import { KEY_HASH_BYTES, keyHash } from './vkey.js';
/** Signatures of a note, at most. */
const MAX_SIGNATURES = 100;
/** Characters of a note, at most. */
const MAX_LENGTH = 1_000_000;
/**
 * A signed note: the text, an empty line, and a line `— name base64(key hash ‖ signature)` for each signature.
 *
 * @throws RangeError when the text does not end with a newline.
 * @see C2SP signed-note (c2sp.org/signed-note)
 */
export function formatNote({ text, signatures }) {
    if (!text.endsWith('\n'))
        throw new RangeError('the text of a note must end with a newline');
    const lines = signatures.map(({ keyName, keyHash: id, signature }) => `— ${keyName} ${Buffer.concat([id, signature]).toString('base64')}\n`);
    return `${text}\n${lines.join('')}`;
}
/**
 * Reads a signed note, strictly: no control characters but newlines, at least one signature, nothing after the last one.
 * It verifies nothing.
 *
 * @throws InputError that names what is wrong.
 */
export function parseNote(note, source = null) {
    if (note.length > MAX_LENGTH || /[\u0000-\u0009\u000b-\u001f\u007f\ufffd]|\p{Surrogate}/u.test(note)) {
        throw wrongNote(source, 'text', note, 'text in UTF-8 without control characters');
    }
    const split = note.lastIndexOf('\n\n');
    if (split < 0 || !note.endsWith('\n'))
        throw wrongNote(source, 'text', note, 'a text, an empty line, and signatures, each line ended');
    const lines = note.slice(split + 2, -1).split('\n');
    if (lines.length > MAX_SIGNATURES)
        throw wrongNote(source, 'signatures', String(lines.length), `at most ${MAX_SIGNATURES}`);
    return { text: note.slice(0, split + 1), signatures: lines.map((line) => parseSignature(line, source)) };
}
/** Whether a note has a valid signature of that key. */
export function isSignedBy(note, key) {
    const id = keyHash(key);
    const signature = note.signatures.find((line) => line.keyName === key.keyName && line.keyHash.equals(id));
    return signature !== undefined && verifyText(note.text, signature.signature, key.publicKey);
}
/** Name without spaces and plus signs, then the base64. */
const SIGNATURE_LINE = /^— ([^\s+]+) (\S+)$/u;
function parseSignature(line, source) {
    const [, keyName = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? [];
    const bytes = decodeBase64(base64);
    if (bytes === null || bytes.length <= KEY_HASH_BYTES)
        throw wrongNote(source, 'signature', line, 'a line: — name base64');
    return { keyName, keyHash: Buffer.from(bytes.subarray(0, KEY_HASH_BYTES)), signature: Buffer.from(bytes.subarray(KEY_HASH_BYTES)) };
}
function wrongNote(source, path, value, allowed) {
    return new InputError({ source: source ?? 'note', path, value: JSON.stringify(value.slice(0, 120)), allowed });
}
//# sourceMappingURL=note.js.map