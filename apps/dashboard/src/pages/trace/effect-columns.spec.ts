import { describe, expect, it } from 'vitest';
import { cellAt } from '../../heatmap/columns.js';
import { effectColumns, largestStep, type Effects } from './effect-columns.js';

const EFFECTS: Effects = { steps: 5, layers: ['a', 'b'], values: Float32Array.of(1, NaN, -4, 0, 2, 0.5, 0, NaN, 3, NaN) };

describe('effectColumns', () => {
  it('has a column for every step where they are few', () => {
    const columns = effectColumns(EFFECTS);
    expect(columns).toMatchObject({ count: 5, stepsPerColumn: 1, lastStep: 4 });
    expect(cellAt(columns, 1, 0)).toMatchObject({ layer: 'a', min: -4, max: -4, nonFinite: 0 });
    expect(cellAt(columns, 0, 1)).toMatchObject({ layer: 'b', min: NaN, nonFinite: 1 });
  });
  it('keeps both extremes where steps share a column, and counts what is not finite', () => {
    const columns = effectColumns(EFFECTS, 2);
    expect(columns).toMatchObject({ count: 2, stepsPerColumn: 3, lastStep: 4 });
    expect(cellAt(columns, 0, 0)).toMatchObject({ fromStep: 0, toStep: 2, min: -4, max: 2, nonFinite: 0 });
    expect(cellAt(columns, 4, 1)).toMatchObject({ fromStep: 3, toStep: 4, min: NaN, nonFinite: 2 });
  });
});

describe('largestStep', () => {
  it('is the step with the largest effect, whichever way; NaN never wins', () => {
    expect(largestStep(EFFECTS, 0, [0, 4])).toBe(1);
    expect(largestStep(EFFECTS, 1, [0, 4])).toBe(2);
    expect(largestStep(EFFECTS, 0, [2, 2])).toBe(2);
  });
});
