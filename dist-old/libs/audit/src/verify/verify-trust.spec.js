import { describe, expect, it } from 'vitest';
import { endorseKey, firstKey } from '../signing/endorsement.js';
import { generateSigner } from '../signing/signer.js';
import { cutAfter, makeLedger, RUN, signAll, signers, STORY, verifyMade as verify } from '../testing/made-ledger.js';
import { isSound } from './verdict.js';
/** The same frames, signed by someone else whose key is put among the others. */
function signedAnew(ledger, signer = generateSigner()) {
    const heads = signAll({ run: RUN, frames: ledger.frames, ends: [3, 6, 9, 12], signerOf: () => signer });
    return { ...ledger, heads, keys: [...ledger.keys, firstKey(signer, 0)] };
}
describe('keys', () => {
    it('that sign all anew are not trusted', async () => {
        const verdict = await verify({ ...signedAnew(makeLedger()), anchors: null });
        expect(verdict.keysTrusted).toBe(false);
        expect(verdict.altered).toHaveLength(4);
        expect(verdict.altered[0].detail).toMatch(/signed with gradlens-.* which is not trusted/);
    });
    it('of the ledger itself show no such thing, and the verdict says so', async () => {
        const verdict = await verify({ ...signedAnew(makeLedger()), anchors: null, trusted: null });
        expect(verdict).toMatchObject({ alteredCount: 0, keysTrusted: false, anchored: 'no' });
        expect(verdict.cannotExclude.join('\n')).toMatch(/no anchor[\s\S]*taken from the ledger itself/);
    });
    it('are trusted over rotations, not over a false endorsement', async () => {
        const ledger = makeLedger();
        const thief = generateSigner();
        const verdict = await verify({ ...signedAnew(ledger, thief), keys: [...ledger.keys, { ...endorseKey(thief.publicKey, 0, thief), endorsedBy: signers[0].keyName }] });
        expect(verdict.altered[0]).toEqual({ what: 'key', detail: `the key ${thief.keyName} is not endorsed by ${signers[0].keyName}` });
        expect(verdict.keysTrusted).toBe(false);
    });
    it('that are older than the trusted one are covered by a later head', async () => {
        const verdict = await verify({ ...makeLedger(), trusted: new Map([[signers[1].keyName, signers[1].publicKey]]), anchors: null });
        expect(verdict).toMatchObject({ alteredCount: 0, keysTrusted: true });
        expect(verdict.notes.filter((text) => text.includes('a later trusted head covers'))).toHaveLength(2);
    });
    it('that endorse one another are not trusted', async () => {
        const [a, b] = [generateSigner(), generateSigner()];
        const ledger = makeLedger(STORY, { signerOf: () => a });
        const verdict = await verify({ ...ledger, anchors: null, keys: [endorseKey(a.publicKey, 0, b), endorseKey(b.publicKey, 0, a)] });
        expect(verdict.keysTrusted).toBe(false);
        expect(isSound(verdict)).toBe(false);
    });
    it('given under another name are told', async () => {
        const verdict = await verify({ ...makeLedger(), trusted: new Map([['gradlens-0000000000000000', signers[0].publicKey]]) });
        expect(verdict.altered[0].detail).toBe('the trusted key gradlens-0000000000000000 does not have that name');
    });
});
describe('the anchor', () => {
    it('shows a cut tail or an older backup', async () => {
        const verdict = await verify(cutAfter(makeLedger(), 9));
        expect(verdict).toMatchObject({ alteredCount: 0, anchored: 'behind', anchor: { lines: 4, upTo: { seq: 9, step: 21 } } });
        expect(verdict.anchor.details).toEqual(['anchor ahead of the ledger (frame 12, the ledger has 9): tail cut or older backup']);
        expect(isSound(verdict)).toBe(false);
    });
    it('shows a ledger that is empty', async () => {
        expect((await verify(cutAfter(makeLedger(), 0))).anchored).toBe('behind');
    });
    it('shows another history, even one signed with the stolen key', async () => {
        const forged = makeLedger(STORY, { seed: 2 });
        expect(isSound(await verify(forged))).toBe(true); // against its own anchor
        const verdict = await verify({ ...forged, anchors: makeLedger().anchors });
        expect(verdict).toMatchObject({ anchored: 'behind', altered: [{ what: 'history', seq: 3 }] });
        expect(verdict.anchor.details[0]).toContain('two histories');
    });
    it('shows by itself that two histories were signed', async () => {
        const anchors = [...makeLedger().anchors, ...makeLedger(STORY, { seed: 2 }).anchors];
        const verdict = await verify({ ...makeLedger(), anchors });
        expect(verdict.altered.map(({ detail }) => detail)).toContain('two different roots of size 9 were anchored');
    });
    it('may be out of order, repeated, and of other runs with other keys', async () => {
        const stranger = generateSigner();
        const others = makeLedger(STORY, { run: RUN.replace('0', '1'), signerOf: () => stranger }).anchors;
        const lines = makeLedger().anchors;
        const verdict = await verify({ ...makeLedger(), anchors: [...lines.toReversed(), ...others, ...lines] });
        expect(verdict).toMatchObject({ anchored: 'yes', alteredCount: 0, anchor: { upTo: { seq: 12 } } });
    });
    it('that does not know the run says nothing', async () => {
        const verdict = await verify({ ...makeLedger(), anchors: [] });
        expect(verdict).toMatchObject({ anchored: 'no', anchor: { details: ['the run is not in the anchor'] } });
        expect(isSound(verdict)).toBe(true);
    });
    it('need not reach the end', async () => {
        const verdict = await verify({ ...makeLedger(), anchors: makeLedger().anchors.slice(0, 2) });
        expect(verdict).toMatchObject({ anchored: 'yes', anchor: { upTo: { seq: 6 } } });
        expect(verdict.cannotExclude[0]).toContain('Frames up to 6 of 12 agree with the anchor');
    });
});
//# sourceMappingURL=verify-trust.spec.js.map