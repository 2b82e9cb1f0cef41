import { formatCount, formatNumber } from '../../format/format-number.js';
import { countWords } from '../../format/non-finite-words.js';
import type { Cell } from '../../heatmap/columns.js';

/** What a cell of several steps spans, and how many of its values are NaN or infinite; null for a cell of one step. */
export function cellWords(cell: Cell, label: string): string | null {
  if (cell.fromStep === cell.toStep) return null;
  const place = `Most extreme of steps ${formatCount(cell.fromStep)}–${formatCount(cell.toStep)}`;
  const spans = `${label.toLowerCase()} there ${formatNumber(cell.min, 3)} to ${formatNumber(cell.max, 3)}, mean ${formatNumber(cell.mean, 3)}`;
  const parts = [place, ...(Number.isNaN(cell.mean) ? [] : [spans]), ...(cell.nonFinite > 0 ? [countWords(cell.nonFinite)] : [])];
  return `${parts.join('; ')}.`;
}
