import { formatNumber } from '../format/format-number.js';

/**
 * Whole-number ticks within `[from, to]`, 1, 2 or 5 times a power of ten apart, at most `most` of them.
 * Steps are whole: there is no tick between two of them.
 */
export function stepTicks(from: number, to: number, most: number): number[] {
  const span = to - from;
  if (!(span > 0) || most < 1) return [];
  const gap = niceGap(span / most);
  const ticks: number[] = [];
  for (let tick = Math.ceil(from / gap) * gap; tick <= to; tick += gap) ticks.push(tick);
  return ticks;
}

/** The smallest of 1, 2, 5 × 10^k that is at least `least` and at least 1. */
export function niceGap(least: number): number {
  if (least <= 1) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  for (const factor of [1, 2, 5]) {
    if (factor * power >= least) return factor * power;
  }
  return 10 * power;
}

/** Labels of an axis of values: three digits, or as many more as tell its ticks apart. A tick without label is null. */
export function valueLabels(ticks: readonly (number | null)[]): string[] {
  for (let digits = 3; ; digits++) {
    const labels = ticks.map((value) => (value === null ? '' : formatNumber(value, digits)));
    const shown = labels.filter((label) => label !== '');
    if (new Set(shown).size === shown.length || digits === 9) return labels;
  }
}
