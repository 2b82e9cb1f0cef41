import { formatNumber, type Measured } from '../../format/format-number.js';

/** Where steps stand between the first and the last of them: 0 to 1; all at 0 where there is only one. */
export function placesOf(steps: readonly number[]): number[] {
  const first = Math.min(...steps);
  const span = Math.max(...steps) - first;
  return steps.map((step) => (span === 0 ? 0 : (step - first) / span));
}

/** "× 300 of its level", "to 1/20 of its level", "became NaN". */
export function moveWords({ value, level }: { readonly value: Measured; readonly level: Measured }): string {
  if (!value.isFinite) return `became ${value.text}`;
  if (!level.value || !value.value) return `became ${formatNumber(value.value)}`;
  const ratio = Math.abs(value.value / level.value);
  return ratio >= 1 ? `× ${formatNumber(ratio, 3)} of its level` : `to 1/${formatNumber(1 / ratio, 3)} of its level`;
}
