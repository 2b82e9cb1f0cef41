/** A file that is not, or not wholly, an exported ledger. */
export class LedgerFileError extends Error {
    /** Where in the file. Unit: bytes. */
    offset;
    constructor(path, offset, problem, options) {
        super(`${path}: at byte ${offset}: ${problem}`, options);
        this.name = 'LedgerFileError';
        this.offset = offset;
    }
}
//# sourceMappingURL=ledger-file-error.js.map