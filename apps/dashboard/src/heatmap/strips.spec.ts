import { describe, expect, it } from 'vitest';
import { appendSteps } from './append-steps.js';
import { emptyColumns, type Columns } from './columns.js';
import { paint, type Painting } from './raster.js';
import { stripsOf } from './strips.js';

const LAYERS = Array.from({ length: 90 }, (_, i) => `layer${i}`);
const style = { kind: 'log-diverging', extreme: 'farthest-from-one' } as const;
const wide = { low: 0.1, high: 10 };

function append(columns: Columns, step: number): void {
  const values = Float32Array.from(LAYERS, (_, i) => ((i * 7 + step) % 31 === 0 ? NaN : Math.exp(2 * Math.sin(i * 1.7 + step / 5))));
  appendSteps(columns, { layers: LAYERS, steps: Int32Array.of(step), values, flagged: Int32Array.from(LAYERS, (_, i) => Number((i + step) % 13 === 0)) }, 64);
}

function pixels(painting: Painting): Buffer {
  const picture = { width: 120, height: 70, data: new Uint8ClampedArray(120 * 70 * 4) };
  paint(painting, picture);
  return Buffer.from(picture.data);
}

/** The same cells, of which nothing is kept. */
const unknown = (painting: Painting): Painting => ({ ...painting, columns: structuredClone(painting.columns) });

describe('what is kept of the cells', () => {
  it('gives the picture that looking at all of them gives, whatever changes: steps, merged columns, view, rows, colours, theme, style', () => {
    const columns = emptyColumns(LAYERS, 4);
    let painting: Painting = { columns, view: { fromStep: 0, toStep: 40, fromRow: 0, toRow: 90 }, style, domain: wide, theme: 'light' };
    const changes: readonly ((step: number) => Partial<Painting>)[] = [
      () => ({}),
      (step) => ({ view: { ...painting.view, fromStep: step / 3, toStep: step + 9 } }),
      (step) => ({ domain: { low: 1 / (2 + (step % 5)), high: 2 + (step % 5) } }),
      (step) => ({ theme: step % 2 === 0 ? 'dark' : 'light' }),
      (step) => ({ view: { ...painting.view, fromRow: step % 20, toRow: 90 - (step % 7) } }),
      (step) => ({ style: step % 3 === 0 ? { kind: 'log', extreme: 'highest' } : style }),
    ];
    for (let step = 0; step < 200; step++) {
      append(columns, step);
      painting = { ...painting, ...changes[step % changes.length]?.(step) };
      expect(pixels(painting).equals(pixels(unknown(painting)))).toBe(true);
    }
    expect(columns.stepsPerColumn).toBe(4);
  });

  it('looks again at the columns that have grown, and at no others', () => {
    const columns = emptyColumns(LAYERS, 4);
    for (let step = 0; step < 30; step++) append(columns, step);
    const painting: Painting = { columns, view: { fromStep: 0, toStep: 40, fromRow: 0, toRow: 90 }, style, domain: wide, theme: 'light' };
    pixels(painting);
    const before = stripsOf(painting, 70);
    const [base, bands] = [before.of(3), before.bands.length];
    before.ranks.fill(-1, base, base + bands);
    append(columns, 30);
    pixels({ ...painting, view: { ...painting.view, toStep: 50 }, domain: { low: 0.5, high: 2 } });
    const after = stripsOf({ ...painting, view: { ...painting.view, toStep: 50 } }, 70);
    expect(after).toBe(before);
    expect(after.ranks.slice(base, base + bands).every((rank) => rank === -1)).toBe(true);
    expect(after.ranks.slice(30 * bands, 31 * bands).some((rank) => rank > 0)).toBe(true);
  });
});
