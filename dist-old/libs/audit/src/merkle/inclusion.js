import { setImmediate as nextTurn } from 'node:timers/promises';
import { HASH_BYTES } from '../frame/leaf-hashes.js';
import { countHashes, firstHashes, hashAt } from './hash-list.js';
import { nodeHash } from './node-hash.js';
import { isPlausible, pathSides } from './path-sides.js';
function checkIndex(index, treeSize) {
    if (!Number.isSafeInteger(index) || index < 0 || index >= treeSize)
        throw new RangeError(`index must be from 0 to ${treeSize - 1}, got ${index}`);
}
/** Nodes that are hashed before others get their turn: some milliseconds. */
const TURN_NODES = 4096;
/**
 * Proofs that leaves are in the tree of the first `treeSize` of these leaf hashes: for each index the siblings on its way to the root, from below. The
 * tree is hashed once, level by level, however many are asked for (2 million leaves take seconds), and others get their turn meanwhile.
 *
 * @throws RangeError for an index or a size that the hashes do not have
 * @see RFC 9162, section 2.1.3.1
 */
export async function inclusionProofs(hashes, indexes, treeSize) {
    let level = firstHashes(hashes, treeSize);
    for (const index of indexes)
        checkIndex(index, treeSize);
    const ways = indexes.map((node) => ({ node, proof: [] }));
    while (indexes.length > 0 && level.length > HASH_BYTES) {
        for (const way of ways) {
            const sibling = way.node % 2 === 0 ? way.node + 1 : way.node - 1;
            if (sibling < countHashes(level))
                way.proof.push(Buffer.from(hashAt(level, sibling)));
            way.node = Math.floor(way.node / 2);
        }
        level = await levelAbove(level);
    }
    return ways.map(({ proof }) => proof);
}
/** The nodes one level up: a last one without a sibling is its own parent, which makes the tree of the RFC. */
async function levelAbove(level) {
    const count = countHashes(level);
    const above = Buffer.alloc(Math.ceil(count / 2) * HASH_BYTES);
    for (let left = 0; left < count; left += 2) {
        const node = left + 1 < count ? nodeHash(hashAt(level, left), hashAt(level, left + 1)) : hashAt(level, left);
        node.copy(above, (left / 2) * HASH_BYTES);
        if (left % (2 * TURN_NODES) === 2 * TURN_NODES - 2)
            await nextTurn();
    }
    return above;
}
/**
 * Whether the leaf is in the tree with that root. Wrong sizes and lengths are false, never an error.
 *
 * @see RFC 9162, section 2.1.3.2
 */
export function verifyInclusion({ leafHash, index, treeSize, root, proof }) {
    if (!isPlausible(index, treeSize - 1, [leafHash, ...proof]))
        return false;
    const sides = pathSides({ node: index, last: treeSize - 1 }, proof.length);
    if (sides === null)
        return false;
    return proof.reduce((r, p, at) => (sides[at] === true ? nodeHash(p, r) : nodeHash(r, p)), leafHash).equals(root);
}
//# sourceMappingURL=inclusion.js.map