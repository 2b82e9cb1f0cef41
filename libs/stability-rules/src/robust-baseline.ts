/** Numbers that decide how a baseline follows its series and what it flags. */
export interface BaselineSettings {
  /** Robust deviations above the level at which a value is flagged. */
  readonly deviations: number;
  /** Smallest ratio to the level that is ever flagged: the floor of the spread is `ln(minRatio) / deviations`. */
  readonly minRatio: number;
  /** Weight of a new value in the level. */
  readonly levelRate: number;
  /** Weight of a new value in the spread. */
  readonly spreadRate: number;
  /** Values taken in before anything is flagged. */
  readonly warmUpSteps: number;
  /** Flagged values after which a shift counts as the new normal. */
  readonly rebaselineSteps: number;
}

/**
 * The level of a run's first healthy phase, as a floor under which nothing counts as a spike.
 *
 * A net that has learnt its data by heart has gradients of a thousandth of what it trained with; one hard example then is
 * many deviations above the running level and still harmless.
 */
export interface HealthySettings {
  /** The healthy level is the mean of the running log level after this many values … */
  readonly healthyFrom: number;
  /** … up to this many. */
  readonly healthyTo: number;
  /** Once the running level is below the healthy one by this factor, only values above `minRatio` × healthy are flagged. */
  readonly farBelow: number;
}

/**
 * Numbers of memory of one baseline: values seen, log level, spread, flagged in a row (leaky), level of the flagged,
 * healthy log level, levels it is the mean of, whether it is closed.
 */
export const BASELINE_SIZE = 8;

const SEEN = 0;
const LEVEL = 1;
const SPREAD = 2;
const FLAGGED = 3;
const FLAGGED_LEVEL = 4;
const HEALTHY = 5;
const HEALTHY_COUNT = 6;
const HEALTHY_CLOSED = 7;

/** Spread assumed before anything was seen; counts as one observation. Dimensionless, of log values. */
const PRIOR_SPREAD = 0.5;
/** A value moves level and spread by no more than this many spreads (winsorised). */
const CLIP_SPREADS = 3;
/** mean |x| of a unit normal is sqrt(2/π): its inverse turns a mean deviation into a standard one. */
const MEAN_TO_STANDARD = Math.sqrt(Math.PI / 2);
/** Weight of a flagged value in the level of the flagged. */
const FLAGGED_RATE = 0.1;
/** What one unflagged value takes off the count of flagged ones: a shift seen in > 20 % of steps is learnt in the end. */
const FLAGGED_LEAK = 0.25;

/** The log level that the next value is compared with. */
export function levelOf(memory: Float64Array): number {
  return memory[LEVEL] ?? 0;
}

/** The spread that the next value is compared with: never below `ln(minRatio) / deviations`. */
export function spreadOf(memory: Float64Array, { minRatio, deviations }: BaselineSettings): number {
  const spread = memory[SEEN] === 0 ? PRIOR_SPREAD : (memory[SPREAD] ?? 0);
  return Math.max(spread, Math.log(minRatio) / deviations);
}

/**
 * The log value above which the next one is flagged: `level + deviations · spread`; where the level has fallen below
 * healthy / farBelow, no less than `healthy + ln(minRatio)`.
 */
export function boundOf(memory: Float64Array, settings: BaselineSettings, healthy?: HealthySettings): number {
  const level = levelOf(memory);
  const bound = level + settings.deviations * spreadOf(memory, settings);
  const reference = memory[HEALTHY] ?? 0;
  if (healthy === undefined || memory[HEALTHY_COUNT] === 0 || level >= reference - Math.log(healthy.farBelow)) return bound;
  return Math.max(bound, reference + Math.log(settings.minRatio));
}

/**
 * Judges the log value `x` and takes it in: flagged ⇔ `x >` {@link boundOf} after the warm-up.
 *
 * level: running mean of log values; spread: running mean absolute deviation × √(π/2). Both rates start at 1/n, both
 * updates are winsorised at 3 spreads, and a flagged value moves neither: one spike cannot mask the next.
 * After `rebaselineSteps` flagged values (an unflagged one takes off a quarter) the level of the flagged ones becomes
 * the level: an alert on a genuine shift ends, at the latest, then. Only rises are flagged: a falling gradient or scale
 * does not destabilise. `x` must be finite; callers leave NaN, infinities and zeros out, so none can blind the baseline.
 * A shift that was flagged closes the healthy phase: what follows it is no measure of health, so it cannot mask a spike.
 */
export function judge(memory: Float64Array, x: number, settings: BaselineSettings, healthy?: HealthySettings): boolean {
  const seen = memory[SEEN] ?? 0;
  if (seen === 0) return start(memory, x);
  if (seen >= settings.warmUpSteps && x > boundOf(memory, settings, healthy)) return flag(memory, x, settings);
  absorb(memory, x - levelOf(memory), spreadOf(memory, settings), settings);
  if (healthy !== undefined && seen >= healthy.healthyFrom && seen < healthy.healthyTo) learnHealthy(memory);
  return false;
}

function start(memory: Float64Array, x: number): boolean {
  memory.fill(0);
  memory.set([1, x, PRIOR_SPREAD]);
  return false;
}

function learnHealthy(memory: Float64Array): void {
  if (memory[HEALTHY_CLOSED] === 1) return;
  const count = (memory[HEALTHY_COUNT] ?? 0) + 1;
  const mean = memory[HEALTHY] ?? 0;
  memory[HEALTHY] = mean + (levelOf(memory) - mean) / count;
  memory[HEALTHY_COUNT] = count;
}

function flag(memory: Float64Array, x: number, { rebaselineSteps }: BaselineSettings): boolean {
  const before = memory[FLAGGED] ?? 0;
  const last = memory[FLAGGED_LEVEL] ?? 0;
  const level = before === 0 ? x : last + FLAGGED_RATE * (x - last);
  memory[FLAGGED_LEVEL] = level;
  memory[FLAGGED] = before + 1;
  if (before + 1 < rebaselineSteps) return true;
  memory[LEVEL] = level;
  memory[FLAGGED] = 0;
  memory[HEALTHY_CLOSED] = 1;
  return false;
}

function absorb(memory: Float64Array, residual: number, spread: number, settings: BaselineSettings): void {
  const first = 1 / ((memory[SEEN] ?? 0) + 1);
  const limit = CLIP_SPREADS * spread;
  const clipped = residual > limit ? limit : residual < -limit ? -limit : residual;
  const old = memory[SPREAD] ?? 0;
  memory[SPREAD] = old + Math.max(settings.spreadRate, first) * (Math.abs(clipped) * MEAN_TO_STANDARD - old);
  memory[LEVEL] = levelOf(memory) + Math.max(settings.levelRate, first) * clipped;
  memory[FLAGGED] = Math.max(0, (memory[FLAGGED] ?? 0) - FLAGGED_LEAK);
  memory[SEEN] = (memory[SEEN] ?? 0) + 1;
}
