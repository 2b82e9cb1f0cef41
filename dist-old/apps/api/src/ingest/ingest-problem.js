const STATUS = {
    'bad-request': 400,
    'bad-record': 400,
    'bad-line': 400,
    'unknown-run': 404,
    timeout: 408,
    'not-an-ingest-run': 409,
    different: 409,
    hole: 409,
    'taken-over': 409,
    closed: 409,
    'too-large': 413,
    unsupported: 415,
    'too-many-requests': 429,
    busy: 503,
    unavailable: 503,
};
/** A request that is not taken, with what a client needs to know. Nothing of the batch it arose in is committed. */
export class IngestProblem extends Error {
    code;
    /** Fields of the answer beside code and message. */
    details;
    /** What the run stands at: batches before the problem stay committed. */
    committed = null;
    constructor(code, message, details = {}) {
        super(message);
        this.name = 'IngestProblem';
        this.code = code;
        this.details = details;
    }
    /** HTTP status. */
    get status() {
        return STATUS[this.code];
    }
    /** After so long the same request may succeed; null where it would not. Unit: s. */
    get retryAfterS() {
        return RETRY_AFTER_S[this.code] ?? null;
    }
}
const RETRY_AFTER_S = { 'too-many-requests': 1, busy: 1, unavailable: 2, timeout: 1 };
//# sourceMappingURL=ingest-problem.js.map