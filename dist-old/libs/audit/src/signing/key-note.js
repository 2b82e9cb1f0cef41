import { InputError } from '#libs/contracts';
import { endorsementText } from './endorsement.js';
import { formatNote, parseNote } from './note.js';
import { keyNameOf, SIGNATURE_BYTES } from './signer.js';
import { keyHash, parseVkey } from './vkey.js';
/**
 * A key and its endorsement as a signed note: what a key folder keeps, and what can be checked with any tool that knows
 * C2SP notes. `by` is the public key that endorsed it, its own for a first key.
 *
 * @throws RangeError when the row has no endorsement.
 */
export function keyNote(row, by) {
    if (row.endorsement === null)
        throw new RangeError(`the key ${row.keyName} has no endorsement`);
    const keyName = keyNameOf(by);
    return formatNote({ text: endorsementText(row), signatures: [{ keyName, keyHash: keyHash({ keyName, publicKey: by }), signature: row.endorsement }] });
}
/**
 * Reads what {@link keyNote} writes: exactly that. It verifies nothing.
 *
 * @throws InputError when it is anything else.
 */
export function parseKeyNote(note, source = null) {
    const parsed = parseNote(note, source);
    const row = readRow(parsed, source);
    if (row !== null && endorsementText(row) === parsed.text)
        return row;
    throw new InputError({ source: source ?? 'key', path: '', value: JSON.stringify(note.slice(0, 120)), allowed: 'the signed note of a key and its endorsement' });
}
const TEXT = /^gradlens\/key-endorsement\/1\nkey (\S+)\nby \S+\ntime (\d+)\n$/;
/** The row; that `by` is who signed shows when it gives the same text again. */
function readRow({ text, signatures }, source) {
    const [, vkey, time] = TEXT.exec(text) ?? [];
    const [line, more] = signatures;
    if (vkey === undefined || line?.signature.length !== SIGNATURE_BYTES || more !== undefined)
        return null;
    const key = parseVkey(vkey, source);
    const endorsedBy = line.keyName === key.keyName ? null : line.keyName;
    return { ...key, createdAtUs: Number(time), endorsedBy, endorsement: line.signature };
}
//# sourceMappingURL=key-note.js.map