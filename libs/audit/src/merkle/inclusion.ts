import { HASH_BYTES } from '../frame/leaf-hashes.js';
import { firstHashes, splitSize } from './hash-list.js';
import { merkleRoot } from './merkle-root.js';
import { nodeHash } from './node-hash.js';
import { isPlausible, pathSides } from './path-sides.js';

/** That a leaf is in a tree: what {@link verifyInclusion} checks. */
export interface InclusionClaim {
  readonly leafHash: Buffer;
  /** Index of the leaf, from 0. */
  readonly index: number;
  readonly treeSize: number;
  readonly root: Buffer;
  /** Siblings on the way up. */
  readonly proof: readonly Buffer[];
}

/**
 * Proof that leaf `index` is in the tree of the first `treeSize` of these leaf hashes: the siblings on its way to the
 * root, from below. Hashes the whole tree, treeSize − 1 nodes.
 *
 * @see RFC 9162, section 2.1.3.1
 */
export function inclusionProof(hashes: Buffer, index: number, treeSize: number): Buffer[] {
  const leaves = firstHashes(hashes, treeSize);
  if (!Number.isSafeInteger(index) || index < 0 || index >= treeSize) throw new RangeError(`index must be from 0 to ${treeSize - 1}, got ${index}`);
  return path(leaves, index);
}

function path(leaves: Buffer, index: number): Buffer[] {
  const n = leaves.length / HASH_BYTES;
  if (n === 1) return [];
  const k = splitSize(n);
  const left = leaves.subarray(0, k * HASH_BYTES);
  const right = leaves.subarray(k * HASH_BYTES);
  return index < k ? [...path(left, index), merkleRoot(right)] : [...path(right, index - k), merkleRoot(left)];
}

/**
 * Whether the leaf is in the tree with that root. Wrong sizes and lengths are false, never an error.
 *
 * @see RFC 9162, section 2.1.3.2
 */
export function verifyInclusion({ leafHash, index, treeSize, root, proof }: InclusionClaim): boolean {
  if (!isPlausible(index, treeSize - 1, [leafHash, ...proof])) return false;
  const sides = pathSides({ node: index, last: treeSize - 1 }, proof.length);
  if (sides === null) return false;
  return proof.reduce((r, p, at) => (sides[at] === true ? nodeHash(p, r) : nodeHash(r, p)), leafHash).equals(root);
}
