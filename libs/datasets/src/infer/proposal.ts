import type { ColumnSpec } from '#libs/contracts';

/** Something inferred: how sure, and from what. */
export interface Guess<T> {
  readonly value: T;
  /** From 0 (a coin toss) to 1 (no doubt); a rule of thumb, not a probability. Dimensionless. */
  readonly confidence: number;
  /** Why, as a sentence part for a person to confirm. */
  readonly reason: string;
}

/** What one column of a file looks like. */
export interface ColumnProposal {
  readonly name: string;
  readonly type: Guess<ColumnSpec['type']>;
  readonly protected: Guess<boolean>;
  /** Texts beside the empty one that stand for "missing". */
  readonly missing: readonly string[];
  /** Rows without a value. */
  readonly missingCount: number;
  /** Different values; counted up to 10,000. */
  readonly distinctCount: number;
  /** The most frequent values. */
  readonly examples: readonly string[];
}

/** What a CSV file looks like, for a person to confirm. */
export interface CsvProposal {
  readonly file: string;
  readonly rowCount: number;
  readonly delimiter: Guess<string>;
  readonly header: Guess<boolean>;
  /** In the order of the file. */
  readonly columns: readonly ColumnProposal[];
  /** The column to predict; null when none will do. */
  readonly label: Guess<string> | null;
  /** The positive class, for a label of two. */
  readonly positive: Guess<string> | null;
  readonly concernsPeople: Guess<boolean>;
  /** What will keep the file from being loaded, by line. */
  readonly problems: readonly string[];
}
