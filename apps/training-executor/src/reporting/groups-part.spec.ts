import { describe, expect, it } from 'vitest';

import { splitSmall } from './groups-part.js';

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
