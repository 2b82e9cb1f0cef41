import type { RunUuid } from './run.js';

/** What a report is about. */
export interface ReportQuestion {
  /** `test:17`, or what stands for a new record; null for the run as a whole. */
  readonly record: string | null;
}

/** What a finished report says of itself: enough to list it, to sign it, and to see what it lacks. */
export interface ReportResult {
  readonly run: RunUuid;
  /** What making it took. Unit: s. */
  readonly seconds: number;
  /** SHA-256, in hex, of the text that its signature signs: the same for every copy, whatever it leaves out. */
  readonly sha256: string;
  /** SHA-256 of what it says of the run, without when it was made, by whom, and who signed: another one tells that the evidence changed. */
  readonly evidenceSha256: string;
  readonly weightsSha256: string | null;
  /** Fields that are proved one by one. */
  readonly fields: number;
  /** Parts without evidence, by name. */
  readonly missing: readonly string[];
  /** Whether every step of the run is recorded. */
  readonly complete: boolean;
}
