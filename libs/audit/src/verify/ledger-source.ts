import type { FrameHead } from '../frame/frame.js';
import type { KeyRow } from '../signing/endorsement.js';
import type { SignedHead } from '../signing/signed-head.js';

/** What is asked about: the rest of a run is in its notes. */
export interface RunFacts {
  readonly uuid: string;
  /** Whether it still records: then it need not have ended. Default false. */
  readonly isLive?: boolean;
}

/** A frame as it is stored. */
export interface SourceFrame {
  readonly seq: number;
  readonly head: FrameHead;
  /** Hashes of its leaves as they were stored, 32 bytes each, end to end. */
  readonly leafHashes: Buffer;
  /** Its bytes; null when its content is gone. */
  readonly payload: Buffer | null;
  /** What the store found wrong with the rows that it put the frame together from. */
  readonly problems?: readonly string[];
}

/** Where the ledger says that it stands: a row of `ingest_state`. */
export interface LedgerState {
  readonly lastSeq: number;
  readonly lastStep: number;
  readonly treeSize: number;
  readonly frontier: Buffer;
}

/** The ledger of one run: of a live database, or of an exported file. */
export interface LedgerSource {
  readonly run: RunFacts;
  /** Public keys that came with it. */
  readonly keys: readonly KeyRow[];
  /** Signed heads in order of their segments. */
  readonly heads: readonly SignedHead[];
  /** Frames in order of seq. */
  frames(): AsyncIterable<SourceFrame>;
  /** Absent in a file. */
  readonly ingestState?: LedgerState;
}

/** What is known from elsewhere: from where whoever owns the ledger cannot write. */
export interface Trust {
  /** Public keys by their names; null when there are only the source's own, and the verdict says so. */
  readonly publicKeys: ReadonlyMap<string, Buffer> | null;
  /**
   * Lines of the anchor; null when there is none. Those of other runs count too where their key is known: a changed line
   * must not get lost. Hand over only this run's lines to save the time of verifying them (0.1 ms each).
   */
  readonly anchors: readonly SignedHead[] | null;
}
