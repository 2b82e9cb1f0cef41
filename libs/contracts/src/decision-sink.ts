/** One step as the tap saw it: what all layers share, and one row of measures per layer. */
export interface StepFrame {
  /** Counts updates from 0 and never goes back. */
  readonly step: number;
  /** Training loss of the step's batch, before the update. */
  readonly loss: number;
  /** Learning rate of the step, after warm-up and schedule, before the layer's scale. */
  readonly learningRate: number;
  /** Wall time of the step. Unit: µs. */
  readonly durationUs: number;
  /** Which batch the step saw: `epoch * batchesPerEpoch + index`. */
  readonly batchId: number;
  /** Packed `[layers, MEASURE_COUNT]`, row-major, in the order of MEASURES. */
  readonly measures: Float32Array;
}

/**
 * How the recording of a run stands. `live`: rows reach the database. `disk`: the database does not answer; frames are
 * recorded to disk. `full`: the disk has no room: the sink takes nothing until it has. `failed`: recording gave up.
 */
export type RecordingState = 'live' | 'disk' | 'full' | 'failed';

/** Where the recording of a run stands. */
export interface RecordingHealth {
  readonly state: RecordingState;
  /** Last step that is committed in the database, or -1. */
  readonly committedStep: number;
  /** Steps taken in that are not on the disk yet. */
  readonly pendingSteps: number;
  /** Steps on the disk that are not committed yet. */
  readonly spooledSteps: number;
  /** Why it is not live; null when it is. */
  readonly problem: string | null;
}

/** Something that belongs to the record beside the decisions: docs/ledger.md, section 2. */
export interface LedgerNote {
  readonly kind: 'fact' | 'end';
  /** Step it belongs to. */
  readonly step: number;
  /** JSON; numbers that are not finite are kept as words. */
  readonly note: Readonly<Record<string, unknown>>;
}

/** How a recording ended. */
export interface RecordingEnd {
  /** Whether all that was pushed is committed. If not, it is on the disk, and is shipped later. */
  readonly committed: boolean;
  /** Steps on the disk that are not committed. */
  readonly spooledSteps: number;
  /** Why they are not; null when all is. */
  readonly problem: string | null;
}

/**
 * Where a trainer puts its decisions. Nothing that was accepted is lost or doubled.
 *
 * `push` copies the frame and returns at once. When it returns `false` the sink is full and took nothing: await
 * `ready()`, then push the same frame again (back-pressure over loss).
 */
export interface DecisionSink {
  push(frame: StepFrame): boolean;
  /** Resolves when at least one frame fits again. @throws if recording has failed. */
  ready(): Promise<void>;
  /** Adds a note, after all steps pushed so far. */
  note(note: LedgerNote): void;
  /** Resolves when all that was pushed and noted is on the disk. @throws if recording has failed. */
  flush(): Promise<void>;
  /**
   * Resolves to true when all that was pushed and noted is committed; to false when the database has not answered for
   * `patienceMs`. @throws if recording has failed.
   */
  commit(patienceMs: number): Promise<boolean>;
  /**
   * Flushes, commits what it can and releases everything. What a database that is away for `patienceMs` did not take
   * stays on the disk. @throws if recording has failed.
   */
  close(patienceMs?: number): Promise<RecordingEnd>;
  health(): RecordingHealth;
}
