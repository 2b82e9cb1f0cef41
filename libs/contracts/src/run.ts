/** A run is its uuidv7, made by whoever creates it. */
export type RunUuid = string;

/** The text form of a uuid, any version, lower case. */
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether `text` is a run's uuid. */
export function isRunUuid(text: string): text is RunUuid {
  return UUID.test(text);
}

/** The states of a run. `queued` and `running` and `paused` are live; the others are final. */
export const RUN_STATES = [
  'queued',
  'running',
  'paused',
  'completed',
  'cancelled',
  'failed',
  'interrupted',
  'diverged',
] as const;

/**
 * State of a run: `completed` used its budget or met its target; `cancelled` a person ended it;
 * `failed` ended by an error (the reason is recorded); `interrupted` its process went away without a word;
 * `diverged` a resumed attempt did not reproduce the ledger.
 */
export type RunState = (typeof RUN_STATES)[number];

/** States in which a process is expected to hold the run. */
export const LIVE_STATES: readonly RunState[] = ['running', 'paused'];

/** States a run never leaves, except by `--resume` (a new attempt). */
export const FINAL_STATES: readonly RunState[] = ['completed', 'cancelled', 'failed', 'interrupted', 'diverged'];

/** One layer of a run: a named group of variables that are updated together. Constant over the run. */
export interface LayerInfo {
  /** Number of the layer within its run, from 0, in the order of the forward pass. */
  readonly layer: number;
  /** Name, unique within the run; the key of everything. */
  readonly name: string;
  /** What it is: dense, conv2d, layer-norm, … */
  readonly kind: string;
  /** The group that a person would put it in: "block2", "head"; empty when there is none. */
  readonly module: string;
  /** Place in the forward pass, from 0. */
  readonly depth: number;
  /** Number of trainable scalars. */
  readonly parameterCount: number;
}

/** How far predicted numbers are from the true ones, over a whole split. */
export interface RegressionErrors {
  /** 1 − Σ(y − ŷ)² / Σ(y − ȳ)² with the split's own mean; 1 is perfect, 0 as good as that mean, dimensionless. NaN where all true ones are equal. */
  readonly r2: number;
  /** Root of the mean squared error, in the unit of the target. */
  readonly rmse: number;
  /** Mean absolute error, in the unit of the target. */
  readonly mae: number;
}

/** What a finished run is summed up by; the fields of `gradlens run --json`. */
export interface RunSummary {
  readonly run: RunUuid;
  readonly state: RunState;
  readonly steps: number;
  readonly layers: number;
  readonly decisions: number;
  readonly trainLoss: number | null;
  readonly testLoss: number | null;
  readonly testAccuracy: number | null;
  /** {@link RegressionErrors} of a run that predicts a number, in place of accuracy; of others absent. */
  readonly testR2?: number | null;
  readonly testRmse?: number | null;
  readonly testMae?: number | null;
  readonly stepsToTarget: number | null;
  readonly seconds: number;
  readonly stepsPerSecond: number;
  readonly backend: string;
  readonly alerts: number;
  readonly weightsSha256: string | null;
}
