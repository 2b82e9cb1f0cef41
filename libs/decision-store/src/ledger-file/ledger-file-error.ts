/** A file that is not, or not wholly, an exported ledger. */
export class LedgerFileError extends Error {
  /** Where in the file. Unit: bytes. */
  readonly offset: number;

  constructor(path: string, offset: number, problem: string, options?: ErrorOptions) {
    super(`${path}: at byte ${offset}: ${problem}`, options);
    this.name = 'LedgerFileError';
    this.offset = offset;
  }
}
