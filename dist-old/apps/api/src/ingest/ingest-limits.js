const MIB = 2 ** 20;
/** The limits unless others are given. */
export const INGEST_LIMITS = {
    bodyBytes: 64 * MIB,
    recordBytes: 32 * MIB,
    lineBytes: 4 * MIB,
    batchBytes: 8 * MIB,
    batchFrames: 256,
    inFlightBytes: 256 * MIB,
    waitingPerRun: 8,
    waitMs: 10_000,
    idleMs: 15_000,
    bodyMs: 300_000,
    databaseMs: 30_000,
    requestsPerSecond: 100,
};
//# sourceMappingURL=ingest-limits.js.map