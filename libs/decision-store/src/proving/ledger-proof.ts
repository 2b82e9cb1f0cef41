import type { Verdict } from '#libs/audit';

import type { Difference } from './derived/difference.js';

/** All that a check of one ledger found: what its hashes and signatures show, and what follows from its frames. */
export interface LedgerProof {
  /** Null where the file could not be read to its end. */
  readonly verdict: Verdict | null;
  /** Rows, or facts of a manifest, that are not what the frames give; the first of them. */
  readonly differences: readonly Difference[];
  /** How many more there are. */
  readonly moreDifferences: number;
  /** Whether the run has begun an attempt, so that there must be frames; true for files. */
  readonly begun: boolean;
  /** Where a file is not whole; null when it is, and for databases. */
  readonly damage: { readonly offset: number; readonly detail: string } | null;
}

/** How far a check has come: what it does, and the share that is done. */
export type ProofProgress = (phase: 'hashes' | 'rows', done: number, of: number) => void;
