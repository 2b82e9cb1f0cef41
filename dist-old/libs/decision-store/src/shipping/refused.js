/**
 * The ledger does not take frames of this attempt any more, for good: another attempt has taken over, or what it holds
 * is not what was written. Trying again does not help.
 */
export class LedgerRefusedError extends Error {
    constructor(message, options) {
        super(message, options);
        this.name = 'LedgerRefusedError';
    }
}
//# sourceMappingURL=refused.js.map