import { describe, expect, it } from 'vitest';
import { niceGap, stepTicks, valueLabels } from './axis-ticks.js';

describe('stepTicks', () => {
  it('stand on whole steps, 1, 2 or 5 times a power of ten apart, no more than asked for', () => {
    expect(stepTicks(0, 10, 5)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(stepTicks(3, 4, 10)).toEqual([3, 4]);
    expect(stepTicks(995, 3005, 4)).toEqual([1000, 2000, 3000]);
    expect(stepTicks(5, 5, 4)).toEqual([]);
  });
  it('are never closer than one step', () => {
    expect(niceGap(0.01)).toBe(1);
    expect(niceGap(201)).toBe(500);
    expect(niceGap(501)).toBe(1000);
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
