import { describe, expect, it } from 'vitest';

import type { ImpactRow } from '#libs/decision-store';

import { impactOf, splitSmall } from './groups-part.js';

describe('groups of few records', () => {
  const groups = (attributes: string, counts: readonly number[]): Parameters<typeof splitSmall>[0] => counts.map((count, i) => ({ attributes, group: `${attributes} ${i}`, count, selectionRate: 0.5, low: 0, high: 1 }));
  const leftOut = (...given: Parameters<typeof splitSmall>[0][]): string[] => splitSmall(given.flat()).small.map(({ group, count }) => `${group}: ${count}`);

  it('are none where every group has ten', () => {
    expect(leftOut(groups('sex', [10, 400]), groups('race × sex', [10, 11, 12]))).toEqual([]);
  });

  it('are left out publicly with as many more as it takes that none is what is left of all records', () => {
    expect(leftOut(groups('race', [500, 3, 40, 90]))).toEqual(['race 1: 3', 'race 2: 40']);
    expect(leftOut(groups('race', [500, 3, 4, 90]))).toEqual(['race 1: 3', 'race 2: 4', 'race 3: 90']);
    expect(leftOut(groups('race', [500, 6, 7]))).toEqual(['race 1: 6', 'race 2: 7']);
    expect(leftOut(groups('sex', [500, 9]))).toHaveLength(2);
  });

  it('take a whole intersection with them: the attributes it is made of tell its sums', () => {
    expect(leftOut(groups('race', [50, 60]), groups('race × sex', [44, 6, 30, 30]))).toEqual(['race × sex 0: 44', 'race × sex 1: 6', 'race × sex 2: 30', 'race × sex 3: 30']);
  });
});

it('tells the impact for all and by group, apart those that public copies leave out', () => {
  const one = (attributes: string[], group: string[], count: number): object => ({ attributes, group, count, gained: 2, lost: 1, netShare: 0.01, netCi95: [0, 0.02], seedFlips: { least: 1, median: 3, most: 5 }, adjustedPValue: null, verdict: 'too few records' });
  const result = { groups: [one([], [], 100), one(['race'], ['A'], 90), one(['race'], ['B'], 3)], effort: { control: false } };
  const told = impactOf({ result } as unknown as ImpactRow, [{ attributes: 'race', group: 'A', count: 90, selectionRate: 0.5, low: 0, high: 1 }]);
  expect(told.impactWords).toBe('Without scaling 3 of 100 outcomes would differ (2 would lose the positive one, 1 would get it); merely another seed changes 1 to 5, 3 in the middle.');
  expect(told.impactGroups).toEqual([{ attributes: 'race', group: 'A', count: 90, gained: 2, lost: 1, seedMedian: 3, netShare: 0.01, low: 0, high: 0.02, pValue: null, verdict: 'too few records' }]);
  expect(told.impactSmall).toMatchObject([{ attributes: 'race', group: 'B', count: 3, gained: 2 }]);
  expect(impactOf(null, [])).toEqual({});
});
