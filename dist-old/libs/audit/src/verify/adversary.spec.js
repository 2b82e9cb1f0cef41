import { describe, expect, it } from 'vitest';
import { parseAnchor } from '../anchor/anchor-file.js';
import { formatAnchorLine } from '../anchor/anchor-line.js';
import { anyBit, FLIPS } from '../testing/damage.js';
import { cutAfter, makeLedger, OTHER_RUN, seededRandom, signAll, signers, stateOf, STORY, verifyMade } from '../testing/made-ledger.js';
import { isSound } from './verdict.js';
/** 13 frames, 45 leaves, 4 segments, 2 keys; the content of two frames was removed. */
const original = makeLedger(STORY, { remove: [2, 3] });
const PER_KIND = 130;
function copy() {
    const { frames, heads, keys, anchors, trusted } = original;
    return { ...original, run: { ...original.run }, frames: [...frames], heads: [...heads], keys: [...keys], anchors: [...anchors], trusted: new Map(trusted) };
}
function picker(seed) {
    const random = seededRandom(seed);
    return (below) => Math.floor(random() * below);
}
async function isDetected(ledger) {
    return !isSound(await verifyMade(ledger));
}
/** All pairs of different numbers below `count`. */
function pairs(count) {
    return Array.from({ length: count * count }, (_, at) => [Math.floor(at / count), at % count]).filter(([a, b]) => a !== b);
}
function swapped(list, a, b) {
    return list.map((item, at) => (at === a ? list[b] : at === b ? list[a] : item));
}
/** The content of one frame under the number of another, as it is or with its hashes. */
function moved(frame, seq) {
    return { ...frame, seq };
}
describe('an adversary', () => {
    it.each([1, 2, 3, 4, 5, 6, 7, 8])('that changes nothing is not accused (ledger %i)', async (seed) => {
        expect(await isDetected(makeLedger(STORY, { seed, remove: seed % 2 === 0 ? [2, 3] : [] }))).toBe(false);
    });
    it.each(Object.entries(FLIPS))(`that flips a bit of the %s is found ${PER_KIND} times of ${PER_KIND}`, async (kind, flip) => {
        const pick = picker(kind.length * 7919);
        const unseen = [];
        for (let time = 0; time < PER_KIND; time++) {
            const ledger = copy();
            const where = flip(ledger, pick);
            if (!(await isDetected(ledger)))
                unseen.push(`${time}: ${where}`);
        }
        expect(unseen).toEqual([]);
    });
    it('that flips a bit of the anchor file is found: a bad line, a torn one, or a wrong one', async () => {
        const text = Buffer.from(original.anchors.map(formatAnchorLine).join(''));
        const pick = picker(5);
        for (let time = 0; time < 300; time++) {
            const changed = anyBit(text, pick).toString('utf8');
            expect(await isAnchorTextDetected(changed), changed).toBe(true);
        }
    });
    it('that takes frames, heads or the newer key away is found', async () => {
        for (const at of original.frames.keys())
            expect(await isDetected({ ...copy(), frames: original.frames.toSpliced(at, 1) }), `frame ${at}`).toBe(true);
        for (const at of original.heads.keys())
            expect(await isDetected({ ...copy(), heads: original.heads.toSpliced(at, 1) }), `head ${at}`).toBe(true);
        expect(await isDetected({ ...copy(), keys: original.keys.slice(0, 1) })).toBe(true);
        expect(await isDetected({ ...copy(), heads: [] })).toBe(true);
    });
    it('that changes the order of frames or heads is found', async () => {
        for (const [a, b] of pairs(original.frames.length)) {
            expect(await isDetected({ ...copy(), frames: swapped(original.frames, a, b) }), `order ${a} ${b}`).toBe(true);
            const renumbered = swapped(original.frames, a, b).map((frame, at) => moved(frame, at + 1));
            expect(await isDetected({ ...copy(), frames: renumbered }), `numbers ${a} ${b}`).toBe(true);
        }
        for (const [a, b] of pairs(original.heads.length))
            expect(await isDetected({ ...copy(), heads: swapped(original.heads, a, b) })).toBe(true);
    });
    it('that repeats a frame in the place of another, or beside it, is found', async () => {
        for (const [a, b] of pairs(original.frames.length)) {
            const frame = original.frames[a];
            expect(await isDetected({ ...copy(), frames: original.frames.with(b, moved(frame, b + 1)) }), `${a} at ${b}`).toBe(true);
            const inserted = original.frames.toSpliced(b, 0, frame).map((each, at) => moved(each, at + 1));
            expect(await isDetected({ ...copy(), frames: inserted, state: stateOf(inserted) }), `${a} before ${b}`).toBe(true);
        }
    });
    it('that brings frames or heads of another run is found', async () => {
        const other = makeLedger(STORY, { run: OTHER_RUN, remove: [2, 3] });
        for (const at of original.frames.keys())
            expect(await isDetected({ ...copy(), frames: original.frames.with(at, other.frames[at]) }), `frame ${at}`).toBe(true);
        for (const at of original.heads.keys())
            expect(await isDetected({ ...copy(), heads: original.heads.with(at, other.heads[at]) }), `head ${at}`).toBe(true);
        expect(await isDetected({ ...other, run: original.run, anchors: original.anchors })).toBe(true);
    });
    it('that restores any older state, as it was signed, is found by the anchor', async () => {
        for (const seq of [0, 3, 6, 9, 12]) {
            const older = cutAfter(original, seq);
            const heads = signAll({ run: original.run.uuid, frames: older.frames, ends: [3, 6, 9, 12].filter((end) => end <= seq), signerOf: () => signers[1] });
            expect(await isDetected(older.heads.length === heads.length ? older : { ...older, heads }), `frame ${seq}`).toBe(true);
        }
    });
    it('that has the key and rewrites any frame is found by the anchor, and by nothing else', async () => {
        const forged = makeLedger(STORY, { seed: 99, remove: [2, 3] });
        for (const at of original.frames.keys()) {
            const frames = original.frames.with(at, forged.frames[at]);
            const isSame = forged.frames[at].leafHashes.equals(original.frames[at].leafHashes);
            const heads = signAll({ run: original.run.uuid, frames, ends: [3, 6, 9, 13], signerOf: () => signers[1] });
            const rewritten = { ...copy(), frames, heads, state: stateOf(frames) };
            expect(await isDetected(rewritten), `frame ${at + 1}`).toBe(!isSame);
            const verdict = await verifyMade({ ...rewritten, anchors: null });
            expect([isSound(verdict), verdict.cannotExclude.length > 0]).toEqual([true, true]);
        }
    });
});
async function isAnchorTextDetected(text) {
    try {
        const { lines, torn } = parseAnchor(text);
        return torn.length > 0 || (await isDetected({ ...copy(), anchors: [...lines] }));
    }
    catch (error) {
        return error instanceof Error && error.name === 'InputError';
    }
}
//# sourceMappingURL=adversary.spec.js.map