import { describe, expect, it } from 'vitest';

import { asFindable, canFindImpact, impactPowerProblem, impactTestOf, leastImpactP, seedsNeeded } from './impact-power.js';
import type { GroupImpact, ImpactResult } from './impact.js';

const testOf = (seeds: number, groups: number): { withScaling: number; without: number; groups: number } => ({ withScaling: seeds, without: seeds, groups });

describe('the least p-value of an impact', () => {
  it.each([
    [4, 6, 12 / 70], // C(8, 4) = 70
    [5, 23, 46 / 252], // C(10, 5) = 252
    [6, 6, 12 / 924],
    [2, 30, 1],
    [16, 6, 6 / 10_000], // no shuffle of 9,999 gives less than 1 in 10,000
  ])('with %i seeds and %i groups is %d', (seeds, groups, least) => {
    expect(leastImpactP(testOf(seeds, groups))).toBeCloseTo(least, 12);
  });

  it('is half of that for arms of two sizes: none can be called the other way round', () => {
    expect(leastImpactP({ withScaling: 3, without: 4, groups: 1 })).toBeCloseTo(1 / 35, 12);
  });

  it('says whether anything can be found, and how many seeds are enough with room for a chance shuffle', () => {
    expect([testOf(4, 6), testOf(5, 23), testOf(6, 6), testOf(4, 1), testOf(64, 0), testOf(64, 500)].map(canFindImpact)).toEqual([false, false, true, true, false, false]);
    // 5 seeds give 12 / 252 = 0.048: below 0.05, without room
    expect([1, 6, 23, 250, 251].map(seedsNeeded)).toEqual([5, 6, 7, 9, null]);
    for (const groups of [1, 6, 23]) expect(canFindImpact(testOf(seedsNeeded(groups)!, groups))).toBe(true);
  });

  it('is told in words with the seeds that are enough', () => {
    expect(impactPowerProblem(testOf(4, 6))).toBe('4 seeds with scaling and without can find nothing among 6 groups: the least adjusted p-value is 0.17, and 0.05 is not reached; 6 seeds are enough');
    expect(impactPowerProblem(testOf(64, 600))).toContain('no number of seeds is enough');
    expect(impactPowerProblem(testOf(16, 0))).toContain('no group has records enough');
    expect(impactPowerProblem(testOf(16, 6))).toBeNull();
  });
});

describe('an impact stored before its power was asked', () => {
  const group = (pValue: number | null): GroupImpact => ({ pValue, verdict: pValue === null ? 'too few records' : 'no more than seed noise' }) as GroupImpact;
  const stored = (seeds: number, groups: readonly GroupImpact[]): ImpactResult => {
    const arm = Array.from({ length: seeds }, (_, i) => i);
    return { verdict: 'no more than seed noise', seedsWith: arm, seedsWithout: arm, groups } as unknown as ImpactResult;
  };
  const six = [...Array.from({ length: 6 }, () => group(0.4)), group(null)];

  it('is not called seed noise where it could find nothing', () => {
    const told = asFindable(stored(4, six));
    expect([told.verdict, ...told.groups.map(({ verdict }) => verdict)]).toEqual([...Array.from({ length: 7 }, () => 'too few seeds'), 'too few records']);
    expect(impactTestOf(told)).toEqual(testOf(4, 6));
    expect(asFindable(stored(16, [group(null)])).verdict).toBe('too few records');
  });

  it('stays what it is where it could', () => {
    const found = stored(6, six);
    expect(asFindable(found)).toBe(found);
  });
});
