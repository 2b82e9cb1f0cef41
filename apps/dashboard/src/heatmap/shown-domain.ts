import { domainOf, type Domain, type MeasureStyle } from './colour-scale.js';
import { firstAfter, greatestOf, leastOf, type Columns } from './columns.js';

/** Percentiles are taken of so many cells at most, evenly spread. */
const MOST_SAMPLED = 50_000;

/** The colours of what can be seen, while steps are appended. */
export interface ShownDomain {
  /** The domain of all cells now, of both ends of each. The same object as long as it is the same. */
  readonly of: (columns: Columns) => Domain;
}

/**
 * Domains of one measure and range of colours. The `full` range looks at the columns that are new since it was last asked, as
 * merging columns keeps their extremes; the `typical` one at evenly spread cells, 50,000 at most.
 */
export function shownDomain(style: MeasureStyle, range: 'full' | 'typical'): ShownDomain {
  let seen: { readonly columns: Columns; lastStep: number; readonly ends: Float32Array } | null = null;
  let last: Domain | null = null;
  const full = (columns: Columns): Float32Array => {
    if (seen?.columns !== columns) seen = { columns, lastStep: -1, ends: Float32Array.of(NaN, NaN, NaN) };
    widen(seen.ends, columns, firstAfter(columns, seen.lastStep));
    seen.lastStep = columns.lastStep;
    return seen.ends.slice();
  };
  return {
    of: (columns) => {
      const next = domainOf(range === 'full' ? full(columns) : sampled(columns), style, range);
      if (last?.low === next.low && last.high === next.high) return last;
      last = next;
      return next;
    },
  };
}

/** Takes the cells from a column on into: the lowest positive value, the highest, the lowest of all. */
function widen(ends: Float32Array, { min, max, count, layers }: Columns, from: number): void {
  let [leastPositive = NaN, greatest = NaN, least = NaN] = ends;
  for (let at = from * layers.length; at < count * layers.length; at++) {
    const [low = NaN, high = NaN] = [min[at], max[at]];
    leastPositive = leastOf(leastOf(leastPositive, positive(low)), positive(high));
    greatest = greatestOf(greatest, high);
    least = leastOf(least, low);
  }
  ends.set([leastPositive, greatest, least]);
}

function positive(value: number): number {
  return value > 0 ? value : NaN;
}

function sampled({ min, max, count, layers }: Columns): Float32Array {
  const cells = count * layers.length;
  // odd, so that it does not fall on the same layers again and again
  const every = Math.ceil(cells / MOST_SAMPLED) | 1;
  const values = new Float32Array(2 * Math.ceil(cells / every));
  for (let at = 0, i = 0; at < cells; at += every) {
    values[i++] = min[at] ?? NaN;
    values[i++] = max[at] ?? NaN;
  }
  return values;
}
