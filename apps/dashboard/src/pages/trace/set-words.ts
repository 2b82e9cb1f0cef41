import { formatCount, formatMeasured, formatNumber, type Measured } from '../../format/format-number.js';
import type { TracedSetItemFragment, TraceSetsQuery } from '../../generated/graphql.js';
import { controlsNeeded, shareWords, signed, STANDS_OUT } from './trace-words.js';

/** What a trace found of its named sets. */
export type SetsResult = NonNullable<NonNullable<TraceSetsQuery['trace']>['result']>;
/** One of them. */
export type TracedSet = TracedSetItemFragment;

const GUARD_WORDS: Readonly<Record<string, string>> = {
  clamp: 'what the clamp guard changed', rateLimit: 'what the rate limit changed', ratioCap: 'what the ratio cap changed', backOff: 'what the back-off changed',
  skipNonFinite: 'what was skipped as not finite',
};

/** A set of decisions by what it is: "what the clamp guard changed", "steps 100 to 199 of dense2". */
export function setWords(name: string): string {
  if (name === '*') return 'all scaling';
  const [, kind, which = ''] = /^(incident|guard):(.*)$/.exec(name) ?? [];
  if (kind === 'incident') return `incident ${which}`;
  if (kind === 'guard') return Object.hasOwn(GUARD_WORDS, which) ? (GUARD_WORDS[which] ?? name) : name;
  return stepsWords(name);
}

function stepsWords(name: string): string {
  const [, layer = '', from, to] = /^([^@]+)(?:@(\d+)(?:-(\d+))?)?$/.exec(name) ?? [];
  if (layer === '') return name;
  const of = layer === '*' ? 'all layers' : layer;
  if (from === undefined) return `all decisions of ${of}`;
  return to === undefined ? `step ${formatCount(Number(from))} of ${of}` : `steps ${formatCount(Number(from))} to ${formatCount(Number(to))} of ${of}`;
}

/** What the target would be without the set, in one sentence. */
export function effectSentence({ decisions, measuredEffect }: TracedSet, { target, value }: Pick<SetsResult, 'target' | 'value'>): string {
  const without = `Without ${setWords(decisions)}`;
  if (!measuredEffect) return `${without} nothing would be another: none of these decisions has a scale other than 1.`;
  const [is, by] = [value.value, measuredEffect.value];
  if (typeof is !== 'number' || typeof by !== 'number') return `${without} the ${target}, would change by ${formatMeasured(measuredEffect)}.`;
  if (by === 0) return `${without} the ${target}, would stay ${formatNumber(is)}.`;
  return `${without} the ${target}, would be ${formatNumber(is + by)} in place of ${formatNumber(is)}: ${formatNumber(Math.abs(by), 3)} ${by > 0 ? 'more' : 'less'}.`;
}

/** Whether that is more than chance gives, in one sentence; `without` are all sets that were asked for: p is adjusted for how many were tested. */
export function chanceSentence({ measuredEffect, controls, control, pValue }: TracedSet, { without }: { readonly without: readonly Pick<TracedSet, 'pValue'>[] }): string {
  if (!measuredEffect) return '';
  if (controls === 0 || !control) return 'It holds nearly all decisions, or none was drawn by lot: there are no random sets to compare with.';
  const beside = `${formatCount(controls)} random sets of as many decisions change it by up to ${formatMeasured(control)}`;
  if (typeof pValue !== 'number') return `${beside}.`;
  // so few random sets that no effect, however large, could stand out
  const tested = without.filter((each) => typeof each.pValue === 'number').length;
  if (pValue > STANDS_OUT && tested / (1 + controls) > STANDS_OUT) return `${beside}: that is too few to tell whether this is more than chance (p = ${formatNumber(pValue, 2)}); ${formatCount(controlsNeeded(tested))} are needed.`;
  return `${beside}: this is ${pValue <= STANDS_OUT ? 'more than chance gives' : 'not shown to be more than chance'} (p = ${formatNumber(pValue, 2)}).`;
}

/** What it did to all test records, in one sentence. */
export function everybodySentence(set: TracedSet): string {
  const { records, flips, className, meanChange, measuredEffect } = set;
  if (!measuredEffect) return '';
  return `Of all ${formatCount(records)} test records ${formatCount(flips)} would get another class (${flipShareWords(set)}); the score of "${className}" would move by ${formatMeasured(meanChange)} on average, up or down (95 %: ${formatMeasured(set.meanChangeLow)} to ${formatMeasured(set.meanChangeHigh)}).`;
}

/** Share of the records whose class changes, as an interval. */
export function flipShareWords({ flipShareLow, flipShareHigh }: Pick<TracedSet, 'flipShareLow' | 'flipShareHigh'>): string {
  return `95 %: ${shareWords(flipShareLow)} to ${shareWords(flipShareHigh)}`;
}

/** A change of a score with its sign. */
export function changeWords({ score, without }: { readonly score: Measured; readonly without: Measured }): string {
  const [a, b] = [score.value, without.value];
  if (typeof a !== 'number' || typeof b !== 'number') return 'unknown';
  return signed({ value: b - a, isFinite: true, text: String(b - a) });
}
