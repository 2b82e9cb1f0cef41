import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipBit, madeHashes } from '../testing/made-hashes.js';
import { recursiveProof } from '../testing/recursive-proof.js';
import { consistencyProof, verifyConsistency } from './consistency.js';
import { hashAt } from './hash-list.js';
import { inclusionProofs, verifyInclusion } from './inclusion.js';
import { rootAtSize } from './merkle-root.js';
import { emptyRoot } from './node-hash.js';
const COUNT = 150;
const hashes = madeHashes(COUNT);
const roots = Array.from({ length: COUNT + 1 }, (_, size) => rootAtSize(hashes, size));
const numbers = fc.tuple(fc.nat(), fc.integer({ min: 1, max: COUNT }), fc.nat());
/** The proof with one bit of it changed. */
function damaged(proof, at) {
    const bit = at % (proof.length * 256);
    return proof.map((node, index) => (index === bit >> 8 ? flipBit(node, bit & 255) : node));
}
describe('an inclusion proof', () => {
    const claimOf = (index, treeSize) => ({
        leafHash: hashAt(hashes, index),
        index,
        treeSize,
        root: roots[treeSize],
        proof: recursiveProof(hashes, index, treeSize),
    });
    it('holds for its leaf, index, size and root, and for none other', () => {
        fc.assert(fc.property(numbers, ([at, treeSize, noise]) => {
            const claim = claimOf(at % treeSize, treeSize);
            expect(verifyInclusion(claim)).toBe(true);
            expect(verifyInclusion({ ...claim, leafHash: flipBit(claim.leafHash, noise & 255) })).toBe(false);
            expect(verifyInclusion({ ...claim, root: flipBit(claim.root, noise & 255) })).toBe(false);
            if (treeSize > 1)
                expect(verifyInclusion({ ...claim, proof: damaged(claim.proof, noise) })).toBe(false);
            expect(verifyInclusion({ ...claim, proof: [...claim.proof, claim.root] })).toBe(false);
            if (treeSize > 1)
                expect(verifyInclusion({ ...claim, proof: claim.proof.slice(0, -1) })).toBe(false);
        }), { seed: 11, numRuns: 400 });
    });
    it('is the same where many of one tree are made at once, of every size', async () => {
        const text = (proofs) => proofs.map((proof) => proof.map((node) => node.toString('hex')).join(' ')).join('\n');
        for (let treeSize = 1; treeSize <= 70; treeSize++) {
            const indexes = Array.from({ length: treeSize }, (_, index) => index);
            expect(text(await inclusionProofs(hashes, indexes, treeSize)), String(treeSize)).toBe(text(indexes.map((index) => recursiveProof(hashes, index, treeSize))));
        }
        expect(await inclusionProofs(hashes, [3, 3], 7)).toEqual([recursiveProof(hashes, 3, 7), recursiveProof(hashes, 3, 7)]);
        expect(await inclusionProofs(hashes, [], 7)).toEqual([]);
        for (const [index, treeSize] of [[7, 7], [-1, 7], [0, 0], [0, COUNT + 1]])
            await expect(inclusionProofs(hashes, [index], treeSize)).rejects.toThrow(RangeError);
    });
    it('of many leaves of a large tree lets others have their turn', async () => {
        const large = madeHashes(40_000);
        let turns = 0;
        const timer = setInterval(() => (turns += 1), 0);
        const proofs = await inclusionProofs(large, Array.from({ length: 50 }, (_, i) => i * 797), 40_000);
        clearInterval(timer);
        expect(turns).toBeGreaterThan(3);
        const root = rootAtSize(large, 40_000);
        for (const [i, proof] of proofs.entries())
            expect(verifyInclusion({ leafHash: hashAt(large, i * 797), index: i * 797, treeSize: 40_000, root, proof })).toBe(true);
    });
    it('holds for no other index of its tree', () => {
        for (let index = 0; index < 40; index++) {
            for (let other = 0; other < 45; other++) {
                expect(verifyInclusion({ ...claimOf(index, 40), index: other }), `${index} as ${other}`).toBe(index === other);
            }
        }
    });
    it.each([-1, 1.5, Number.NaN, 2 ** 53, 7])('is false, not an error, for the index %d of 7', (index) => {
        expect(verifyInclusion({ ...claimOf(3, 7), index })).toBe(false);
    });
    it('is false for hashes of another length', () => {
        expect(verifyInclusion({ ...claimOf(3, 7), proof: [Buffer.alloc(31)] })).toBe(false);
        expect(verifyInclusion({ ...claimOf(0, 1), root: Buffer.alloc(0) })).toBe(false);
    });
    it('cannot be made for a leaf that is not there', async () => {
        await expect(inclusionProofs(hashes, [7], 7)).rejects.toThrow('index must be from 0 to 6, got 7');
        await expect(inclusionProofs(hashes, [0], COUNT + 1)).rejects.toThrow('size must be from 0 to 150');
    });
});
describe('a consistency proof', () => {
    const claimOf = (first, second) => ({
        first,
        second,
        firstRoot: roots[first],
        secondRoot: roots[second],
        proof: consistencyProof(hashes, first, second),
    });
    it('holds for its sizes and roots, and for none other', () => {
        fc.assert(fc.property(numbers, ([at, second, noise]) => {
            const claim = claimOf(1 + (at % second), second);
            expect(verifyConsistency(claim)).toBe(true);
            expect(verifyConsistency({ ...claim, firstRoot: flipBit(claim.firstRoot, noise & 255) })).toBe(false);
            expect(verifyConsistency({ ...claim, secondRoot: flipBit(claim.secondRoot, noise & 255) })).toBe(false);
            expect(verifyConsistency({ ...claim, proof: [...claim.proof, claim.firstRoot] })).toBe(false);
            if (claim.proof.length > 0)
                expect(verifyConsistency({ ...claim, proof: damaged(claim.proof, noise) })).toBe(false);
            if (claim.proof.length > 0)
                expect(verifyConsistency({ ...claim, proof: claim.proof.slice(1) })).toBe(false);
        }), { seed: 13, numRuns: 400 });
    });
    it('holds for no history that was rewritten below the older size', () => {
        for (let second = 2; second <= 40; second++) {
            const forged = flipBit(hashes, 8 * 32 * (second >> 1));
            const first = (second >> 1) + 1;
            const proof = consistencyProof(forged, first, second);
            expect(verifyConsistency({ ...claimOf(first, second), secondRoot: rootAtSize(forged, second), proof })).toBe(false);
        }
    });
    it('is empty from the empty tree and between equal sizes', () => {
        expect(verifyConsistency({ ...claimOf(0, 9), proof: [] })).toBe(true);
        expect(verifyConsistency({ first: 0, second: 9, firstRoot: roots[1], secondRoot: roots[9], proof: [] })).toBe(false);
        expect(verifyConsistency({ first: 9, second: 9, firstRoot: roots[9], secondRoot: roots[8], proof: [] })).toBe(false);
        expect(verifyConsistency({ first: 0, second: 0, firstRoot: emptyRoot(), secondRoot: emptyRoot(), proof: [] })).toBe(true);
    });
    it.each([
        [9, 8],
        [-1, 8],
        [1.5, 8],
        [3, 2 ** 53],
    ])('is false, not an error, from %d to %d', (first, second) => {
        expect(verifyConsistency({ ...claimOf(3, 8), first, second })).toBe(false);
    });
});
//# sourceMappingURL=proofs.spec.js.map