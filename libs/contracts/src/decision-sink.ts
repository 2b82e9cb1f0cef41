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

/** How the recording of a run stands. */
export interface RecordingHealth {
  /** `live`: rows reach the database. `waiting`: the database does not answer; frames are held. `failed`: recording gave up. */
  readonly state: 'live' | 'waiting' | 'failed';
  /** Last step that is committed in the database, or -1. */
  readonly committedStep: number;
  /** Steps taken in but not yet committed. */
  readonly pendingSteps: number;
  /** Why it is not live; null when it is. */
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
  /** Resolves when all that was pushed is committed. @throws if recording has failed. */
  flush(): Promise<void>;
  /** Flushes and releases everything. */
  close(): Promise<void>;
  health(): RecordingHealth;
}
