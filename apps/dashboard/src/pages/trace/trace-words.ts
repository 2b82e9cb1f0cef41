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
  NOT_ENOUGH_EVIDENCE: 'Too few replays to tell whether the estimates hold: only replayed effects are shown. A more thorough trace tells.',
  DO_NOT_RELY: 'Estimated effects do not agree with replays: only replayed effects are shown.',
};

/** Sign of a verdict: told apart by sign and word, not by colour alone. */
export const VERDICT_SIGNS: Readonly<Record<TraceVerdict, string>> = { RELIABLE: '✓', INDICATIVE: '≈', NOT_ENOUGH_EVIDENCE: '?', DO_NOT_RELY: '✕' };

/** What an evidence grade means. */
export const GRADE_MEANING: Readonly<Record<EvidenceGrade, string>> = {
  ESTIMATED: 'Not replayed: the estimate alone.',
  MEASURED: 'Replayed: the effect is there, beyond the noise, and of the estimated sign where estimates are relied on. Whether it is more than what decisions of this run do anyway tells p.',
  REFUTED: 'Replayed: within the noise, or of the other sign where estimates are relied on.',
  UNAVAILABLE: 'Nothing is known of it: it was not replayed and estimates are not relied on here, there is nothing to neutralise, or the replay is not of the recorded run.',
};

/** Sign and meaning of a state. */
export const STATE_SIGNS: Readonly<Record<TraceState, { readonly sign: string; readonly tip: string }>> = {
  QUEUED: { sign: '◌', tip: 'Waits for a worker.' },
  RUNNING: { sign: '▶', tip: 'Is being made.' },
  COMPLETED: { sign: '✓', tip: 'It has an answer.' },
  FAILED: { sign: '✕', tip: 'Could not be made; the reason is told.' },
  CANCELLED: { sign: '■', tip: 'A person ended it.' },
};

/** A sentence of words that begin small. */
export function sentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

/** Words without the options of the command line that they name: a page has none. */
export function withoutOptions(words: string): string {
  return words.replace(/ \(--[a-z-]+\)/g, '');
}

/** Whether the estimates add up, in two sentences: to the first order, which they have to, and to what scaling did as a whole. */
export function completenessWords({ completeness, metagradientNorm }: Pick<TraceResult, 'completeness' | 'metagradientNorm'>): string {
  if (!completeness) return 'Made before it was checked whether the estimates add up.';
  const { estimated, leftOut, measured, residual, residualShare, firstOrder, firstOrderResidual, firstOrderShare } = completeness;
  const unknown = leftOut === 0 ? '' : ` (${formatCount(leftOut)} decisions with a scale of 0 or none have no estimate)`;
  return `The estimates of all decisions add up to ${signed(estimated)}${unknown}. To first order it has to be ${signed(firstOrder)}, by replays with all scales moved a little: residual ${signed(firstOrderResidual)}, ${fractionWords(firstOrderShare, metagradientNorm)}. Without any scaling the target changes by ${signed(measured)}: residual ${signed(residual)}, ${fractionWords(residualShare, metagradientNorm)}, which no first order holds.`;
}

/** A residual as a share of what was compared; a large one in a chaotic run means that no estimate holds. */
function fractionWords(share: Measured, norm: Measured): string {
  return `${shareWords(share)}${Number(share.text) > LARGE_SHARE && Number(norm.text) > 1 ? ' (the run is chaotic, no estimate holds)' : ''}`;
}

/** How far halving the step of the difference quotients changes them; from 100 % on they have no digit in common. */
export function hessianWords(error: Measured): string {
  return Number(error.text) >= 1 ? 'no digit holds' : shareWords(error);
}

/** A number with its sign: effects go either way. */
export function signed(measured: Measured | null | undefined): string {
  const text = formatMeasured(measured);
  return measured?.isFinite === true && (measured.value ?? 0) > 0 ? `+${text}` : text;
}

/** Shares above this are told as how many times the whole, and above the square of it as no number: nothing is left to be told by more digits. */
const LARGE_SHARE = 10;

/** A share as a percentage, a large one in words; "unknown" where it could not be had. */
export function shareWords({ value }: Measured): string {
  if (typeof value !== 'number') return 'unknown';
  if (value > LARGE_SHARE ** 2) return `more than ${LARGE_SHARE ** 2} times the size`;
  return value > LARGE_SHARE ? `${Number(value.toPrecision(2))} times the size` : `${Number((100 * value).toPrecision(3))} %`;
}

/** A correlation; "unknown" where it could not be had. */
export function figureWords(measured: Measured): string {
  return typeof measured.value === 'number' ? measured.value.toFixed(3).replace('-', '−') : 'unknown';
}

/** Up to this p an effect stands out. */
export const STANDS_OUT = 0.05;

/** Decisions, or random sets, to draw by lot so that the first of so many that are tested at once can stand out (Holm). */
export function controlsNeeded(tested: number): number {
  return Math.max(0, 20 * tested - 1);
}

/** How small a p-value can be at all: more decisions drawn by lot make smaller ones possible; null where none was replayed. */
export function leastPWords(replayed: number, controls: number): string | null {
  if (replayed === 0) return null;
  const least = Math.min(1, replayed / (1 + controls));
  const needed = least > STANDS_OUT ? `: too few to tell, ${formatCount(controlsNeeded(replayed))} are needed.` : '. Up to 0.05 an effect stands out; above, the largest of so many decisions are expected to be as large.';
  return `Beside ${formatCount(controls)} decisions drawn by lot, p of the first of ${formatCount(replayed)} replayed cannot be below ${formatNumber(least, 2)}${needed}`;
}

/** How much is replayed, by name. */
export const EFFORTS = {
  quick: { verify: 1, controls: 39, sets: 24 },
  usual: { verify: 3, controls: 59, sets: 60 },
  thorough: { verify: 10, controls: 199, sets: 120 },
} as const;

/** Name of an effort. */
export type Effort = keyof typeof EFFORTS;

/** What an effort asks for beside sets by name: enough random sets that any of them can stand out. */
export function effortWith(name: Effort, without: readonly string[]): { readonly verify: number; readonly controls: number; readonly sets: number; readonly without: string[] } {
  const tested = without.filter((set) => set !== '*').length;
  return { ...EFFORTS[name], controls: Math.max(EFFORTS[name].controls, controlsNeeded(tested)), without: [...without] };
}

/** Trainings that an effort takes at most, about: a run forward, a walk back, and replays that start half-way on average. */
export function trainingsOf({ verify, controls, sets }: (typeof EFFORTS)[Effort]): number {
  return Math.round(6 + 0.6 * (verify + controls + sets + 5));
}

/** Trainings that each named set adds, about: itself, random sets of its size, and once more for all test records. */
export function trainingsPerSet({ controls }: (typeof EFFORTS)[Effort]): number {
  return Math.round(0.6 * (controls + 2));
}
