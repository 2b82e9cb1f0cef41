import type { Altered } from './verdict.js';

/** Altered parts that are listed, at most: a ledger that is altered everywhere must not fill the memory. */
const MOST_LISTED = 1000;
const MOST_NOTES = 100;

/** Where checks tell what they found. */
export interface Report {
  altered(finding: Altered): void;
  /** Something unusual that is allowed. */
  note(text: string): void;
}

/** What was told. */
export interface Findings extends Report {
  readonly list: readonly Altered[];
  readonly notes: readonly string[];
  count(): number;
}

/** Collects what checks find. */
export function collectFindings(): Findings {
  const list: Altered[] = [];
  const notes: string[] = [];
  let count = 0;
  return {
    list,
    notes,
    count: () => count,
    altered(finding) {
      count += 1;
      if (list.length < MOST_LISTED) list.push(finding);
    },
    note(text) {
      if (notes.length < MOST_NOTES) notes.push(text);
    },
  };
}
