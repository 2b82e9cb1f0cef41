/** Told what the ingest endpoint does; the metrics count it. */
export interface IngestMeter {
  /** A request was answered. `reason` is the code of the problem, or `ok`. */
  answered(endpoint: IngestEndpoint, reason: string): void;
  /** Bytes of bodies, unpacked. */
  received(bytes: number): void;
  /** Frames or lines that were committed, and those that were committed already. */
  taken(accepted: number, duplicates: number): void;
}

/** What was asked for. */
export type IngestEndpoint = 'register' | 'frames' | 'lines' | 'position' | 'end' | 'commands';
