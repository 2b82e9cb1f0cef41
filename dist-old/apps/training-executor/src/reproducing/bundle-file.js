import { formatNote, isSignedBy, keyHash, parseNote, signText } from '#libs/audit';
import { InputError } from '#libs/contracts';
import { z } from 'zod';
/** Names of a bundle's files. */
export const BUNDLE_FILE = 'bundle.json';
export const LEDGER_FILE = 'ledger.gradlens';
const file = z.strictObject({
    name: z.string().regex(/^(ledger\.gradlens|checkpoints\/step-\d{10}\.safetensors)$/, 'ledger.gradlens, or checkpoints/step-N.safetensors'),
    sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 in hexadecimal'),
    sizeBytes: z.int().min(0),
});
/** What lies in a bundle, and who signed that. */
export const bundleSchema = z.strictObject({
    format: z.literal('gradlens-bundle'),
    version: z.literal(1),
    run: z.uuid(),
    /** Version of gradlens that made it. */
    product: z.string(),
    /** When it was made. Unit: µs since 1970-01-01 UTC. */
    timeUs: z.int(),
    files: z.array(file).min(1),
    /** A signed note over all of the above. */
    signature: z.string(),
});
/** Signs what lies in a bundle. */
export function signBundle(bundle, signer) {
    const text = bundleText(bundle);
    const { keyName } = signer;
    return { ...bundle, signature: formatNote({ text, signatures: [{ keyName, keyHash: keyHash(signer), signature: signText(text, signer) }] }) };
}
function bundleText({ run, product, timeUs, files }) {
    const lines = files.map(({ name, sha256, sizeBytes }) => `file ${name} ${sizeBytes} ${sha256}\n`);
    return `gradlens/bundle/1\nrun ${run}\nproduct ${product}\ntime ${timeUs}\n${lines.join('')}`;
}
/**
 * The name of the key among `publicKeys` that signed a bundle.
 *
 * @throws InputError when something in it was changed, or none of these keys signed it.
 */
export function signerOfBundle(bundle, publicKeys, source) {
    const note = parseNote(bundle.signature, source);
    if (note.text !== bundleText(bundle))
        throw new InputError({ source, path: 'signature', value: 'of another content', allowed: 'the list of files as it was signed' });
    for (const [keyName, publicKey] of publicKeys)
        if (isSignedBy(note, { keyName, publicKey }))
            return keyName;
    const names = note.signatures.map(({ keyName }) => keyName).join(', ');
    throw new InputError({ source, path: 'signature', value: `by ${names}, or forged`, allowed: `that of a known key: ${[...publicKeys.keys()].join(', ')}` });
}
//# sourceMappingURL=bundle-file.js.map