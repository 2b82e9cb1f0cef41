import { describe, expect, it } from 'vitest';
import { appendSteps, mergePairs, type StepBatch } from './append-steps.js';
import { cellAt, columnAt, columnsOf, emptyColumns, hasNoValue } from './columns.js';

const layers = ['a', 'b'];
/** Steps `from`.. with layer a = step, layer b = -step. */
function batch(from: number, count: number, change: Partial<StepBatch> = {}): StepBatch {
  const steps = Int32Array.from({ length: count }, (_, i) => from + i);
  return { layers, steps, values: new Float32Array([...steps, ...steps.map((s) => -s)]), flagged: new Int32Array(count * 2), ...change };
}

describe('columnsOf', () => {
  it('turns the row-major block of the API into columns', () => {
    const values = new Float32Array([1, 2, 3, 4, 5, 6]);
    const columns = columnsOf({
      layers, columnSteps: new Int32Array([0, 10, 20]), stepsPerColumn: 10,
      min: values, max: values, mean: values, flagged: new Int32Array([0, 0, 1, 0, 0, 0]), nonFinite: new Int32Array([0, 0, 0, 0, 7, 0]),
    }, 24);
    expect(cellAt(columns, 13, 1)).toEqual({ layer: 'b', fromStep: 10, toStep: 19, min: 5, max: 5, mean: 5, nonFinite: 7, flagged: false });
    expect(cellAt(columns, 20, 0)).toMatchObject({ min: 3, nonFinite: 0, flagged: true, toStep: 24 });
    expect(cellAt(columns, 30, 0)).toBeNull();
    expect(cellAt(columns, 5, 2)).toBeNull();
  });
});

it('a part that begins within a bucket has a shorter first column', () => {
  const values = new Float32Array([1, 2]);
  const block = { layers: ['a'], columnSteps: new Int32Array([13, 20]), stepsPerColumn: 10, min: values, max: values, mean: values, nonFinite: new Int32Array(2), flagged: new Int32Array(2) };
  const columns = columnsOf(block, 25);
  expect(cellAt(columns, 19, 0)).toMatchObject({ fromStep: 13, toStep: 19, min: 1 });
  expect(cellAt(columns, 20, 0)).toMatchObject({ fromStep: 20, toStep: 25, min: 2 });
});

describe('appendSteps', () => {
  it('makes one column a step while there is room', () => {
    const columns = emptyColumns(layers, 2);
    expect(appendSteps(columns, batch(0, 40), 100)).toBe(40);
    expect([columns.count, columns.stepsPerColumn, columns.lastStep]).toEqual([40, 1, 39]);
    expect(cellAt(columns, 7, 1)).toMatchObject({ min: -7, max: -7 });
  });

  it('passes over steps it already holds', () => {
    const columns = emptyColumns(layers);
    appendSteps(columns, batch(0, 10), 100);
    expect(appendSteps(columns, batch(5, 10), 100)).toBe(5);
    expect(columns.count).toBe(15);
  });

  it('keeps a single spike and a single NaN through every merge', () => {
    const columns = emptyColumns(layers);
    const values = batch(0, 1000).values;
    values.fill(1);
    values[321] = 1e6;
    values[1000 + 654] = NaN;
    appendSteps(columns, batch(0, 1000, { values }), 16);
    expect(columns.count).toBeLessThanOrEqual(16);
    expect(cellAt(columns, 321, 0)).toMatchObject({ min: 1, max: 1e6, nonFinite: 0 });
    expect(cellAt(columns, 654, 1)).toMatchObject({ min: 1, max: 1, mean: 1, nonFinite: 1 });
    expect(columns.nonFinite.subarray(0, columns.count * 2).reduce((a, b) => a + b, 0)).toBe(1);
  });

  it('keeps flags through a merge', () => {
    const columns = emptyColumns(layers);
    const flagged = new Int32Array(80);
    flagged[3] = 4;
    appendSteps(columns, batch(0, 40, { flagged }), 8);
    expect(cellAt(columns, 3, 0)?.flagged).toBe(true);
    expect(cellAt(columns, 39, 0)?.flagged).toBe(false);
  });

  it('weighs the mean by steps', () => {
    const columns = emptyColumns(layers);
    appendSteps(columns, batch(0, 64), 1);
    expect(columns.count).toBe(1);
    expect(cellAt(columns, 0, 0)?.mean).toBeCloseTo(31.5, 4);
  });

  it('weighs the mean by finite values alone', () => {
    const columns = emptyColumns(layers);
    const values = new Float32Array([NaN, NaN, 4, 8, Infinity, 6, 1, 1, 1, 1, 1, 1]);
    appendSteps(columns, batch(0, 6, { values }), 1);
    expect(cellAt(columns, 0, 0)).toMatchObject({ min: 4, max: 8, mean: 6, nonFinite: 3 });
  });

  it('clears the counts of a column that is opened where an old one lay', () => {
    const columns = emptyColumns(layers);
    appendSteps(columns, batch(0, 8, { values: new Float32Array(16).fill(NaN) }), 4);
    appendSteps(columns, batch(8, 2), 8);
    expect(cellAt(columns, 8, 0)).toMatchObject({ min: 8, nonFinite: 0 });
  });

  it('matches layers by name, not by position', () => {
    const columns = emptyColumns(['b', 'a']);
    appendSteps(columns, batch(0, 3), 10);
    expect(cellAt(columns, 2, 0)).toMatchObject({ layer: 'b', min: -2 });
  });

  it('leaves a gap where steps are missing', () => {
    const columns = emptyColumns(layers);
    appendSteps(columns, batch(0, 2), 10);
    appendSteps(columns, batch(7, 1), 10);
    expect(columnAt(columns, 4)).toBe(-1);
    expect(columnAt(columns, 7)).toBe(2);
  });
});

describe('mergePairs', () => {
  it('halves the columns and doubles their steps', () => {
    const columns = emptyColumns(layers);
    appendSteps(columns, batch(0, 5), 10);
    mergePairs(columns);
    expect([columns.count, columns.stepsPerColumn]).toEqual([3, 2]);
    expect(cellAt(columns, 3, 0)).toMatchObject({ fromStep: 2, min: 2, max: 3, mean: 2.5 });
  });
});

it('a measure that was never recorded has cells and no value; one with a single number has one', () => {
  const block = (min: number[]): Parameters<typeof columnsOf>[0] => {
    const values = Float32Array.from(min);
    return { layers, columnSteps: new Int32Array([0]), stepsPerColumn: 1, min: values, max: values, mean: values, nonFinite: new Int32Array([1, 1]), flagged: new Int32Array(2) };
  };
  expect(hasNoValue(columnsOf(block([NaN, NaN]), 0))).toBe(true);
  expect(hasNoValue(columnsOf(block([NaN, 0]), 0))).toBe(false);
  expect(hasNoValue(emptyColumns(layers))).toBe(false);
});
