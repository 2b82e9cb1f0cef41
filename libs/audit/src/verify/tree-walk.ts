import { HASH_BYTES } from '../frame/leaf-hashes.js';
import { appendLeaves, EMPTY_FRONTIER, type Frontier, frontierRoot } from '../merkle/frontier.js';
import type { CheckedFrame } from './check-frame.js';
import type { Report } from './findings.js';

/** What the ledger was after a frame: a signed head, or a line of the anchor. */
export interface TreePoint {
  readonly lastSeq: number;
  readonly treeSize: number;
  readonly rootHash: Buffer;
}

/** The tree as it grows frame by frame. It keeps its frontier only. */
export interface TreeWalk {
  add(frame: Pick<CheckedFrame, 'seq' | 'stored' | 'computed'>): void;
  /** Whether the tree after the last frame is that of a signed head; from then on what fits it counts as the truth. */
  settle(point: TreePoint): boolean;
  /** Whether the tree after the last frame is that one. */
  fits(point: TreePoint): boolean;
  /** The tree over the stored leaf hashes. */
  frontier(): Frontier;
}

/**
 * Follows the tree over the stored leaf hashes, and a second one over the recomputed hashes from where they differ: a
 * signed root tells which of them was changed.
 */
export function walkTree(report: Report): TreeWalk {
  let stored: Frontier = EMPTY_FRONTIER;
  let computed: Frontier | null = null; // null: the same

  const fits = (point: TreePoint): boolean => isAt(stored, point) || (computed !== null && isAt(computed, point));
  return {
    add(frame) {
      const differs = !frame.stored.equals(frame.computed);
      if (computed !== null || differs) computed = appendLeaves(computed ?? stored, wholeHashes(frame.computed));
      stored = appendLeaves(stored, wholeHashes(frame.stored));
    },
    settle(point) {
      if (!fits(point)) return false;
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

function isAt(frontier: Frontier, { treeSize, rootHash }: TreePoint): boolean {
  return frontier.treeSize === treeSize && frontierRoot(frontier).equals(rootHash);
}

/** Without a last hash that is cut short: it is told where the frame is checked. */
function wholeHashes(hashes: Buffer): Buffer {
  return hashes.subarray(0, hashes.length - (hashes.length % HASH_BYTES));
}
