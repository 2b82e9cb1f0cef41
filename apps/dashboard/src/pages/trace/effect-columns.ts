import { columnsOf, type Columns } from '../../heatmap/columns.js';
import type { MeasureStyle } from '../../heatmap/colour-scale.js';

/** Estimated effects as the API gives them: `[steps, layers]`, row by row. */
export interface Effects {
  readonly steps: number;
  readonly layers: readonly string[];
  readonly values: Float32Array;
}

/** Effects have either sign, and sizes over orders of magnitude. */
export const EFFECT_STYLE: MeasureStyle = { kind: 'signed-log', extreme: 'farthest-from-zero' };

const MAX_COLUMNS = 1_200;

/** Columns of the heatmap over effects; several steps share one where there are many, with both their extremes kept. */
export function effectColumns({ steps, layers, values }: Effects, maxColumns = MAX_COLUMNS): Columns {
  const stepsPerColumn = Math.max(1, Math.ceil(steps / maxColumns));
  const count = Math.ceil(steps / stepsPerColumn);
  const cells = count * layers.length;
  const block = {
    layers, stepsPerColumn, columnSteps: Int32Array.from({ length: count }, (_, column) => column * stepsPerColumn),
    min: new Float32Array(cells).fill(NaN), max: new Float32Array(cells).fill(NaN), mean: new Float32Array(cells).fill(NaN),
    nonFinite: new Int32Array(cells), flagged: new Int32Array(cells),
  };
  for (let layer = 0; layer < layers.length; layer++) {
    for (let column = 0; column < count; column++) {
      const at = layer * count + column;
      const found = spanOf({ steps, layers, values }, layer, [column * stepsPerColumn, Math.min(steps, (column + 1) * stepsPerColumn)]);
      [block.min[at], block.max[at], block.mean[at], block.nonFinite[at]] = found;
    }
  }
  return columnsOf(block, steps - 1);
}

/** Least, largest, mean of the finite effects of a layer in `[from, to)`, and how many are not finite. */
function spanOf({ layers, values }: Effects, layer: number, [from, to]: readonly [number, number]): [number, number, number, number] {
  let [min, max, sum, finite] = [Infinity, -Infinity, 0, 0];
  for (let step = from; step < to; step++) {
    const value = values[step * layers.length + layer] ?? NaN;
    if (!Number.isFinite(value)) continue;
    min = Math.min(min, value);
    max = Math.max(max, value);
    sum += value;
    finite += 1;
  }
  return finite === 0 ? [NaN, NaN, NaN, to - from] : [min, max, sum / finite, to - from - finite];
}

/** The step in `[from, to]` at which the effect of a layer is largest, whichever way. */
export function largestStep({ layers, values }: Effects, layer: number, [from, to]: readonly [number, number]): number {
  let best = from;
  const sizeAt = (step: number): number => Math.abs(values[step * layers.length + layer] ?? NaN);
  for (let step = from + 1; step <= to; step++) if (Number.isNaN(sizeAt(best)) || sizeAt(step) > sizeAt(best)) best = step;
  return best;
}
