/** A file of a named data set: where it may lie, where it comes from, and which bytes are the right ones. */
export interface NamedFile {
  readonly name: string;
  /** Folders below the data folder to look in, in order; '' is the data folder itself. */
  readonly folders: readonly string[];
  /** Official address first, then mirrors. */
  readonly urls: readonly string[];
  /** sha256 of every version that is accepted. Nothing else is read, local or downloaded. */
  readonly sha256: readonly string[];
}
