import { HASH_BYTES } from '../frame/leaf-hashes.js';
import { firstHashes, splitSize } from '../merkle/hash-list.js';
import { merkleRoot } from '../merkle/merkle-root.js';
/**
 * The proof of one leaf by the recursion of the RFC, what the product's own are compared with: it hashes the whole tree, and lets nobody else have a turn.
 *
 * @see RFC 9162, section 2.1.3.1
 */
export function recursiveProof(hashes, index, treeSize) {
    return path(firstHashes(hashes, treeSize), index);
}
function path(leaves, index) {
    const n = leaves.length / HASH_BYTES;
    if (n === 1)
        return [];
    const k = splitSize(n);
    const left = leaves.subarray(0, k * HASH_BYTES);
    const right = leaves.subarray(k * HASH_BYTES);
    return index < k ? [...path(left, index), merkleRoot(right)] : [...path(right, index - k), merkleRoot(left)];
}
//# sourceMappingURL=recursive-proof.js.map