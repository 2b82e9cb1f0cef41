import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { InputError } from '#libs/contracts';
/** Bytes of a public key. */
export const PUBLIC_KEY_BYTES = 32;
/** Bytes of a signature. */
export const SIGNATURE_BYTES = 64;
/** A new Ed25519 key. */
export function generateSigner() {
    return signerOf(generateKeyPairSync('ed25519').privateKey);
}
/**
 * The signer of a private key in PEM (PKCS #8).
 *
 * @throws InputError when it is not an Ed25519 key. The message never repeats the text.
 */
export function loadSigner(pem, source = null) {
    try {
        return signerOf(createPrivateKey(pem));
    }
    catch (cause) {
        throw new InputError({ source, path: '', value: 'something else', allowed: 'an Ed25519 private key in PEM (PKCS #8)' }, { cause });
    }
}
/** The private key in PEM (PKCS #8): what {@link loadSigner} takes. Keep it secret. */
export function signerPem(signer) {
    return signer.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
/** Name of a key: `gradlens-` and the first 16 hexadecimal digits of SHA-256(raw public key). */
export function keyNameOf(publicKey) {
    return `gradlens-${createHash('sha256').update(publicKey).digest('hex').slice(0, 16)}`;
}
/** Ed25519 signature of a text (RFC 8032): 64 bytes, the same each time. */
export function signText(text, signer) {
    return sign(null, Buffer.from(text), signer.privateKey);
}
/** Whether the signature of the text was made with that key. Wrong lengths are false, never an error. */
export function verifyText(text, signature, publicKey) {
    if (signature.length !== SIGNATURE_BYTES || publicKey.length !== PUBLIC_KEY_BYTES)
        return false;
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') }, format: 'jwk' });
    return verify(null, Buffer.from(text), key, signature);
}
function signerOf(privateKey) {
    if (privateKey.asymmetricKeyType !== 'ed25519')
        throw new TypeError('not an Ed25519 key');
    const publicKey = Buffer.from(createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '', 'base64url');
    return { keyName: keyNameOf(publicKey), publicKey, privateKey };
}
//# sourceMappingURL=signer.js.map