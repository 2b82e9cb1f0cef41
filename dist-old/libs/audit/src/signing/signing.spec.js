import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipBit, madeHashes } from '../testing/made-hashes.js';
import { endorseKey, firstKey, verifyEndorsement } from './endorsement.js';
import { headHash, headText, parseHeadText } from './head-text.js';
import { parseNote } from './note.js';
import { headNote, parseHeadNote, signHead, verifyHead } from './signed-head.js';
import { generateSigner, loadSigner, signerPem, signText, verifyText } from './signer.js';
import { formatVkey, parseVkey } from './vkey.js';
const [rootHash, previous] = [madeHashes(1), madeHashes(2).subarray(32)];
const fields = {
    run: '0195f2a4-7c3e-7b6a-9d41-2f0c5a7e9b13',
    treeSize: 2077,
    rootHash,
    firstSeq: 5,
    lastSeq: 61,
    lastStep: 14_847,
    previous,
    timeUs: 1_790_000_000_123_456,
};
const signer = generateSigner();
const head = { ...fields, ...signHead(fields, signer) };
describe('a signer', () => {
    it('is the same after its key was written and read', () => {
        const again = loadSigner(signerPem(signer));
        expect([again.keyName, again.publicKey]).toEqual([signer.keyName, signer.publicKey]);
        expect(signText('a\n', again)).toEqual(signText('a\n', signer));
    });
    it('is named by its public key', () => {
        expect(signer.keyName).toMatch(/^gradlens-[0-9a-f]{16}$/);
        expect(generateSigner().keyName).not.toBe(signer.keyName);
    });
    it('survives being handed to another thread', () => {
        expect(verifyText('a\n', signText('a\n', structuredCloneOf(signer)), signer.publicKey)).toBe(true);
    });
    it.each([
        ['no key', 'MIIsecret'],
        ['another kind of key', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
    ])('cannot be made of %s, and the message does not repeat it', (_, pem) => {
        const load = () => loadSigner(pem, 'keys/a.pem');
        expect(load).toThrow('keys/a.pem is something else; allowed: an Ed25519 private key');
        expect(load).not.toThrow(pem);
    });
});
describe('a signed head', () => {
    it('is the text of the contract', () => {
        expect(headText(fields)).toBe(`gradlens/run/0195f2a4-7c3e-7b6a-9d41-2f0c5a7e9b13\n2077\n${rootHash.toString('base64')}\nframes 5 61\nstep 14847\nprevious ${previous.toString('base64')}\ntime 1790000000123456\n`);
        expect(headText({ ...fields, previous: null, lastStep: -1 })).toContain('\nstep -1\nprevious -\n');
    });
    it('is read back as it was', () => {
        expect(parseHeadText(headText(fields))).toEqual(fields);
        expect(parseHeadNote(headNote(head, signer.publicKey))).toEqual(head);
    });
    it('fails when any field of it differs', () => {
        expect(verifyHead(head, signer.publicKey)).toBe(true);
        const changes = [
            { run: fields.run.replace('0', '1') },
            { treeSize: 2078 },
            { rootHash: flipBit(rootHash, 9) },
            { firstSeq: 4 },
            { lastSeq: 62 },
            { lastStep: 14_846 },
            { previous: null },
            { previous: flipBit(previous, 255) },
            { timeUs: fields.timeUs + 1 },
            { timeUs: -1 },
            { treeSize: 1.5 },
        ];
        for (const change of changes)
            expect(verifyHead({ ...head, ...change }, signer.publicKey), JSON.stringify(change)).toBe(false);
    });
    it('fails when any bit of its signature or key differs, or it carries another name', () => {
        for (let bit = 0; bit < 512; bit++)
            expect(verifyHead({ ...head, signature: flipBit(head.signature, bit) }, signer.publicKey)).toBe(false);
        for (let bit = 0; bit < 256; bit++)
            expect(verifyHead(head, flipBit(signer.publicKey, bit))).toBe(false);
        expect(verifyHead({ ...head, keyName: generateSigner().keyName }, signer.publicKey)).toBe(false);
        expect(verifyHead({ ...head, signature: head.signature.subarray(1) }, signer.publicKey)).toBe(false);
    });
    it('has one text only: any changed character is refused or another head', () => {
        const text = headText(fields);
        fc.assert(fc.property(fc.nat(text.length - 1), fc.string({ unit: 'binary-ascii', maxLength: 2 }), (at, other) => {
            const changed = text.slice(0, at) + other + text.slice(at + 1);
            try {
                expect(headText(parseHeadText(changed))).toBe(changed);
            }
            catch (error) {
                expect(error).toMatchObject({ name: 'InputError' });
            }
        }), { seed: 17, numRuns: 2000 });
    });
    it.each(['2077\n', ' 2077\n', '02077\n', '+2077\n', '2077\r\n', '2e3\n'])('is refused with the tree size %j written twice or otherwise', (size) => {
        expect(() => parseHeadText(headText(fields).replace('2077\n', size === '2077\n' ? size + size : size))).toThrow('the text of a signed head');
    });
    it('is refused with a second signature', () => {
        const note = headNote(head, signer.publicKey);
        const line = note.slice(note.lastIndexOf('—'));
        expect(parseNote(note + line).signatures).toHaveLength(2);
        expect(() => parseHeadNote(note + line)).toThrow('one Ed25519 signature');
    });
    it('is chained by the hash of its text', () => {
        expect(headHash(fields)).toHaveLength(32);
        expect(headHash({ ...fields, lastStep: 1 })).not.toEqual(headHash(fields));
    });
});
describe('a verifier key', () => {
    it('is refused with any character changed', () => {
        const vkey = formatVkey(signer);
        fc.assert(fc.property(fc.nat(vkey.length - 1), fc.string({ unit: 'binary-ascii', maxLength: 2 }), (at, other) => {
            const changed = vkey.slice(0, at) + other + vkey.slice(at + 1);
            if (changed !== vkey)
                expect(() => parseVkey(changed)).toThrow('verifier key');
        }), { seed: 19, numRuns: 1000 });
    });
});
describe('an endorsement', () => {
    const next = generateSigner();
    const row = endorseKey(next.publicKey, 1_790_000_000_000_000, signer);
    it('vouches for the next key', () => {
        expect(row).toMatchObject({ keyName: next.keyName, endorsedBy: signer.keyName });
        expect(verifyEndorsement(row, signer.publicKey)).toBe(true);
    });
    it('of a first key is its own: it binds the time', () => {
        const first = firstKey(next, 1_790_000_000_000_000);
        expect(first.endorsedBy).toBeNull();
        expect(verifyEndorsement(first, next.publicKey)).toBe(true);
        expect(verifyEndorsement({ ...first, createdAtUs: 0 }, next.publicKey)).toBe(false);
        expect(verifyEndorsement({ ...first, endorsedBy: signer.keyName }, signer.publicKey)).toBe(false);
    });
    it('vouches for no other key, time or name', () => {
        const other = generateSigner();
        expect(verifyEndorsement({ ...row, publicKey: other.publicKey }, signer.publicKey)).toBe(false);
        expect(verifyEndorsement({ ...row, publicKey: other.publicKey, keyName: other.keyName }, signer.publicKey)).toBe(false);
        expect(verifyEndorsement({ ...row, createdAtUs: row.createdAtUs + 1 }, signer.publicKey)).toBe(false);
        expect(verifyEndorsement({ ...row, endorsedBy: other.keyName }, other.publicKey)).toBe(false);
        expect(verifyEndorsement(row, other.publicKey)).toBe(false);
        expect(verifyEndorsement(firstKey(next, 0), signer.publicKey)).toBe(false);
    });
});
/** What a worker receives: buffers arrive as plain byte arrays. */
function structuredCloneOf(value) {
    return structuredClone(value);
}
//# sourceMappingURL=signing.spec.js.map