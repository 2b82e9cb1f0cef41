import { describe, expect, it } from 'vitest';
import { columnsOf, type Columns } from './columns.js';
import { movePicture, pixelsMoved } from './move-picture.js';
import { paint, type Painting, type Picture } from './raster.js';
import { clampView, panView, type View } from './view.js';

const [WIDTH, HEIGHT, LAYERS, STEPS] = [97, 40, 60, 900];

/** Whole numbers up to `below`, the same ones in every run. */
function drawn(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * below);
  };
}

function cells(stepsPerColumn: number): Columns {
  const count = Math.ceil(STEPS / stepsPerColumn);
  const draw = drawn(7);
  const values = Float32Array.from({ length: LAYERS * count }, () => (draw(40) === 0 ? NaN : 0.2 + draw(1000) / 250));
  return columnsOf({
    layers: Array.from({ length: LAYERS }, (_, i) => `layer${i}`), stepsPerColumn, columnSteps: Int32Array.from({ length: count }, (_, i) => i * stepsPerColumn),
    min: values, max: values, mean: values, nonFinite: Int32Array.from(values, (value) => Number(Number.isNaN(value) && draw(2) === 0)), flagged: Int32Array.from(values, () => Number(draw(30) === 0)),
  }, STEPS - 1);
}

const LOOK = { style: { kind: 'log-diverging', extreme: 'farthest-from-one' }, domain: { low: 0.2, high: 5 }, theme: 'light' } as const;
const painted = (painting: Painting): Picture => {
  const picture = { width: WIDTH, height: HEIGHT, data: new Uint8ClampedArray(WIDTH * HEIGHT * 4) };
  paint(painting, picture);
  return picture;
};
const bounds: View = { fromStep: 0, toStep: STEPS, fromRow: 0, toRow: LAYERS };

describe('a picture that is moved', () => {
  it.each([[1, 300], [1, 41], [7, 300], [7, 640], [30, 500]])('is the one that is painted anew: %i steps a column, %i steps shown', (stepsPerColumn, span) => {
    const columns = cells(stepsPerColumn);
    const draw = drawn(span);
    let painting: Painting = { columns, ...LOOK, view: { ...bounds, fromStep: 100, toStep: 100 + span, fromRow: 10, toRow: 50 } };
    const picture = painted(painting);
    let moves = 0;
    for (let turn = 0; turn < 60; turn++) {
      const next = { ...painting, view: clampView(panView(painting.view, (draw(61) - 30) / WIDTH, 0), bounds) };
      const moved = pixelsMoved(painting, next, WIDTH);
      if (moved === null) paint(next, picture);
      else movePicture(next, picture, moved);
      moves += Number(moved !== null && moved !== 0);
      const anew = painted(next).data;
      expect(picture.data.every((byte, i) => byte === anew[i])).toBe(true);
      painting = next;
      if (turn > 8 && turn % 20 === 0) expect(moves).toBeGreaterThan(turn / 2);
    }
  }, 60_000);
  it('is painted anew where other rows, cells, colours or another span are wanted, or nothing of it is left', () => {
    const painting: Painting = { columns: cells(1), ...LOOK, view: { ...bounds, fromStep: 100, toStep: 400 } };
    const view = (change: Partial<View>): Painting => ({ ...painting, view: { ...painting.view, ...change } });
    expect(pixelsMoved(painting, view({}), WIDTH)).toBe(0);
    expect([view({ fromRow: 1 }), view({ toStep: 401 }), view({ fromStep: 500, toStep: 800 }), { ...painting, columns: cells(1) }, { ...painting, domain: { low: 0.1, high: 10 } }, { ...painting, theme: 'dark' as const }].map((to) => pixelsMoved(painting, to, WIDTH))).toEqual([null, null, null, null, null, null]);
  });
});
