import { describe, expect, it } from 'vitest';
import { linearTicks, logTicks, niceGap, stepTicks, valueLabels } from './axis-ticks.js';

describe('stepTicks', () => {
  it('stand on whole steps, 1, 2 or 5 times a power of ten apart, no more than asked for', () => {
    expect(stepTicks(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(stepTicks(3, 4, 10)).toEqual([3, 4]);
    expect(stepTicks(3.2, 6.9, 10)).toEqual([4, 5, 6]);
    expect(stepTicks(0, 1000, 6)).toEqual([0, 200, 400, 600, 800, 1000]);
    expect(stepTicks(995, 3005, 4)).toEqual([1000, 2000, 3000]);
    expect(stepTicks(5, 5, 4)).toEqual([]);
  });
  it('are never closer than one step', () => {
    expect(stepTicks(0, 2, 100)).toEqual([0, 1, 2]);
    expect([0.0021, 0.3, 1.5, 3, 7, 45, 201, 501].map(niceGap)).toEqual([0.005, 0.5, 2, 5, 10, 50, 500, 1000]);
  });
});

describe('linearTicks', () => {
  it('stand at round values', () => {
    expect(linearTicks(-0.25, 0.31, 4)).toEqual([-0.2, 0, 0.2]);
    expect(linearTicks(0.6421, 0.6439, 4)).toEqual([0.6425, 0.643, 0.6435]);
  });
  it('are few and within, however close together or large the ends are', () => {
    for (const [from, to] of [[1, 1 + 2 ** -50], [1e300, 1.1e300], [-1e-310, 1e-310], [3e38, 3.1e38]] as const) {
      const ticks = linearTicks(from, to, 4);
      expect(ticks.length).toBeLessThan(12);
    }
    expect(linearTicks(1, 1, 4)).toEqual([]);
    expect(linearTicks(0, Infinity, 4)).toEqual([]);
    expect(linearTicks(NaN, 1, 4)).toEqual([]);
  });
});

describe('logTicks', () => {
  it('are as close as there is room', () => {
    expect(logTicks(0.95, 9.5, 9)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(logTicks(0.95, 9.5, 8)).toEqual([1, 2, 5]);
    expect(logTicks(0.05, 2, 5)).toEqual([0.1, 1]);
    expect(logTicks(1e-7, 1e3, 4)).toEqual([1e-6, 1e-3, 1, 1e3]);
  });
  it('are linear where the ends are close', () => {
    expect(logTicks(1.1, 1.9, 4)).toEqual([1.2, 1.4, 1.6, 1.8]);
  });
  // the chart library's own ticks never ended there, and the page stood still
  it('end, whatever the ends are', () => {
    for (let i = 0; i < 5000; i++) {
      const from = 10 ** ((i * 0.618034) % 60 - 45);
      const to = from * 10 ** ((i * 0.754878) % 80);
      const ticks = logTicks(from, to, 4);
      expect(ticks.length).toBeLessThan(12);
      expect(ticks.every((tick) => tick >= from && tick <= to)).toBe(true);
    }
    for (const [from, to] of [[0, 1], [-1, 1], [1, 1], [1, Infinity], [NaN, 1]] as const) expect(logTicks(from, to, 4)).toEqual([]);
  });
});

describe('valueLabels', () => {
  it('have three digits where they tell the ticks apart', () => {
    expect(valueLabels([0.5, 0.6, 0.7])).toEqual(['0.5', '0.6', '0.7']);
  });
  it('have more where three would write two ticks alike', () => {
    expect(valueLabels([0.6425, 0.643, 0.6435])).toEqual(['0.6425', '0.643', '0.6435']);
    expect(valueLabels([1000.25, 1000.26])).toEqual(['1000.25', '1000.26']);
  });
  it('leave ticks without a label empty, and end where ticks are equal', () => {
    expect(valueLabels([null, 1, null])).toEqual(['', '1', '']);
    expect(valueLabels([1, 1])).toEqual(['1', '1']);
  });
});
