import type { RunUuid, ScalerSpec } from '#libs/contracts';

/** A number of the ledger beside the same number computed anew from the rest of the ledger. */
export interface Recomputed {
  readonly recorded: number;
  readonly recomputed: number;
  /** Whether both are the same float32, bit for bit. */
  readonly bitExact: boolean;
  /** |log recomputed − log recorded|; 0 where bit exact. Dimensionless. */
  readonly logError: number;
  /** What float32 arithmetic may leave. */
  readonly tolerance: number;
  readonly agrees: boolean;
}

/** What one input, over one step or several, did to the log of the raw scale: its Shapley value. */
export interface Contribution {
  readonly input: 'signal share' | 'learned push' | 'alignment' | 'weight norm' | 'update norm' | 'gradient norm' | 'push on purpose';
  readonly fromStep: number;
  readonly toStep: number;
  /** Mean of the input over these steps, as recorded. */
  readonly mean: number;
  /** The run's median of the input in this layer; NaN where it has none. */
  readonly median: number;
  /** Shapley value: added to log raw scale. Dimensionless. */
  readonly value: number;
}

/** What is left of the state that the scaler came with. */
export interface Earlier {
  /** The state is that before this step; 0 is the start of the run. */
  readonly beforeStep: number;
  /** Log scale that the scaler remembered then. */
  readonly logScale: number;
  /** Shapley value of that state against the run's median state. */
  readonly value: number;
}

/** That a scaler chose as much as it may. */
export interface Saturation {
  /** The scale at its bound. */
  readonly scale: number;
  /** First of the steps in a row at which it stood there, of those that lead to the decision and are recorded. */
  readonly sinceStep: number;
}

/** What one guard made of a log scale. */
export interface GuardAct {
  readonly guard: 'clamp' | 'rate limit' | 'back-off' | 'ratio cap' | 'skip' | 'lower';
  /** Log scale after it minus before it. */
  readonly change: number;
  /** Scale after it. */
  readonly scale: number;
}

/** Which decision, and what was recorded of it. */
interface Place {
  readonly run: RunUuid;
  readonly layer: string;
  readonly step: number;
  readonly rawScale: number;
  readonly scale: number;
  readonly scaler: ScalerSpec['kind'];
  /** Of the scale, from raw scale, the scale before and the guards of the spec. */
  readonly scaleRecomputed: Recomputed;
  /** Raw scale → scale, in the order in which they act; only those that changed something. */
  readonly guards: readonly GuardAct[];
}

/** Why a scaler chose a scale: base + contributions + earlier + rounding = log raw scale, to the last bit of float64. */
export interface Explained extends Place {
  readonly kind: 'explained';
  readonly rawRecomputed: Recomputed;
  readonly logRawScale: number;
  /** log of the scale that the run's median state gives. */
  readonly base: number;
  /** In order of time. */
  readonly contributions: readonly Contribution[];
  /** Null for a scaler that remembers nothing. */
  readonly earlier: Earlier | null;
  /** base + all contributions + earlier. */
  readonly sum: number;
  /** log raw scale − sum: what float32 rounding leaves. */
  readonly rounding: number;
  /** Steps whose inputs were taken apart. */
  readonly steps: number;
  /** 1 − |earlier| / |log raw scale|, at least 0: how much of the log scale does not rest on what came earlier. */
  readonly accountedShare: number;
  /** `additive`: each step adds to the log scale whatever the others do; `enumerated`: over all subsets of the players. */
  readonly method: 'additive' | 'enumerated';
  /** Values of single steps in order of time, first step {@link Contribution.fromStep} of the first; null where steps were taken together. */
  readonly stepValues: readonly number[] | null;
  /** Null where the scaler could still go further, or has no bound of its own. */
  readonly saturated: Saturation | null;
}

/** A decision whose inputs the ledger does not hold. */
export interface Unexplained {
  readonly kind: 'unexplained';
  readonly run: RunUuid;
  readonly layer: string;
  readonly step: number;
  readonly reason: string;
}

export type Explanation = Explained | Unexplained;
