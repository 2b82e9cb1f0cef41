import type { Measure } from '#libs/contracts';

import { BASELINE_SIZE, judge, levelOf, spreadOf, type BaselineSettings } from './robust-baseline.js';
import { CALM, HOLDS, NO_SAMPLE, placeOf, short, type Rule, type Sample, type SeriesView, type Verdicts } from './rule.js';

/** What tells one spike rule from another. */
export interface SpikeRuleOptions extends Pick<Rule, 'name' | 'severity' | 'hold' | 'text'> {
  readonly measure: Measure;
  /** The measure's name in a sentence: "scale", "gradient norm". */
  readonly noun: string;
  readonly settings: BaselineSettings;
}

/**
 * A rule that fires when a layer's measure rises far above its running level, judged on log |value|.
 *
 * NaN and infinities are no samples (another rule's business); a zero is calm and leaves the baseline alone, for it has
 * no logarithm: a layer whose gradient is 0 until an upstream layer wakes up starts its baseline when it wakes.
 */
export function spikeRule({ measure, noun, settings, ...options }: SpikeRuleOptions): Rule {
  return {
    ...options,
    constants: { ...settings },
    runSeries: [],
    layerSeries: [measure],
    memorySize: BASELINE_SIZE,
    evaluate: (view, memory, verdicts) => {
      scan(view, memory, verdicts, { measure, settings });
    },
    explain: (sample) => ({
      threshold: Math.exp(sample.level + settings.deviations * sample.spread),
      summary: sentence(noun, sample),
    }),
  };
}

type Scan = Pick<SpikeRuleOptions, 'measure' | 'settings'>;

function scan({ window, measures }: SeriesView, memory: Float64Array, verdicts: Verdicts, by: Scan): void {
  const values = measures?.[by.measure];
  const n = window.steps.length;
  if (values === undefined || values.length === 0) {
    verdicts.holds.fill(NO_SAMPLE, 0, n);
    return;
  }
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? NaN;
    verdicts.value[i] = value;
    verdicts.level[i] = levelOf(memory);
    verdicts.spread[i] = spreadOf(memory, by.settings);
    verdicts.holds[i] = verdictOn(Math.abs(value), memory, by.settings);
  }
}

function verdictOn(size: number, memory: Float64Array, settings: BaselineSettings): number {
  if (size === 0) return CALM;
  if (!Number.isFinite(size)) return NO_SAMPLE;
  return judge(memory, Math.log(size), settings) ? HOLDS : CALM;
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
