import type { Split } from './dataset.js';

/** Features of some rows of a split, `[rows × width]`, wherever the split keeps them. */
export function featuresOf({ features, stored }: Pick<Split, 'features' | 'stored'>, rows: Int32Array, width: number): Float32Array {
  if (stored !== undefined) return stored.featuresOf(rows);
  const found = new Float32Array(rows.length * width);
  rows.forEach((row, i) => { found.set(features.subarray(row * width, (row + 1) * width), i * width); });
  return found;
}
