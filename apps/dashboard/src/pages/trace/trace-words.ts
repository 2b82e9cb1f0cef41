import { formatCount, formatMeasured, formatNumber, type Measured } from '../../format/format-number.js';
import type { EvidenceGrade, TraceQuery, TraceState, TraceVerdict } from '../../generated/graphql.js';

type Trace = NonNullable<TraceQuery['trace']>;
/** What a completed trace found. */
export type TraceResult = NonNullable<Trace['result']>;

/** What was asked, in words: for a trace without a result yet. */
export function questionWords({ record, group, gap, split, of, className }: Trace['question']): string {
  const what = of === 'LOSS' ? 'loss' : `${of.toLowerCase()}${typeof className !== 'string' ? '' : ` of "${className}"`}`;
  if (typeof record === 'string') return `${what}, record ${record}`;
  if (typeof gap === 'string') return `mean ${what}, gap ${gap.includes(' vs ') ? gap : `${gap} vs all others`}`;
  return `mean ${what}, ${typeof split === 'string' ? `all ${split.toLowerCase()} records` : `test records with ${group ?? ''}`}`;
}

/** The finding in one sentence: the target as it is, and without any scaling. */
export function headline({ target, value, withoutScaling, totalDecisions }: TraceResult): string {
  const is = `The ${target}, is ${formatMeasured(value)}.`;
  const without = `With all ${formatCount(totalDecisions)} scales at 1 (replayed) it would be ${formatMeasured(withoutScaling)}`;
  const [a, b] = [value.value, withoutScaling.value];
  if (typeof a !== 'number' || typeof b !== 'number') return `${is} ${without}.`;
  return `${is} ${without}, ${a === b ? 'the same' : `${formatNumber(Math.abs(b - a), 3)} ${b > a ? 'more' : 'less'}`}.`;
}

/** What a verdict means for the reader. */
export const VERDICT_MEANING: Readonly<Record<TraceVerdict, string>> = {
  RELIABLE: 'Estimated effects agree with executed replays of this very run: their order can be relied on.',
  INDICATIVE: 'Estimated effects agree with replays only roughly: take their order as a hint, and the replayed effects as the finding.',
  DO_NOT_RELY: 'Estimated effects do not agree with replays, or too few could be compared: only replayed effects are shown.',
};

/** Sign of a verdict: told apart by sign and word, not by colour alone. */
export const VERDICT_SIGNS: Readonly<Record<TraceVerdict, string>> = { RELIABLE: '✓', INDICATIVE: '≈', DO_NOT_RELY: '✕' };

/** What an evidence grade means. */
export const GRADE_MEANING: Readonly<Record<EvidenceGrade, string>> = {
  ESTIMATED: 'Not replayed: the estimate alone.',
  MEASURED: 'Replayed: the effect is there, beyond the noise, with the estimated sign. Whether it is more than what decisions of this run do anyway tells p.',
  REFUTED: 'Replayed: within the noise, or of the other sign.',
  UNAVAILABLE: 'The run cannot be replayed.',
};

/** Sign and meaning of a state. */
export const STATE_SIGNS: Readonly<Record<TraceState, { readonly sign: string; readonly tip: string }>> = {
  QUEUED: { sign: '◌', tip: 'Waits for a worker.' },
  RUNNING: { sign: '▶', tip: 'Is being made.' },
  COMPLETED: { sign: '✓', tip: 'It has an answer.' },
  FAILED: { sign: '✕', tip: 'Could not be made; the reason is told.' },
  CANCELLED: { sign: '■', tip: 'A person ended it.' },
};

/** How exactly the run could be executed again, in words. */
export function fidelityWords({ bitExact, sameWeights, divergedAtStep, divergedLayer, maxRelLossError }: TraceResult['fidelity']): string {
  if (!bitExact) {
    const where = typeof divergedAtStep !== 'number' ? '' : ` from step ${formatCount(divergedAtStep)}${divergedLayer ? ` in ${divergedLayer}` : ''} on`;
    return `Not executed again as recorded${where}; largest relative error of a loss ${formatMeasured(maxRelLossError)}.`;
  }
  if (sameWeights === false) return 'Executed again bit for bit, but the weights at the end are not the recorded ones.';
  return `Executed again bit for bit${sameWeights === true ? ', to the recorded weights' : ''}.`;
}

/** A number with its sign: effects go either way. */
export function signed(measured: Measured | null | undefined): string {
  const text = formatMeasured(measured);
  return measured?.isFinite === true && (measured.value ?? 0) > 0 ? `+${text}` : text;
}

/** A share as a whole percentage; "unknown" where it could not be had. */
export function shareWords(measured: Measured): string {
  return typeof measured.value === 'number' ? `${Number((100 * measured.value).toPrecision(3))} %` : 'unknown';
}

/** A correlation; "unknown" where it could not be had. */
export function figureWords(measured: Measured): string {
  return typeof measured.value === 'number' ? measured.value.toFixed(3).replace('-', '−') : 'unknown';
}

/** How small a p-value can be at all: more decisions drawn by lot make smaller ones possible; null where none was replayed. */
export function leastPWords(replayed: number, controls: number): string | null {
  if (replayed === 0) return null;
  const least = formatNumber(Math.min(1, replayed / (1 + controls)), 2);
  return `Beside ${formatCount(controls)} decisions drawn by lot, p of the first of ${formatCount(replayed)} replayed cannot be below ${least}.`;
}

/** How much is replayed, by name. */
export const EFFORTS = {
  quick: { verify: 3, controls: 19, sets: 8 },
  usual: { verify: 3, controls: 59, sets: 16 },
  thorough: { verify: 10, controls: 199, sets: 48 },
} as const;

/** Name of an effort. */
export type Effort = keyof typeof EFFORTS;

/** Trainings that an effort takes at most, about: a run forward, a walk back, and replays that start half-way on average. */
export function trainingsOf({ verify, controls, sets }: (typeof EFFORTS)[Effort]): number {
  return Math.round(6 + 0.6 * (verify + controls + sets + 5));
}

/** Trainings that each named set adds, about: itself, random sets of its size, and once more for all test records. */
export function trainingsPerSet({ controls }: (typeof EFFORTS)[Effort]): number {
  return Math.round(0.6 * (controls + 2));
}
