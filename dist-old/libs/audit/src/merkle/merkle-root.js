import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from './frontier.js';
import { firstHashes } from './hash-list.js';
/**
 * Root of the tree over leaf hashes, 32 bytes each, end to end: MTH of RFC 9162.
 *
 * @see RFC 9162, section 2.1.1
 */
export function merkleRoot(hashes) {
    return frontierRoot(appendLeaves(EMPTY_FRONTIER, hashes));
}
/** Root that the tree had when it held the first `treeSize` of these leaves. */
export function rootAtSize(hashes, treeSize) {
    return merkleRoot(firstHashes(hashes, treeSize));
}
//# sourceMappingURL=merkle-root.js.map