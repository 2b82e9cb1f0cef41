import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/vectors.js';
import { headHash, parseHeadText } from './head-text.js';
import { formatNote, isSignedBy, parseNote } from './note.js';
import { headNote, parseHeadNote, signHead, verifyHead } from './signed-head.js';
import { keyNameOf, loadSigner, signText } from './signer.js';
import { formatVkey, keyHash, parseVkey } from './vkey.js';
const vectors = readVectors('notes');
const signers = new Map(vectors.keys.map(({ pem }) => loadSigner(pem)).map((signer) => [signer.keyName, signer]));
const heads = vectors.notes.filter(({ text }) => text.startsWith('gradlens/run/'));
function signersOf(names) {
    return names.map((name) => signers.get(name));
}
describe('notes of another implementation', () => {
    it('have our key names, key hashes and verifier keys', () => {
        for (const { name, publicKey, vkey } of vectors.keys) {
            const key = { keyName: name, publicKey: Buffer.from(publicKey, 'hex') };
            expect(keyNameOf(key.publicKey)).toBe(name);
            expect(signers.get(name).publicKey).toEqual(key.publicKey);
            expect(formatVkey(key)).toBe(vkey);
            expect(parseVkey(vkey)).toEqual(key);
        }
    });
    it('are byte for byte the notes that we write', () => {
        for (const { text, keys, note } of vectors.notes) {
            const signatures = signersOf(keys).map((signer) => ({ keyName: signer.keyName, keyHash: keyHash(signer), signature: signText(text, signer) }));
            expect(formatNote({ text, signatures })).toBe(note);
        }
    });
    it('are read and verify, with their keys only', () => {
        for (const { text, keys, note } of vectors.notes) {
            const parsed = parseNote(note);
            expect(parsed.text).toBe(text);
            expect([...signers.values()].filter((signer) => isSignedBy(parsed, signer)).map(({ keyName }) => keyName)).toEqual([...keys].sort(inOrderOf));
        }
    });
    it('are our signed heads', () => {
        expect(heads).toHaveLength(8);
        for (const { text, keys, note } of heads) {
            const [signer] = signersOf(keys);
            const head = { ...parseHeadText(text), ...signHead(parseHeadText(text), signer) };
            expect(headNote(head, signer.publicKey)).toBe(note);
            expect(parseHeadNote(note)).toEqual(head);
            expect(verifyHead(head, signer.publicKey)).toBe(true);
        }
    });
    it('chain to the head before', () => {
        for (const [at, { text }] of heads.slice(1).entries())
            expect(parseHeadText(text).previous).toEqual(headHash(parseHeadText(heads[at].text)));
    });
    it.each(vectors.rejected.map((note) => [note]))('are refused by us too: %j', (note) => {
        expect(() => {
            const parsed = parseNote(note);
            if (![...signers.values()].some((signer) => isSignedBy(parsed, signer)))
                throw new Error('not signed');
        }).toThrow();
    });
});
function inOrderOf(a, b) {
    const names = [...signers.keys()];
    return names.indexOf(a) - names.indexOf(b);
}
//# sourceMappingURL=note-vectors.spec.js.map