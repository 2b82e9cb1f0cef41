import { InputError } from '#libs/contracts';
import { headText, parseHeadText } from './head-text.js';
import { formatNote, parseNote } from './note.js';
import { keyNameOf, SIGNATURE_BYTES, signText, verifyText } from './signer.js';
import { keyHash } from './vkey.js';
/** Signs the text of a head. The same head and key give the same signature. */
export function signHead(head, signer) {
    return { keyName: signer.keyName, signature: signText(headText(head), signer) };
}
/** Whether this head was signed with that key, and carries its name. Values that cannot be of a head are false. */
export function verifyHead(head, publicKey) {
    if (head.keyName !== keyNameOf(publicKey))
        return false;
    try {
        return verifyText(headText(head), head.signature, publicKey);
    }
    catch (error) {
        if (error instanceof RangeError)
            return false;
        throw error;
    }
}
/** The head as a signed note, to be checked with any tool that knows C2SP checkpoints. */
export function headNote(head, publicKey) {
    const { keyName, signature } = head;
    return formatNote({ text: headText(head), signatures: [{ keyName, keyHash: keyHash({ keyName, publicKey }), signature }] });
}
/**
 * Reads what {@link headNote} writes. It verifies nothing.
 *
 * @throws InputError when it is not a head with one signature.
 */
export function parseHeadNote(note, source = null) {
    const { text, signatures } = parseNote(note, source);
    const [line] = signatures;
    if (signatures.length !== 1 || line?.signature.length !== SIGNATURE_BYTES) {
        throw new InputError({ source: source ?? 'head', path: 'signatures', value: String(signatures.length), allowed: 'one Ed25519 signature' });
    }
    return { ...parseHeadText(text, source), keyName: line.keyName, signature: line.signature };
}
//# sourceMappingURL=signed-head.js.map