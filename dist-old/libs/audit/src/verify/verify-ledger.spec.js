import { describe, expect, it } from 'vitest';
import { flipBit } from '../testing/made-hashes.js';
import { cutAfter, decisions, makeLedger, note, RUN, signers, sourceOf, STORY, verifyMade as verify, withFrame } from '../testing/made-ledger.js';
import { isSound } from './verdict.js';
import { verifyLedger } from './verify-ledger.js';
describe('an untouched ledger', () => {
    it('is sound; its gap is told, in parts where it was filled late', async () => {
        const ledger = makeLedger();
        const verdict = await verify(ledger);
        expect(verdict).toMatchObject({ run: RUN, altered: [], alteredCount: 0, missing: [], ended: 'succeeded', keysTrusted: true, anchored: 'yes' });
        expect(verdict.gaps).toEqual([
            { fromStep: 12, toStep: 15, reason: 'the process was killed', signed: true, filled: true },
            { fromStep: 16, toStep: 17, reason: 'the process was killed', signed: true, filled: false },
        ]);
        expect(verdict.notes).toEqual(['frames of attempt 1 came after attempt 2 had begun, from frame 9']);
        expect(verdict).toMatchObject({ frames: 12, lastStep: 29, complete: false, signer: signers.map(({ keyName }) => keyName) });
        expect(verdict.root).toEqual(ledger.heads.at(-1).rootHash);
        expect(isSound(verdict)).toBe(true);
    });
    it('is complete when every gap is filled', async () => {
        expect(await verify(makeLedger([...STORY.slice(0, 9), decisions(1, 16, 2), ...STORY.slice(9)]))).toMatchObject({ complete: true, missing: [] });
    });
    it('needs no end while it is live', async () => {
        const ledger = makeLedger(STORY.slice(0, 3));
        expect(await verify(ledger)).toMatchObject({ complete: false, ended: null });
        expect(await verify({ ...ledger, run: { uuid: RUN, isLive: true } })).toMatchObject({ complete: true, ended: null });
    });
    it('has not ended when a newer attempt began', async () => {
        const story = [...STORY, note('attempt', 3, { attempt: 3 })];
        expect((await verify(makeLedger(story))).ended).toBeNull();
    });
    it('may be empty', async () => {
        const verdict = await verify({ ...cutAfter(makeLedger(), 0), anchors: null });
        expect(verdict).toMatchObject({ frames: 0, treeSize: 0, lastStep: -1, complete: false, alteredCount: 0 });
    });
    it('tells how far it has come', async () => {
        const seen = [];
        await verifyLedger(sourceOf(makeLedger()), { publicKeys: null, anchors: null }, ({ seq }) => seen.push(seq));
        expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    });
});
describe('what is altered is told with its place', () => {
    it('a decision: layer and steps', async () => {
        // layer 1 of 3 begins behind the head, 5 shared steps of 16 bytes, and layer 0 with 5 steps of 32 bytes
        const bit = 8 * (32 + 5 * 16 + 5 * 32 + 17);
        const verdict = await verify(withFrame(makeLedger(), 2, ({ payload }) => ({ payload: flipBit(payload, bit) })));
        expect(verdict.altered).toEqual([
            { what: 'chunk', seq: 2, step: 0, layer: 1, detail: 'chunk of layer 1, steps 0..4: its content does not have the stored hash' },
        ]);
        expect(verdict.anchored).toBe('yes'); // the hashes are those that were signed
    });
    it('a decision with its leaf hash: the segment', async () => {
        const other = makeLedger(STORY, { seed: 2 });
        const verdict = await verify(withFrame(makeLedger(), 5, () => other.frames[4]));
        expect(verdict.altered.map(({ what, seq }) => [what, seq])).toEqual([['root', 4], ['history', 6], ['state', undefined]]);
        expect(verdict.altered[0].detail).toContain('something in frames 4..6 was changed');
    });
    it('a stored hash: the content is cleared by the signed root', async () => {
        const verdict = await verify(withFrame(makeLedger(), 3, ({ leafHashes }) => ({ leafHashes: flipBit(leafHashes, 0) })));
        expect(verdict.altered.map(({ what }) => what)).toEqual(['step chunk']);
        expect(verdict.notes[0]).toContain('stored hashes were changed, not the content');
    });
    it('a note', async () => {
        const verdict = await verify(withFrame(makeLedger(), 12, ({ payload }) => ({ payload: Buffer.from(payload.toString('latin1').replace('succeeded', 'succeedex'), 'latin1') })));
        expect(verdict.altered).toEqual([{ what: 'note', seq: 12, step: 29, layer: undefined, detail: 'note (end) at step 29: its content does not have the stored hash' }]);
    });
    it('a row that says something else than its content', async () => {
        const verdict = await verify(withFrame(makeLedger(), 5, ({ head }) => ({ head: { ...head, step0: 10 } })));
        expect(verdict.altered).toEqual([{ what: 'frame', seq: 5, step: 10, detail: 'step0 is 10 in the row and 9 in the content' }]);
    });
    it('what the store found', async () => {
        const verdict = await verify(withFrame(makeLedger(), 5, () => ({ payload: null, problems: ['a chunk holds 2 of 3 steps'] })));
        expect(verdict.altered).toEqual([{ what: 'frame', seq: 5, step: 9, detail: 'a chunk holds 2 of 3 steps' }]);
    });
    it('a frame that is gone', async () => {
        const ledger = makeLedger();
        const verdict = await verify({ ...ledger, frames: ledger.frames.filter(({ seq }) => seq !== 5) });
        expect(verdict.altered[0]).toEqual({ what: 'frame', seq: 6, detail: 'frames 5..5 are missing' });
        expect(verdict).toMatchObject({ complete: false, root: null, missing: [{ fromStep: 9, toStep: 11 }] });
    });
    it('a step that was recorded twice, by whoever has the key', async () => {
        const verdict = await verify(makeLedger([...STORY.slice(0, 11), decisions(2, 28, 3)]));
        expect(verdict.altered).toEqual([{ what: 'steps', seq: 12, step: 28, detail: 'steps 28..29 are recorded twice' }]);
    });
    it('decisions with other layers than their attempt', async () => {
        const verdict = await verify(makeLedger([...STORY.slice(0, 2), decisions(1, 5, 2, 2)]));
        expect(verdict.altered[0].detail).toBe('steps 5..6 have 2 layers, the attempt has 3');
    });
    it('steps that are missing without a gap', async () => {
        const verdict = await verify(makeLedger([STORY[0], decisions(1, 3, 2), decisions(1, 7, 2)]));
        expect(verdict.missing).toEqual([{ fromStep: 0, toStep: 2 }, { fromStep: 5, toStep: 6 }]);
        expect(isSound(verdict)).toBe(false);
    });
    it('frames that no head covers', async () => {
        const ledger = makeLedger();
        const verdict = await verify({ ...ledger, heads: ledger.heads.slice(0, 3), anchors: null });
        expect(verdict.altered).toEqual([{ what: 'head', seq: 10, detail: 'frames 10..12 are not signed' }]);
    });
    it('a head taken out of the chain', async () => {
        const ledger = makeLedger();
        const verdict = await verify({ ...ledger, heads: ledger.heads.filter((_, at) => at !== 1) });
        expect(verdict.altered.map(({ what }) => what)).toEqual(['head', 'chain']);
    });
    it('where the ledger says that it stands', async () => {
        const ledger = makeLedger();
        const verdict = await verify({ ...ledger, state: { ...ledger.state, lastStep: 30 } });
        expect(verdict.altered).toEqual([{ what: 'state', detail: 'the ledger says that its lastStep is 30, its frames give 29' }]);
    });
    it('no more than a thousand, with their number', async () => {
        const ledger = makeLedger();
        const frames = ledger.frames.map((frame) => ({ ...frame, problems: Array.from({ length: 200 }, () => 'x') }));
        const verdict = await verify({ ...ledger, frames });
        expect([verdict.altered.length, verdict.alteredCount]).toEqual([1000, 2400]);
    });
});
describe('content that was removed', () => {
    const pruned = () => makeLedger(STORY, { remove: [2, 3] });
    it('by a signed fact is told, and the rest still verifies', async () => {
        const verdict = await verify(pruned());
        expect(verdict).toMatchObject({ alteredCount: 0, anchored: 'yes', missing: [] });
        expect(verdict.removed).toEqual([{ fromStep: 0, toStep: 8, frames: 2, by: 'a policy', reason: 'older than 180 days' }]);
        expect(verdict.cannotExclude.join()).toContain('Content that was removed');
    });
    it('without one is altered', async () => {
        const verdict = await verify(withFrame(makeLedger(), 5, () => ({ payload: null })));
        expect(verdict.altered).toEqual([{ what: 'removal', seq: 5, step: 9, detail: 'steps 9..11 are gone, and no signed fact tells of their removal as it is' }]);
    });
    it('beyond what the fact tells of is altered', async () => {
        const verdict = await verify(withFrame(pruned(), 5, () => ({ payload: null })));
        expect(verdict.altered.map(({ what, seq }) => [what, seq])).toEqual([['removal', 5]]);
    });
    it('is bound to its head: it cannot become another step', async () => {
        const verdict = await verify(withFrame(pruned(), 2, ({ head }) => ({ head: { ...head, t0Us: head.t0Us + 1 } })));
        expect(verdict.altered.map(({ what }) => what)).toEqual(['removal', 'removal']);
    });
    it('is never a note', async () => {
        const verdict = await verify(withFrame(makeLedger(), 4, () => ({ payload: null })));
        expect(verdict.altered).toEqual([{ what: 'removal', seq: 4, step: 8, detail: 'the note (fact) is gone' }]);
    });
});
//# sourceMappingURL=verify-ledger.spec.js.map