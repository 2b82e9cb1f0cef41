import { formatCount } from './format-number.js';

/** How many values are not finite, as a person says it: "1 value is NaN or infinite". */
export function countWords(nonFinite: number): string {
  return nonFinite === 1 ? '1 value is NaN or infinite' : `${formatCount(nonFinite)} values are NaN or infinite`;
}
