import { HASH_BYTES } from '../frame/leaf-hashes.js';
import { appendLeaves, EMPTY_FRONTIER, frontierRoot } from '../merkle/frontier.js';
/**
 * Follows the tree over the stored leaf hashes, and a second one over the recomputed hashes from where they differ: a
 * signed root tells which of them was changed.
 */
export function walkTree(report) {
    let stored = EMPTY_FRONTIER;
    let computed = null; // null: the same
    const fits = (point) => isAt(stored, point) || (computed !== null && isAt(computed, point));
    return {
        add(frame) {
            const differs = !frame.stored.equals(frame.computed);
            if (computed !== null || differs)
                computed = appendLeaves(computed ?? stored, wholeHashes(frame.computed));
            stored = appendLeaves(stored, wholeHashes(frame.stored));
        },
        settle(point) {
            if (!fits(point))
                return false;
            if (!isAt(stored, point)) {
                report.note(`up to frame ${point.lastSeq} the content fits the signed root: stored hashes were changed, not the content`);
                stored = computed ?? stored;
            }
            computed = null;
            return true;
        },
        fits,
        frontier: () => stored,
    };
}
function isAt(frontier, { treeSize, rootHash }) {
    return frontier.treeSize === treeSize && frontierRoot(frontier).equals(rootHash);
}
/** Without a last hash that is cut short: it is told where the frame is checked. */
function wholeHashes(hashes) {
    return hashes.subarray(0, hashes.length - (hashes.length % HASH_BYTES));
}
//# sourceMappingURL=tree-walk.js.map