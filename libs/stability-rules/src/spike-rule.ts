import { DECISION_FLAGS, type Measure } from '#libs/contracts';

import { takeLoss, type HealthySettings } from './healthy-level.js';
import { BASELINE_SIZE, baselineOf, boundOf, HEALTHY_AT, judge, levelOf, spreadOf, type Baseline, type BaselineSettings } from './robust-baseline.js';
import { CALM, HOLDS, NO_SAMPLE, placeOf, short, type Rule, type Sample, type SeriesView, type Verdicts } from './rule.js';

/** What tells one spike rule from another. */
export interface SpikeRuleOptions extends Pick<Rule, 'name' | 'severity' | 'hold' | 'groupsLayers' | 'text'> {
  readonly measure: Measure | 'loss';
  /** The measure's name in a sentence: "scale", "gradient norm". */
  readonly noun: string;
  readonly settings: BaselineSettings;
  /** Decisions that were lowered by an order are calm and leave the baseline alone: that the scale is 1 then is nobody's news. */
  readonly passesLowered?: boolean;
  /** In a run that has learnt, values far below its own healthy level are no spikes; absent for a measure that has no such level. */
  readonly healthy?: HealthySettings;
}

/**
 * A rule that fires when a layer's measure, or the loss, rises far above its running level, judged on log |value|.
 *
 * NaN and infinities are no samples (another rule's business); a zero is calm and leaves the baseline alone, for it has
 * no logarithm: a layer whose gradient is 0 until an upstream layer wakes up starts its baseline when it wakes.
 */
export function spikeRule({ measure, noun, settings, healthy, passesLowered = false, ...options }: SpikeRuleOptions): Rule {
  const baseline = baselineOf(settings, healthy);
  return {
    ...options,
    constants: { ...settings, ...healthy, ...(passesLowered ? { passedFlag: DECISION_FLAGS.lowered } : {}) },
    runSeries: measure === 'loss' ? [measure] : [],
    layerSeries: measure === 'loss' ? [] : [measure],
    memorySize: BASELINE_SIZE,
    evaluate: (view, memory, verdicts) => {
      scan(view, memory, verdicts, { measure, baseline, passedFlag: passesLowered ? DECISION_FLAGS.lowered : 0 });
    },
    explain: (sample) => ({
      threshold: Math.exp(sample.bound),
      summary: sentence(noun, sample),
    }),
  };
}

interface Scan extends Pick<SpikeRuleOptions, 'measure'> {
  readonly baseline: Baseline;
  /** Decisions with this flag are passed over; 0: none are. */
  readonly passedFlag: number;
}

function scan(view: SeriesView, memory: Float64Array, verdicts: Verdicts, { measure, baseline, passedFlag }: Scan): void {
  const { window } = view;
  const values = valuesOf(view, measure);
  const n = window.steps.length;
  if (values.length === 0) {
    verdicts.holds.fill(NO_SAMPLE, 0, n);
    return;
  }
  const losses = baseline.healthy === null ? NOTHING : window.loss;
  const isTaken = takenBy(view, passedFlag);
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? NaN;
    if (losses.length > 0) takeLoss(memory, HEALTHY_AT, losses[i] ?? NaN);
    const bound = boundOf(memory, baseline);
    verdicts.value[i] = value;
    verdicts.level[i] = levelOf(memory);
    verdicts.spread[i] = spreadOf(memory, baseline);
    verdicts.bound[i] = bound;
    verdicts.holds[i] = verdictOn(Math.abs(value) * isTaken(i), memory, baseline, bound);
  }
}

/** 1 for a step whose decision counts, 0 for one with the flag: as a zero it is calm and leaves the baseline alone. */
function takenBy({ measures }: SeriesView, passedFlag: number): (i: number) => 0 | 1 {
  const flags = measures?.flags ?? NOTHING;
  if (passedFlag === 0 || flags.length === 0) return () => 1;
  return (i) => (((flags[i] ?? 0) & passedFlag) === 0 ? 1 : 0);
}

const NOTHING = new Float32Array(0);

function valuesOf({ window, measures }: SeriesView, measure: Measure | 'loss'): Float32Array {
  return measure === 'loss' ? window.loss : (measures?.[measure] ?? NOTHING);
}

function verdictOn(size: number, memory: Float64Array, baseline: Baseline, bound: number): number {
  if (size === 0) return CALM;
  if (!Number.isFinite(size)) return NO_SAMPLE;
  return judge(memory, Math.log(size), baseline, bound) ? HOLDS : CALM;
}

function sentence(noun: string, { layer, step, state, value, level, spread }: Sample): string {
  const deviations = (Math.log(Math.abs(value)) - level) / spread;
  const verb = state === 'firing' ? 'jumped to' : 'is back at';
  const side = deviations >= 0 ? 'above' : 'below';
  const far = Math.abs(deviations) < 9.95 ? Math.abs(deviations).toFixed(1) : Math.abs(deviations).toFixed(0);
  const place = `${noun} of ${placeOf(layer)} ${verb} ${short(value)} at step ${String(step)}`;
  if (value === 0) return `${place}; its running level is ${short(Math.exp(level))}`;
  return `${place}: ${far} robust deviations ${side} its running level ${short(Math.exp(level))}`;
}
