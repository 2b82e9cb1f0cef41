/** What an arm of a comparison is there for. */
export type ArmRole = 'scaler' | 'uniform' | 'scale 1' | 'random' | 'auditable' | 'free' | 'baseline';

/** Ends of a 95 % interval. */
export type ComparisonInterval = readonly [number, number];

/** How much less something costs, relative; positive is a saving. Unit: %. */
export interface Saving {
  readonly percent: number;
  readonly ci95: ComparisonInterval;
}

/** Whether final accuracy is not worse by more than a margin. */
export interface NonInferiority {
  /** Mean paired difference, own minus other. Unit: percentage points; hundredths of R² where a number is predicted. */
  readonly points: number;
  readonly ci95: ComparisonInterval;
  /** Whether the lower end of the interval is above minus the margin. */
  readonly holds: boolean;
}

/** What a step takes, of each turn of the clock. Unit: s. */
export interface StepSeconds {
  readonly wall: readonly number[];
  /** Of the whole process, on all its threads. */
  readonly processor: readonly number[];
}

/** An arm against another one. */
export interface Against {
  readonly other: string;
  readonly steps: Saving;
  /** Of seconds to the target; null where one of them was not timed. */
  readonly wall: Saving | null;
  readonly processor: Saving | null;
  readonly accuracy: NonInferiority;
}

/** What came of an arm. */
export interface ArmResult {
  readonly name: string;
  readonly role: ArmRole;
  readonly rates: { readonly fast: number; readonly accurate: number; readonly atEdge: boolean };
  /** Null where it was not timed. */
  readonly secondsPerStep: StepSeconds | null;
  /** Of each seed; the budget where it was missed. */
  readonly steps: readonly number[];
  readonly missed: number;
  readonly medianSteps: number;
  readonly meanSteps: number;
  /** Median processor seconds a step times steps; null where it was not timed. */
  readonly medianSeconds: number | null;
  readonly meanSeconds: number | null;
  /** On the test split, of each seed; R² where a number is predicted. */
  readonly accuracies: readonly number[];
  readonly meanAccuracy: number;
  /** Every other arm; empty for baselines. */
  readonly against: readonly Against[];
}

/** One training to the target, mean over seeds and median over turns, in the unit of the prices. */
export interface NetEconomy {
  readonly baseline: number;
  readonly training: number;
  /** Scaling, measuring, reading back and writing. */
  readonly recording: number;
  readonly storage: number;
  /** Of the traces of this training. Comparisons made before it was counted have none. */
  readonly tracing?: number;
  /** Of the search, this training's part. */
  readonly metaTraining: number;
  /** baseline − (training + recording + storage + tracing + metaTraining): negative where it does not pay. */
  readonly net: number;
  /** Over seeds and turns. */
  readonly ci95: ComparisonInterval;
}

/** What seconds, power and storage are taken to cost; stated, not measured. */
export interface CompareCosts {
  /** Of a processor hour, in money; null counts in processor seconds. */
  readonly pricePerHour: number | null;
  /** Of a busy processor core. Unit: W. */
  readonly watts: number | null;
  /** Of a gigabyte kept for a year, in money. */
  readonly storagePerGbYear: number;
  /** Seconds of the traces of the run that was compared. Comparisons made before they were counted have none. */
  readonly traceSeconds?: number;
  /** Processor seconds of the search for the scaler's weights. */
  readonly metaSeconds: number;
  readonly retrainings: number;
}

/** One training to the target by the cheapest tuned baseline, and by the scaler, with all that the latter costs. */
export interface CompareEconomy extends NetEconomy {
  readonly unit: 'processor seconds' | 'money';
  /** Price of a processor hour by which storage was told in processor seconds; null in money. Comparisons made before left storage out. */
  readonly exchangePerHour?: number | null;
  /** Name of the baseline. */
  readonly other: string;
  /** Of what one training to the target records. Unit: bytes. */
  readonly bytes: number;
  /** Of one training to the target, by each; null without a power. Unit: Wh. */
  readonly energy: { readonly baseline: number; readonly scaler: number } | null;
}

/** What came of a comparison. */
export interface Comparison {
  readonly name: string;
  readonly data: { readonly name: string; readonly trainRows: number; readonly validationRows: number; readonly testRows: number; /** Column of the number that is predicted; absent where classes are: then accuracies are R². */ readonly predicts?: string };
  readonly model: { readonly kind: string; readonly layers: number; readonly parameters: number };
  readonly batchSize: number;
  readonly backend: string;
  readonly budget: number;
  readonly evaluateEvery: number;
  readonly seeds: number;
  readonly tuningSeeds: number;
  /** Whether the scaler's arms had their learning rates tuned, too. */
  readonly tuned: boolean;
  /** Validation loss. */
  readonly target: number;
  /** The baseline that set it. */
  readonly targetBy: string;
  /** That of the spec's own scaler first. */
  readonly arms: readonly ArmResult[];
  /** Seconds a step by name: the scaler recorded, its base optimizer alone, and each family alone. */
  readonly seconds: Readonly<Record<string, StepSeconds>>;
  readonly economy: CompareEconomy;
  /** What differs between the spec and its other choice, auditable or free; absent where that was not compared. */
  readonly choiceChanged?: readonly string[];
  readonly costs: CompareCosts;
  readonly machine: { readonly platform: string; readonly arch: string; readonly cpu: string; readonly cores: number; readonly memoryBytes: number; /** Over a minute, when the clock was read. */ readonly load: number };
  readonly version: string;
}

/** Validation losses of every training of a comparison, at each arm's fastest rate; may be NaN or infinite where training broke. */
export interface ComparisonCurves {
  /** The same, in the same order, in every arm. */
  readonly seeds: readonly number[];
  /** Steps taken before each look, ascending. */
  readonly steps: readonly number[];
  /** By arm, seed and look. */
  readonly losses: readonly (readonly (readonly number[])[])[];
}
