import type { Measure, RuleAction, Severity, StepWindow } from '#libs/contracts';

import type { HoldPolicy } from './alert-state.js';

/** What a rule looks at: a measure, the loss, or (null) the presence of steps and rows. */
export type Watched = Measure | 'loss' | null;

/** The catalogue entry of a rule: what `docs/rules.md` is printed from. Sentences for a person. */
export interface RuleText {
  /** When the condition holds, with its formula. */
  readonly condition: string;
  /** What it means for the training when it fires. */
  readonly meaning: string;
  /** What to do then. */
  readonly action: string;
  /** Measured false-alarm rate and recall, or why there is none to measure. */
  readonly falseAlarms: string;
  /** The spec that measures it. */
  readonly measuredBy: string;
  /** Where the rule comes from. */
  readonly source: string;
}

/** One series of a window, as a rule sees it. */
export interface SeriesView {
  readonly window: StepWindow;
  /** The layer's name; null for a series of the whole run. */
  readonly layer: string | null;
  readonly watched: Watched;
  /** The layer's measures; null for the whole run, and for a layer that the window does not hold. */
  readonly measures: Readonly<Record<Measure, Float32Array>> | null;
}

/** Verdicts of a rule, one byte a step. */
export const CALM = 0;
/** The condition holds at this step. */
export const HOLDS = 1;
/** Nothing can be said: no sample. The alert stays as it is. */
export const NO_SAMPLE = 2;

/** Where a rule writes what it found along one series, `[n]` each; only the first n entries count. */
export interface Verdicts {
  /** {@link CALM}, {@link HOLDS} or {@link NO_SAMPLE}. */
  readonly holds: Uint8Array;
  /** The value judged. */
  readonly value: Float64Array;
  /** What it was compared with; the meaning is the rule's own. */
  readonly level: Float64Array;
  /** Spread around that level; the meaning is the rule's own. */
  readonly spread: Float64Array;
  /** What the value had to exceed, on the scale of `level`; the meaning is the rule's own. */
  readonly bound: Float64Array;
  /** What went wrong at a step (which has no sample then): the rule's health is `error`, its alerts go on. */
  problem: string | null;
}

/** One judged step, taken out of the verdicts to be told to a person. */
export interface Sample {
  readonly layer: string | null;
  readonly watched: Watched;
  readonly step: number;
  readonly since: number;
  readonly state: 'firing' | 'resolved';
  readonly value: number;
  readonly level: number;
  readonly spread: number;
  readonly bound: number;
}

/** A change of a copy of the stream that a rule must find: the measure times `factor`, NaN makes it not finite. */
export interface CanarySpike {
  readonly measure: Measure | 'loss';
  readonly factor: number;
  /** For so many steps; the steps of its hold and one more when left out. */
  readonly steps?: number;
  /** In all layers; in one when left out. */
  readonly everywhere?: boolean;
  /** Steps that the rule must have taken in before it says anything; none when left out. */
  readonly warmUpSteps?: number;
}

/**
 * A stability rule: pure, incremental, with `memorySize` numbers of memory per series, all zero at the start.
 *
 * `evaluate` reads the window, writes one verdict a step and leaves in `memory` all it needs to go on: fed in any split
 * of windows it gives the same verdicts.
 */
export interface Rule {
  /** kebab-case. */
  readonly name: string;
  readonly severity: Severity;
  readonly hold: HoldPolicy;
  /** Told by the clock of the process that hosts the rules, after so long: the engine has no series to give it. Unit: s. */
  readonly holdSeconds?: number;
  /**
   * Whether layers that fire while another layer's alert of this rule is open join it instead of raising one of their
   * own: what goes through backpropagation has one cause and is one alert, under the first layer to move.
   */
  readonly groupsLayers?: boolean;
  /** What it asks to be done to the run when it fires; no rule of the catalogue asks anything. */
  readonly action?: RuleAction;
  /** For routing, beside rule, severity, run and layer. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Address of a page that says what to do. */
  readonly runbook?: string;
  /** What it must find, where its file says so; those of built-in rules stand in `canary.ts`. */
  readonly canary?: CanarySpike;
  /** Its alerts are stored and shown, but join no incident, notify nobody and act on nothing. Not part of its version. */
  readonly shadow?: boolean;
  /** The whole rule as text, where it comes from a file: what its version is the hash of. */
  readonly definition?: string;
  /** What it reads beside the series it watches; told by rules of files, whose expressions may read both. */
  readonly needs?: readonly ('loss' | 'layers')[];
  /** Every number that decides; part of the rule's version. */
  readonly constants: Readonly<Record<string, number>>;
  readonly text: RuleText;
  /** Series of the whole run. */
  readonly runSeries: readonly Watched[];
  /** Series of each layer. */
  readonly layerSeries: readonly Measure[] | readonly [null];
  /** Numbers of memory per series. */
  readonly memorySize: number;
  evaluate(view: SeriesView, memory: Float64Array, verdicts: Verdicts): void;
  /** What a transition is told with: the threshold, and one sentence. */
  explain(sample: Sample): { readonly threshold: number | null; readonly summary: string };
  /** At the end of the run, per run series: writes verdict 0 and returns true when the end itself breaks the condition. */
  finish?(lastStep: number, memory: Float64Array, verdicts: Verdicts): boolean;
}

/** "layer dense2" or "the run". */
export function placeOf(layer: string | null): string {
  return layer === null ? 'the run' : `layer ${layer}`;
}

/** A number as a person reads it: three significant digits, `4.05e8` from a million on. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  const rounded = Number(value.toPrecision(3));
  return Math.abs(rounded) < 1e6 ? String(rounded) : rounded.toExponential().replace('e+', 'e');
}
