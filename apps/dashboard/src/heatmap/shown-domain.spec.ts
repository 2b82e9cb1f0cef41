import { describe, expect, it } from 'vitest';
import { appendSteps } from './append-steps.js';
import { domainOf, type MeasureStyle } from './colour-scale.js';
import { emptyColumns, type Columns } from './columns.js';
import { shownDomain } from './shown-domain.js';

const layers = ['a', 'b', 'c'];
const styles: readonly MeasureStyle[] = [
  { kind: 'log', extreme: 'highest' }, { kind: 'log-diverging', extreme: 'farthest-from-one' }, { kind: 'signed-log', extreme: 'farthest-from-zero' }, { kind: 'diverging', extreme: 'lowest' },
];

/** Steps of three layers with NaN, values of either sign, and one far out. */
function append(columns: Columns, step: number, most: number): void {
  const values = Float32Array.of(step === 37 ? 5000 : 1 + (step % 7), step % 5 === 0 ? NaN : -step, 0.01 * (step + 1));
  appendSteps(columns, { layers, steps: Int32Array.of(step), values, flagged: new Int32Array(3) }, most);
}

/** Of both ends of every cell, each time anew. */
function plain({ min, max, count }: Columns, style: MeasureStyle): ReturnType<typeof domainOf> {
  return domainOf(Float32Array.of(...min.subarray(0, count * 3), ...max.subarray(0, count * 3)), style, 'full');
}

describe('shownDomain', () => {
  it.each(styles)('is that of all cells while steps are appended and columns merged: $kind', (style) => {
    const columns = emptyColumns(layers);
    const shown = shownDomain(style, 'full');
    for (let step = 0; step < 90; step++) {
      append(columns, step, 16);
      expect(shown.of(columns)).toEqual(plain(columns, style));
    }
    expect(columns.stepsPerColumn).toBeGreaterThan(4);
  });
  it('is that of all cells also where columns were merged and many added before it is asked again', () => {
    const columns = emptyColumns(layers);
    const style = { kind: 'log', extreme: 'highest' } as const;
    const shown = shownDomain(style, 'full');
    for (let step = 0; step < 16; step++) append(columns, step, 16);
    shown.of(columns);
    // the far one, at 37, comes while 16 columns become 8 and then 14 again
    for (let step = 16; step < 54; step++) append(columns, step, 16);
    expect(shown.of(columns)).toEqual(plain(columns, style));
    expect(shown.of(columns).high).toBe(5000);
  });
  it('is the same object while it does not change, so that nothing is painted anew', () => {
    const columns = emptyColumns(layers);
    const shown = shownDomain({ kind: 'log', extreme: 'highest' }, 'full');
    for (let step = 0; step < 50; step++) append(columns, step, 100);
    const before = shown.of(columns);
    append(columns, 50, 100);
    expect(shown.of(columns)).toBe(before);
  });
  it('of the typical range leaves out what is far out, also of more cells than are looked at', () => {
    const columns = emptyColumns(layers);
    for (let step = 0; step < 30_000; step++) append(columns, step, 40_000);
    expect(shownDomain({ kind: 'log', extreme: 'highest' }, 'typical').of(columns).high).toBeLessThan(domainOf(columns.max, { kind: 'log', extreme: 'highest' }, 'full').high);
  });
});
