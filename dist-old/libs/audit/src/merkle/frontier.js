import { HASH_BYTES } from '../frame/leaf-hashes.js';
import { countHashes, hashAt, splitHashes } from './hash-list.js';
import { emptyRoot, nodeHash } from './node-hash.js';
/** The frontier of the tree without leaves. */
export const EMPTY_FRONTIER = { treeSize: 0, roots: Buffer.alloc(0) };
/**
 * A frontier as it was kept.
 *
 * @throws RangeError when `bytes` cannot be the frontier of a tree of that size.
 */
export function openFrontier(bytes, treeSize) {
    if (!Number.isSafeInteger(treeSize) || treeSize < 0)
        throw new RangeError(`treeSize must be an integer from 0, got ${treeSize}`);
    const expected = onesOf(treeSize) * HASH_BYTES;
    if (bytes.length !== expected)
        throw new RangeError(`the frontier of ${treeSize} leaves has ${expected} bytes, got ${bytes.length}`);
    return { treeSize, roots: Buffer.from(bytes) };
}
/** The frontier with more leaves: `hashes` are theirs, 32 bytes each, end to end. One node hash per leaf on average. */
export function appendLeaves(frontier, hashes) {
    const stack = splitHashes(frontier.roots);
    const count = countHashes(hashes);
    for (let index = 0; index < count; index++) {
        let root = hashAt(hashes, index);
        // each trailing one of the size is a perfect subtree as large as the one just completed
        for (let size = frontier.treeSize + index; size % 2 === 1; size = (size - 1) / 2)
            root = nodeHash(last(stack), root);
        stack.push(root);
    }
    return { treeSize: frontier.treeSize + count, roots: Buffer.concat(stack) };
}
/** Root of the tree: its perfect subtrees joined from the smallest to the largest. */
export function frontierRoot(frontier) {
    const stack = splitHashes(frontier.roots);
    if (stack.length === 0)
        return emptyRoot();
    let root = last(stack);
    while (stack.length > 0)
        root = nodeHash(last(stack), root);
    return Buffer.from(root);
}
/** What {@link openFrontier} takes. */
export function frontierBytes(frontier) {
    return frontier.roots;
}
function last(stack) {
    const root = stack.pop();
    if (root === undefined)
        throw new RangeError('the frontier does not fit its tree size');
    return root;
}
function onesOf(n) {
    let ones = 0;
    for (let rest = n; rest > 0; rest = Math.floor(rest / 2))
        ones += rest % 2;
    return ones;
}
//# sourceMappingURL=frontier.js.map