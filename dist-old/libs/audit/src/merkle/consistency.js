import { HASH_BYTES } from '../frame/leaf-hashes.js';
import { firstHashes, splitSize } from './hash-list.js';
import { merkleRoot } from './merkle-root.js';
import { emptyRoot, nodeHash } from './node-hash.js';
import { isPlausible, pathSides } from './path-sides.js';
/**
 * Proof that the tree of the first `second` of these leaf hashes begins with the tree of the first `first` of them. Empty
 * when `first` is 0 or equals `second`. Hashes the whole tree.
 *
 * @see RFC 9162, section 2.1.4.1
 */
export function consistencyProof(hashes, first, second) {
    const leaves = firstHashes(hashes, second);
    if (!Number.isSafeInteger(first) || first < 0 || first > second)
        throw new RangeError(`first must be from 0 to ${second}, got ${first}`);
    return first === 0 || first === second ? [] : subproof(leaves, first, true);
}
/** SUBPROOF(m, D_n, b) of the RFC: `whole` (b) tells that the subtree's root is the old root, which the verifier knows. */
function subproof(leaves, m, whole) {
    const n = leaves.length / HASH_BYTES;
    if (m === n)
        return whole ? [] : [merkleRoot(leaves)];
    const k = splitSize(n);
    const left = leaves.subarray(0, k * HASH_BYTES);
    const right = leaves.subarray(k * HASH_BYTES);
    return m <= k ? [...subproof(left, m, whole), merkleRoot(right)] : [...subproof(right, m - k, false), merkleRoot(left)];
}
/**
 * Whether the newer tree begins with the older one. Wrong sizes and lengths are false, never an error. The RFC asks for
 * 0 < first < second; trees of equal size must have equal roots, and everything begins with the empty tree.
 *
 * @see RFC 9162, section 2.1.4.2
 */
export function verifyConsistency(claim) {
    const { first, second, firstRoot, secondRoot, proof } = claim;
    if (!isPlausible(first, second, [firstRoot, secondRoot, ...proof]))
        return false;
    if (first === second)
        return proof.length === 0 && firstRoot.equals(secondRoot);
    if (first === 0)
        return proof.length === 0 && firstRoot.equals(emptyRoot());
    return proof.length > 0 && leadsToBoth(claim);
}
function leadsToBoth({ first, second, firstRoot, secondRoot, proof }) {
    const [start = firstRoot, ...path] = isPowerOfTwo(first) ? [firstRoot, ...proof] : proof;
    const sides = pathSides(startNode(first, second), path.length);
    if (sides === null)
        return false;
    let fr = start;
    let sr = start;
    for (const [at, c] of path.entries()) {
        if (sides[at] === true)
            fr = nodeHash(c, fr);
        sr = sides[at] === true ? nodeHash(c, sr) : nodeHash(sr, c);
    }
    return fr.equals(firstRoot) && sr.equals(secondRoot);
}
/** The last node of the older tree, as high as it is still whole in the newer one: steps 3 and 4. */
function startNode(first, second) {
    let node = first - 1;
    let last = second - 1;
    for (; node % 2 === 1; node = Math.floor(node / 2))
        last = Math.floor(last / 2);
    return { node, last };
}
function isPowerOfTwo(n) {
    return splitSize(n + 1) === n;
}
//# sourceMappingURL=consistency.js.map