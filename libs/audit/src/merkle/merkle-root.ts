import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from './frontier.js';
import { firstHashes } from './hash-list.js';

/**
 * Root of the tree over leaf hashes, 32 bytes each, end to end: MTH of RFC 9162.
 *
 * @see RFC 9162, section 2.1.1
 */
export function merkleRoot(hashes: Buffer): Buffer {
  return frontierRoot(appendLeaves(EMPTY_FRONTIER, hashes));
}

/** Root that the tree had when it held the first `treeSize` of these leaves. */
export function rootAtSize(hashes: Buffer, treeSize: number): Buffer {
  return merkleRoot(firstHashes(hashes, treeSize));
}
