/** Kinds of what can be altered. */
export type AlteredPart =
  | 'frame' // a frame is missing, unreadable, or not what its head says
  | 'chunk' // decisions of one layer
  | 'step chunk' // what all layers share
  | 'note'
  | 'steps' // recorded twice, or with another number of layers
  | 'removal' // content is gone without a signed fact, or other content than the fact says
  | 'head' // a signed head: its place, its numbers
  | 'signature'
  | 'chain' // a head does not name the one before it
  | 'root' // leaves are not those that were signed
  | 'key'
  | 'state' // where the ledger says that it stands
  | 'anchor' // a line of the anchor
  | 'history'; // two histories of one run were signed

/** Something that is not as it was signed. */
export interface Altered {
  readonly what: AlteredPart;
  /** Frame. */
  readonly seq?: number;
  /** First step of what is altered. */
  readonly step?: number;
  readonly layer?: number;
  /** One sentence part for people. */
  readonly detail: string;
}

/** Steps, both ends included. */
export interface StepRange {
  readonly fromStep: number;
  readonly toStep: number;
}

/** Steps that the ledger says are not there. */
export interface Gap extends StepRange {
  readonly reason: string;
  /** Whether a valid signed head covers the frame that tells of it. */
  readonly signed: boolean;
  /** Whether the decisions came later. */
  readonly filled: boolean;
}

/** Content that was removed, and the signed fact that tells of it. */
export interface Removed extends StepRange {
  readonly frames: number;
  readonly by: string;
  readonly reason: string;
}

/**
 * How the ledger stands to the anchor. `yes`: it holds all that was anchored. `no`: there is nothing to compare with.
 * `behind`: less, or something else, than was anchored.
 */
export type Anchored = 'yes' | 'no' | 'behind';

/** How far the anchor reaches. */
export interface AnchorReach {
  /** Lines of this run. */
  readonly lines: number;
  /** The newest anchored head that the ledger holds; null when there is none. */
  readonly upTo: { readonly seq: number; readonly step: number; readonly treeSize: number; readonly timeUs: number } | null;
  /** What is wrong, or why there is nothing to compare. */
  readonly details: readonly string[];
}

/** What a check of one ledger shows (docs/ledger.md, section 5). */
export interface Verdict {
  readonly run: string;
  /** Every step from 0 to the last has its decisions, and the run has ended or is live. */
  readonly complete: boolean;
  /** What is not as it was signed; the first thousand. */
  readonly altered: readonly Altered[];
  /** How many there are. */
  readonly alteredCount: number;
  readonly gaps: readonly Gap[];
  /** Steps without decisions and without a gap. */
  readonly missing: readonly StepRange[];
  /** State in the end note of the newest attempt, or null. */
  readonly ended: string | null;
  readonly isLive: boolean;
  /** Root of the tree over all stored leaf hashes; null when it cannot be computed. */
  readonly root: Buffer | null;
  readonly treeSize: number;
  readonly frames: number;
  /** Last step that decisions or gaps tell of, −1 when there is none. */
  readonly lastStep: number;
  /** Names of the keys that signed, in order. */
  readonly signer: readonly string[];
  /** Whether the keys are known from elsewhere, or endorsed by such. */
  readonly keysTrusted: boolean;
  readonly anchored: Anchored;
  readonly anchor: AnchorReach;
  readonly removed: readonly Removed[];
  /** What this check cannot exclude, in plain sentences. */
  readonly cannotExclude: readonly string[];
  /** What is unusual but allowed. */
  readonly notes: readonly string[];
}

/** Whether nothing is wrong: nothing altered, missing without a signed gap, or behind an anchor. */
export function isSound({ alteredCount, missing, gaps, anchored }: Verdict): boolean {
  return alteredCount === 0 && missing.length === 0 && anchored !== 'behind' && gaps.every(({ signed, filled }) => signed || filled);
}
