import { describe, expect, it } from 'vitest';
import { FLAG_MARK, NON_FINITE } from './colour-ramps.js';
import { appendSteps } from './append-steps.js';
import { columnsOf, type Columns } from './columns.js';
import { changedFrom, paint, type Picture } from './raster.js';
import type { View } from './view.js';

const style = { kind: 'log', extreme: 'highest' } as const;

function grid(rows: readonly (readonly number[])[], flagged?: readonly number[], nonFinite?: readonly number[]): Columns {
  const values = new Float32Array(rows.flat());
  const count = rows[0]?.length ?? 0;
  return columnsOf({
    layers: rows.map((_, i) => `layer${i}`), columnSteps: Int32Array.from({ length: count }, (_, i) => i),
    stepsPerColumn: 1, min: values, max: values, mean: values, flagged: Int32Array.from(flagged ?? values.map(() => 0)),
    nonFinite: Int32Array.from(nonFinite ?? values.map((value) => Number(!Number.isFinite(value)))),
  }, count - 1);
}

function draw(columns: Columns, size: readonly [number, number], view?: View): Picture {
  const picture = { width: size[0], height: size[1], data: new Uint8ClampedArray(size[0] * size[1] * 4) };
  const whole = { fromStep: 0, toStep: columns.count, fromRow: 0, toRow: columns.layers.length };
  paint({ columns, view: view ?? whole, style, domain: { low: 1, high: 100 }, theme: 'light' }, picture);
  return picture;
}

const pixel = (p: Picture, x: number, y: number): number[] => [...p.data.slice((y * p.width + x) * 4, (y * p.width + x) * 4 + 4)];
const isYellow = ([r = 0, , b = 0]: number[]): boolean => r > 200 && b < 140;

describe('paint', () => {
  it('fills each cell with one colour', () => {
    const picture = draw(grid([[1, 100], [100, 1]]), [8, 8]);
    expect(pixel(picture, 0, 0)).toEqual(pixel(picture, 3, 3));
    expect(isYellow(pixel(picture, 7, 0))).toBe(true);
    expect(isYellow(pixel(picture, 0, 0))).toBe(false);
    expect(isYellow(pixel(picture, 3, 7))).toBe(true);
  });

  it('shows one spike among 2,000 layers and 50 columns on a small picture', () => {
    const rows = Array.from({ length: 2000 }, () => new Array<number>(50).fill(1));
    (rows[1234] ?? [])[33] = 100;
    const picture = draw(grid(rows), [25, 40]);
    let yellow = 0;
    for (let y = 0; y < 40; y++) for (let x = 0; x < 25; x++) yellow += Number(isYellow(pixel(picture, x, y)));
    expect(yellow).toBe(1);
  });

  it('hatches NaN and infinities in colours of their own', () => {
    const picture = draw(grid([[1, NaN, Infinity]]), [30, 12]);
    const hatch = NON_FINITE.light.map((c) => [...c, 255].join());
    const seen = new Set<string>();
    for (let x = 10; x < 30; x++) seen.add(pixel(picture, x, 6).join());
    expect([...seen].sort()).toEqual([...hatch].sort());
    expect(hatch).not.toContain(pixel(picture, 2, 6).join());
  });

  it('hatches a cell that holds one NaN among finite values', () => {
    const picture = draw(grid([[1, 50, 1]], undefined, [0, 1, 0]), [30, 12]);
    const hatch = NON_FINITE.light.map((c) => [...c, 255].join());
    for (let x = 0; x < 30; x++) expect(hatch.includes(pixel(picture, x, 6).join())).toBe(x >= 10 && x < 20);
  });

  it('shows a NaN before the highest value where both fall on one pixel', () => {
    const picture = draw(grid([[100, 1, 100, 100]], undefined, [0, 1, 0, 0]), [1, 8]);
    expect(NON_FINITE.light.map((c) => [...c, 255].join())).toContain(pixel(picture, 0, 4).join());
  });

  it('leaves a cell without a recorded value transparent', () => {
    const picture = draw(grid([[1, NaN]], undefined, [0, 0]), [20, 4]);
    expect(pixel(picture, 15, 2)[3]).toBe(0);
  });

  it('marks a flagged cell along its top', () => {
    const picture = draw(grid([[1, 1]], [0, 1]), [20, 12]);
    expect(pixel(picture, 15, 0)).toEqual([...FLAG_MARK.light, 255]);
    expect(pixel(picture, 5, 0)).not.toEqual([...FLAG_MARK.light, 255]);
  });

  it('leaves a missing step transparent', () => {
    const picture = draw(grid([[1, 1]]), [20, 4], { fromStep: 0, toStep: 4, fromRow: 0, toRow: 1 });
    expect(pixel(picture, 15, 2)[3]).toBe(0);
    expect(pixel(picture, 5, 2)[3]).toBe(255);
  });

  it('keeps neighbouring rows apart when zoomed between them', () => {
    const picture = draw(grid([[1], [100]]), [4, 10], { fromStep: 0, toStep: 1, fromRow: 0.5, toRow: 1.5 });
    expect(isYellow(pixel(picture, 1, 4))).toBe(false);
    expect(isYellow(pixel(picture, 1, 5))).toBe(true);
  });
});

it.each([0.5, 1, 3.3])('a live step painted onto the picture that stands gives what painting all of it gives, %s pixels a step', (pixels) => {
  const columns = grid(Array.from({ length: 7 }, (_, row) => Array.from({ length: 20 }, (_, step) => 1 + ((row * 31 + step * 17) % 90))));
  const [width, height] = [Math.round(40 * pixels), 30];
  const view = { fromStep: 0, toStep: 40, fromRow: 0, toRow: 7 };
  const painting = { columns, view, style, domain: { low: 1, high: 100 }, theme: 'light' } as const;
  const standing = draw(columns, [width, height], view);
  for (let step = 20; step < 40; step++) {
    const before = columns.count;
    appendSteps(columns, { layers: columns.layers, steps: Int32Array.of(step), values: Float32Array.from({ length: 7 }, (_, row) => 1 + row * step), flagged: Int32Array.from({ length: 7 }, (_, row) => Number(row === 3)) }, 100);
    paint(painting, standing, changedFrom(painting, before - 1, width));
    expect(standing.data).toEqual(draw(columns, [width, height], view).data);
  }
});
