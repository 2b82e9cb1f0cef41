import { HASH_BYTES } from '../frame/leaf-hashes.js';
import { countHashes, hashAt, splitHashes } from './hash-list.js';
import { emptyRoot, nodeHash } from './node-hash.js';

/**
 * All that must be kept of a Merkle tree to append leaves to it: the roots of its perfect subtrees, the largest first (a
 * compact range). A tree of n leaves has as many of them as n has ones in binary: 32 bytes × log₂ n at most.
 *
 * It is a value: appending makes a new one, so a transaction that is rolled back leaves the old one good.
 */
export interface Frontier {
  /** Leaves of the tree. */
  readonly treeSize: number;
  /** The roots, 32 bytes each, end to end. */
  readonly roots: Buffer;
}

/** The frontier of the tree without leaves. */
export const EMPTY_FRONTIER: Frontier = { treeSize: 0, roots: Buffer.alloc(0) };

/**
 * A frontier as it was kept.
 *
 * @throws RangeError when `bytes` cannot be the frontier of a tree of that size.
 */
export function openFrontier(bytes: Buffer, treeSize: number): Frontier {
  if (!Number.isSafeInteger(treeSize) || treeSize < 0) throw new RangeError(`treeSize must be an integer from 0, got ${treeSize}`);
  const expected = onesOf(treeSize) * HASH_BYTES;
  if (bytes.length !== expected) throw new RangeError(`the frontier of ${treeSize} leaves has ${expected} bytes, got ${bytes.length}`);
  return { treeSize, roots: Buffer.from(bytes) };
}

/** The frontier with more leaves: `hashes` are theirs, 32 bytes each, end to end. One node hash per leaf on average. */
export function appendLeaves(frontier: Frontier, hashes: Buffer): Frontier {
  const stack = splitHashes(frontier.roots);
  const count = countHashes(hashes);
  for (let index = 0; index < count; index++) {
    let root = hashAt(hashes, index);
    // each trailing one of the size is a perfect subtree as large as the one just completed
    for (let size = frontier.treeSize + index; size % 2 === 1; size = (size - 1) / 2) root = nodeHash(last(stack), root);
    stack.push(root);
  }
  return { treeSize: frontier.treeSize + count, roots: Buffer.concat(stack) };
}

/** Root of the tree: its perfect subtrees joined from the smallest to the largest. */
export function frontierRoot(frontier: Frontier): Buffer {
  const stack = splitHashes(frontier.roots);
  if (stack.length === 0) return emptyRoot();
  let root = last(stack);
  while (stack.length > 0) root = nodeHash(last(stack), root);
  return Buffer.from(root);
}

/** What {@link openFrontier} takes. */
export function frontierBytes(frontier: Frontier): Buffer {
  return frontier.roots;
}

function last(stack: Buffer[]): Buffer {
  const root = stack.pop();
  if (root === undefined) throw new RangeError('the frontier does not fit its tree size');
  return root;
}

function onesOf(n: number): number {
  let ones = 0;
  for (let rest = n; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
