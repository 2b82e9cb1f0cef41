import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { madeHashes } from '../testing/made-hashes.js';
import { appendLeaves, EMPTY_FRONTIER, frontierBytes, frontierRoot, openFrontier } from './frontier.js';
import { splitSize } from './hash-list.js';
import { nodeHash } from './node-hash.js';
const hashes = madeHashes(700);
/** The definition of the RFC, word by word: slow and obvious. */
function naiveRoot(leaves) {
    const n = leaves.length / 32;
    if (n === 1)
        return leaves;
    const k = splitSize(n) * 32;
    return nodeHash(naiveRoot(leaves.subarray(0, k)), naiveRoot(leaves.subarray(k)));
}
function kept(frontier) {
    return openFrontier(frontierBytes(frontier), frontier.treeSize);
}
describe('a frontier', () => {
    it('gives the root of the definition, however the leaves are split and however often it is kept and opened', () => {
        fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 90 }), { minLength: 1, maxLength: 7 }), (parts) => {
            let frontier = EMPTY_FRONTIER;
            for (const part of parts)
                frontier = kept(appendLeaves(frontier, hashes.subarray(frontier.treeSize * 32, (frontier.treeSize + part) * 32)));
            if (frontier.treeSize > 0)
                expect(frontierRoot(frontier)).toEqual(naiveRoot(hashes.subarray(0, frontier.treeSize * 32)));
        }), { seed: 7, numRuns: 300 });
    });
    it('holds one root for each one of its size in binary', () => {
        // 700 = 512 + 128 + 32 + 16 + 8 + 4
        const frontier = appendLeaves(EMPTY_FRONTIER, hashes);
        expect(frontierBytes(frontier).length).toBe(6 * 32);
        expect(frontierBytes(frontier).subarray(0, 32)).toEqual(naiveRoot(hashes.subarray(0, 512 * 32)));
    });
    it('is a value: appending leaves it as it was', () => {
        const before = appendLeaves(EMPTY_FRONTIER, hashes.subarray(0, 3 * 32));
        const root = frontierRoot(before);
        appendLeaves(before, hashes.subarray(3 * 32));
        expect(frontierRoot(before)).toEqual(root);
        expect(before.treeSize).toBe(3);
    });
    it('reaches sizes beyond 32 bits', () => {
        const roots = madeHashes(32);
        const frontier = appendLeaves(openFrontier(roots, 2 ** 32 - 1), hashes.subarray(0, 64));
        expect([frontier.treeSize, frontierBytes(frontier).length]).toEqual([2 ** 32 + 1, 64]);
    });
    it.each([
        [32, 0],
        [0, 1],
        [32, 3],
        [64, -1],
        [32, 1.5],
    ])('of %i bytes is refused for a tree of %d leaves', (bytes, treeSize) => {
        expect(() => openFrontier(Buffer.alloc(bytes), treeSize)).toThrow(RangeError);
    });
    it('refuses hashes that are not whole', () => {
        expect(() => appendLeaves(EMPTY_FRONTIER, Buffer.alloc(33))).toThrow('multiple of 32 bytes');
        expect(() => nodeHash(Buffer.alloc(31), Buffer.alloc(32))).toThrow('32 bytes, got 31 and 32');
    });
});
//# sourceMappingURL=frontier.spec.js.map