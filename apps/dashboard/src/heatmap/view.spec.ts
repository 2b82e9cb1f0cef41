import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clampView, labelledRows, panView, rowAt, stepAt, xOf, yOf, zoomRows, zoomSteps, type View, roomFor } from './view.js';

const bounds: View = { fromStep: 0, toStep: 1000, fromRow: 0, toRow: 50 };

describe('a view', () => {
  it('stays within its bounds whatever is asked', () => {
    const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(fc.property(number, number, number, number, (a, b, c, d) => {
      const view = clampView({ fromStep: a, toStep: b, fromRow: c, toRow: d }, bounds);
      expect(view.fromStep).toBeGreaterThanOrEqual(0);
      expect(view.toStep).toBeLessThanOrEqual(1000 + 1e-6);
      expect(view.toStep - view.fromStep).toBeGreaterThanOrEqual(4 - 1e-6);
      expect(view.toRow - view.fromRow).toBeGreaterThanOrEqual(1 - 1e-6);
    }));
  });
  it('keeps the step under the pointer in place when zooming', () => {
    const zoomed = zoomSteps(bounds, 0.25, 400);
    expect(xOf(zoomed, 400, 800)).toBeCloseTo(xOf(bounds, 400, 800), 9);
    expect(zoomed.toStep - zoomed.fromStep).toBe(250);
  });
  it('zooms rows without touching steps', () => {
    expect(zoomRows(bounds, 0.5, 10)).toEqual({ fromStep: 0, toStep: 1000, fromRow: 5, toRow: 30 });
  });
  it('pans by a share of itself and stops at the end', () => {
    expect(clampView(panView({ ...bounds, fromStep: 800 }, 0.5, 0), bounds).toStep).toBe(1000);
  });
  it('finds the cell that begins at a pixel', () => {
    const view = { fromStep: 10, toStep: 20, fromRow: 0, toRow: 4 };
    for (let step = 10; step < 20; step++) expect(stepAt(view, xOf(view, step, 777) + 0.01, 777)).toBe(step);
    for (let row = 0; row < 4; row++) expect(rowAt(view, yOf(view, row, 99) + 0.01, 99)).toBe(row);
  });
});

describe('labelledRows', () => {
  it('names every layer while there is room', () => {
    expect(labelledRows({ ...bounds, toRow: 5 }, 100, 14)).toEqual([0, 1, 2, 3, 4]);
  });
  it('never makes more labels than fit, even for 2,000 layers', () => {
    expect(labelledRows({ ...bounds, toRow: 2000 }, 420, 14).length).toBeLessThanOrEqual(31);
  });
});

it('a live run is shown with room for at most 1/8 more steps than it has, or 16, which is kept as long as they fit', () => {
  for (let steps = 1; steps < 5_000; steps++) {
    expect(roomFor(steps)).toBeGreaterThanOrEqual(steps);
    expect(roomFor(steps)).toBeLessThanOrEqual(Math.max(steps + 15, steps * (1 + 1 / 8)));
    expect(roomFor(roomFor(steps))).toBe(roomFor(steps));
  }
});
