import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/vectors.js';
import { consistencyProof, verifyConsistency } from './consistency.js';
import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from './frontier.js';
import { hashAt } from './hash-list.js';
import { inclusionProofs, verifyInclusion } from './inclusion.js';
import { merkleRoot, rootAtSize } from './merkle-root.js';
import { emptyRoot } from './node-hash.js';
const vectors = readVectors('merkle');
const hashes = leaves();
const sizes = Object.keys(vectors.roots).map(Number);
function leaves() {
    const inputs = vectors.wellKnownLeaves.map((leaf) => Buffer.from(leaf, 'hex'));
    for (let index = inputs.length; index < vectors.leafCount; index++) {
        inputs.push(Buffer.alloc(8));
        inputs[index].writeBigUInt64LE(BigInt(index));
    }
    return Buffer.concat(inputs.map((input) => createHash('sha256').update('\0').update(input).digest()));
}
function root(size) {
    return Buffer.from(vectors.roots[size], 'hex');
}
function nodes(proof) {
    return proof.map((node) => Buffer.from(node, 'hex'));
}
describe('the tree of another implementation', () => {
    it('has the root published for the empty tree and for the test tree of RFC 6962', () => {
        expect(emptyRoot().toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
        expect(rootAtSize(hashes, 8).toString('hex')).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
    });
    it(`has our root at each of ${sizes.length} sizes, from all leaves and from the frontier`, () => {
        let frontier = EMPTY_FRONTIER;
        for (const size of sizes) {
            frontier = appendLeaves(frontier, hashes.subarray(frontier.treeSize * 32, size * 32));
            expect(frontierRoot(frontier), String(size)).toEqual(root(size));
            expect(rootAtSize(hashes, size), String(size)).toEqual(root(size));
        }
        expect(merkleRoot(hashes)).toEqual(root(vectors.leafCount));
    });
    it(`has our ${vectors.inclusions.length} inclusion proofs, and they verify`, async () => {
        for (const { index, size, proof } of vectors.inclusions) {
            expect(await inclusionProofs(hashes, [index], size), `${index} of ${size}`).toEqual([nodes(proof)]);
            expect(verifyInclusion({ leafHash: hashAt(hashes, index), index, treeSize: size, root: root(size), proof: nodes(proof) })).toBe(true);
        }
    });
    it(`has our ${vectors.consistencies.length} consistency proofs, and they verify`, () => {
        for (const { first, second, proof } of vectors.consistencies) {
            const firstRoot = rootAtSize(hashes, first);
            expect(consistencyProof(hashes, first, second), `${first} to ${second}`).toEqual(nodes(proof));
            expect(verifyConsistency({ first, second, firstRoot, secondRoot: root(second), proof: nodes(proof) })).toBe(true);
        }
    });
});
//# sourceMappingURL=merkle-vectors.spec.js.map