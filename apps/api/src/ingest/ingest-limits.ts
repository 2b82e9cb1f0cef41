const MIB = 2 ** 20;

/** What the ingest endpoint takes at most, and how long it waits. */
export interface IngestLimits {
  /** Body of a request, unpacked. Unit: bytes. */
  readonly bodyBytes: number;
  /** Payload of one record. Unit: bytes. */
  readonly recordBytes: number;
  /** One line of a text body. Unit: bytes. */
  readonly lineBytes: number;
  /** Frames are committed together until they have so many bytes. Unit: bytes. */
  readonly batchBytes: number;
  /** Frames committed together, at most. */
  readonly batchFrames: number;
  /** Memory of all requests under way together. Unit: bytes. */
  readonly inFlightBytes: number;
  /** Requests that wait for their turn on one run. */
  readonly waitingPerRun: number;
  /** A request waits so long for its turn. Unit: ms. */
  readonly waitMs: number;
  /** A client that sends nothing for so long is given up. Unit: ms. */
  readonly idleMs: number;
  /** A body must be there within this time. Unit: ms. */
  readonly bodyMs: number;
  /** The database must answer within this time. Unit: ms. */
  readonly databaseMs: number;
  /** Requests of one token per second, on average; twice as many at once. */
  readonly requestsPerSecond: number;
}

/** The limits unless others are given. */
export const INGEST_LIMITS: IngestLimits = {
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
