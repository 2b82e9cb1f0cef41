import { createHash } from 'node:crypto';
import { InputError } from '#libs/contracts';
import { PUBLIC_KEY_BYTES } from './signer.js';
/** Type of a signature in signed notes: Ed25519. */
const ED25519 = 0x01;
/** Bytes of a key hash. */
export const KEY_HASH_BYTES = 4;
/**
 * Key hash (key ID) of a note's key: the first 4 bytes of SHA-256( name ‖ 0x0A ‖ 0x01 ‖ public key ).
 *
 * @see C2SP signed-note, section "Signatures" (c2sp.org/signed-note)
 */
export function keyHash({ keyName, publicKey }) {
    return createHash('sha256').update(keyName).update(Buffer.of(0x0a, ED25519)).update(publicKey).digest().subarray(0, KEY_HASH_BYTES);
}
/**
 * The public key as text: `name+hash+base64`, with the key hash in hexadecimal and the base64 of 0x01 ‖ public key.
 *
 * @see C2SP signed-note, section "Verifier keys"
 */
export function formatVkey(key) {
    return `${key.keyName}+${keyHash(key).toString('hex')}+${Buffer.concat([Buffer.of(ED25519), key.publicKey]).toString('base64')}`;
}
/**
 * Reads what {@link formatVkey} writes.
 *
 * @throws InputError when it is not an Ed25519 verifier key, or its hash does not belong to it.
 */
export function parseVkey(text, source = null) {
    const [, keyName = '', , base64 = ''] = VKEY.exec(text) ?? [];
    const key = { keyName, publicKey: Buffer.from(base64, 'base64').subarray(1) };
    // type, hash and encoding are right when the key gives the same text again
    if (key.publicKey.length === PUBLIC_KEY_BYTES && formatVkey(key) === text)
        return key;
    throw new InputError({ source, path: '', value: JSON.stringify(text.slice(0, 120)), allowed: 'an Ed25519 verifier key: name+hash+base64' });
}
const VKEY = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/;
//# sourceMappingURL=vkey.js.map