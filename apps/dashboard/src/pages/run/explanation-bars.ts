import { formatCount, formatNumber } from '../../format/format-number.js';
import type { ExplanationQuery } from '../../generated/graphql.js';

type Found = NonNullable<NonNullable<NonNullable<ExplanationQuery['run']>['decision']>['explanation']>;

/** A decision that was explained. */
export type Explained = Extract<Found, { __typename: 'DecisionExplained' }>;

/** One bar: what raised or lowered a scale. */
export interface Bar {
  readonly key: string;
  readonly label: string;
  /** Added to the log scale. */
  readonly value: number;
  /** The change as a percentage of the scale: `+12 %`. */
  readonly text: string;
  readonly kind: 'base' | 'input' | 'earlier' | 'guard';
}

const INPUT_WORDS: Readonly<Record<Explained['contributions'][number]['input'], string>> = {
  SIGNAL_SHARE: 'Agreement of gradients', LEARNED_PUSH: 'Learned network', ALIGNMENT: 'Along the last update', WEIGHT_NORM: 'Size of the weights',
  UPDATE_NORM: 'Size of the update', GRADIENT_NORM: 'Size of the gradient', PUSH_ON_PURPOSE: 'Push on purpose',
};
const GUARD_WORDS: Readonly<Record<Explained['guards'][number]['guard'], string>> = {
  CLAMP: 'Guard: clamp', RATE_LIMIT: 'Guard: rate limit', BACK_OFF: 'Guard: back-off', RATIO_CAP: 'Guard: ratio cap', SKIP: 'Step skipped: last scale kept', LOWER: 'Lowered to 1',
};

/** The bars of an explanation, from the typical scale to the one applied. */
export function barsOf({ base, contributions, earlier, guards }: Explained): Bar[] {
  return [
    { key: 'base', label: 'Typical in this run', value: base, text: `×${formatNumber(Math.exp(base), 3)}`, kind: 'base' },
    ...(!earlier ? [] : [{ key: 'earlier', label: earlier.beforeStep === 0 ? 'Start of the run' : `Before step ${formatCount(earlier.beforeStep)}`, value: earlier.value, text: percentText(earlier.value), kind: 'earlier' as const }]),
    ...contributions.map(({ input, fromStep, toStep, value }) => ({ key: `${input} ${fromStep}`, label: `${INPUT_WORDS[input]}, ${stepsText(fromStep, toStep)}`, value, text: percentText(value), kind: 'input' as const })),
    ...guards.map(({ guard, change }) => ({ key: guard, label: GUARD_WORDS[guard], value: change.value ?? 0, text: percentText(change.value ?? 0), kind: 'guard' as const })),
  ];
}

function stepsText(from: number, to: number): string {
  return from === to ? `step ${formatCount(from)}` : `steps ${formatCount(from)}–${formatCount(to)}`;
}

/** e^value − 1 as a percentage with its sign; as a factor from ten on. */
export function percentText(value: number): string {
  const percent = 100 * Math.expm1(value);
  if (Math.abs(percent) < 0.05) return '±0 %';
  if (percent >= 900) return `×${formatNumber(Math.exp(value), 3)}`;
  return `${percent > 0 ? '+' : '−'}${formatNumber(Math.abs(percent), Math.abs(percent) < 10 ? 2 : 3)} %`;
}

/** Where a bar starts and how wide it is, as percentages of the track; the middle is no change. */
export function placeOf(value: number, largest: number): { left: string; width: string } {
  const half = largest === 0 ? 0 : (50 * Math.min(Math.abs(value), largest)) / largest;
  return { left: `${value < 0 ? 50 - half : 50}%`, width: `${half}%` };
}
