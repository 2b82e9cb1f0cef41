import type { RawRow } from '../watch/series-row.js';

/** Logs that are taken in. */
export type ImportKind = 'tensorboard' | 'wandb' | 'table';

/** One run that another tool recorded. */
export interface ImportSource {
  readonly kind: ImportKind;
  /** What a person would call it. */
  readonly name: string;
  /** Its files in the order they are read; `prefix` is put before the names of the file's columns ("validation/"). */
  readonly files: readonly { readonly path: string; readonly prefix: string }[];
}

/** What reading a source told beside its rows. */
export interface ReadNotes {
  /** Columns whose values are norms estimated from the buckets of a histogram. */
  readonly estimated: Set<string>;
  /** What a person should know: a last record that is cut off. */
  readonly warnings: string[];
  /** What the tool itself says of the run: name, settings, versions. */
  readonly facts: Record<string, unknown>;
}

/** How a source is read. */
export interface ReadOptions {
  /** Names that a person has given a meaning. */
  readonly mapped: ReadonlySet<string>;
  readonly notes: ReadNotes;
  readonly signal: AbortSignal;
}

/** Rows of a source; the order of steps does not matter. */
export type SourceRows = AsyncGenerator<RawRow>;
