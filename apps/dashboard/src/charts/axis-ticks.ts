import { formatNumber } from '../format/format-number.js';

/**
 * Whole-number ticks within `[from, to]`, 1, 2 or 5 times a power of ten apart, about `most` of them.
 * Steps are whole: there is no tick between two of them.
 */
export function stepTicks(from: number, to: number, most: number): number[] {
  return multiplesWithin(from, to, Math.max(1, niceGap((to - from) / most)));
}

/** Ticks of a linear axis, 1, 2 or 5 times a power of ten apart, about `most` of them. */
export function linearTicks(from: number, to: number, most: number): number[] {
  return multiplesWithin(from, to, niceGap((to - from) / most));
}

/** Ticks of a logarithmic axis: 1 to 9, else 1, 2 and 5 times powers of ten, else powers alone, whichever are at most `most`; linear ones where less than two of these are within. */
export function logTicks(from: number, to: number, most: number): number[] {
  if (!(from > 0) || !(to > from)) return [];
  const [low, high] = [Math.floor(Math.log10(from)), Math.ceil(Math.log10(to))];
  for (const factors of [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1]]) {
    const ticks = multiplesWithin(low, high, 1).flatMap((power) => factors.map((factor) => scaled(factor, power))).filter((tick) => tick >= from && tick <= to);
    if (ticks.length <= most) return ticks.length < 2 ? linearTicks(from, to, most) : ticks;
  }
  return multiplesWithin(low, high, Math.ceil((high - low) / most)).map((power) => scaled(1, power)).filter((tick) => tick >= from && tick <= to);
}

/** Every multiple of `gap` within `[from, to]`; none where the two are not apart or not finite. */
function multiplesWithin(from: number, to: number, gap: number): number[] {
  if (!(to > from) || !Number.isFinite(to - from)) return [];
  const first = Math.ceil(from / gap);
  const count = Math.max(0, Math.floor(to / gap) - first + 1);
  // + 0: no −0
  return Array.from({ length: count }, (_, i) => Number(((first + i) * gap).toPrecision(12)) + 0);
}

/** `factor` · 10^`power`, the number nearest to what it says in decimals. */
function scaled(factor: number, power: number): number {
  return Number(`${String(factor)}e${String(power)}`);
}

/** The smallest of 1, 2, 5 × 10^k that is at least `least`, which is positive. */
export function niceGap(least: number): number {
  const power = Math.floor(Math.log10(least));
  return [1, 2, 5].map((factor) => scaled(factor, power)).find((gap) => gap >= least) ?? scaled(1, power + 1);
}

/** Labels of an axis of values: three digits, or as many more as tell its ticks apart. A tick without label is null. */
export function valueLabels(ticks: readonly (number | null)[]): string[] {
  for (let digits = 3; ; digits++) {
    const labels = ticks.map((value) => (value === null ? '' : formatNumber(value, digits)));
    const shown = labels.filter((label) => label !== '');
    if (new Set(shown).size === shown.length || digits === 9) return labels;
  }
}
