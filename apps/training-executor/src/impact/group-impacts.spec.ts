import { type Dataset, seededRandom } from '#libs/datasets';
import { describe, expect, it } from 'vitest';

import { groupImpacts } from './group-impacts.js';

const RECORDS = 400;
const SEEDS = 16;
/** Records that every seed decides anew. */
const UNCERTAIN = 200;

describe('the verdict on a group', () => {
  const split = { count: RECORDS, features: new Float32Array(0), labels: new Int32Array(RECORDS), protectedValues: {} };
  const data = { classNames: ['no', 'yes'], protectedAttributes: [], test: split } as unknown as Dataset;
  const dice = seededRandom(3, 1);

  /** Outcomes of a run: the last `moved` records are positive with scaling alone. */
  function outcomes(moved: number, isScaled: boolean): Uint8Array {
    return Uint8Array.from({ length: RECORDS }, (_, row) => (row < UNCERTAIN ? dice.below(2) : Number(isScaled && row >= RECORDS - moved)));
  }

  function verdictOn(moved: number, seeds = SEEDS): string | undefined {
    const recorded = outcomes(moved, true);
    const neutral = recorded.map((outcome, row) => (row >= RECORDS - moved ? 0 : outcome));
    const arm = (isScaled: boolean): Uint8Array[] => Array.from({ length: seeds }, () => outcomes(moved, isScaled));
    return groupImpacts({ recorded, neutral, arms: { scaled: arm(true), unscaled: arm(false) } }, data, 0)[0]?.verdict;
  }

  it.each([
    [0, 'no more than seed noise'],
    [3, 'systematic, but smaller than seed noise'], // 3 flips against some 100 by seed, rate +0.0075 against ±0.018
    [40, 'beyond seed noise'], // fewer flips than by seed, but the rate moves by 0.1
    [90, 'beyond seed noise'],
  ])('with %i records that scaling moves: %s', (moved, verdict) => {
    expect(verdictOn(moved)).toBe(verdict);
  });

  it('is none of seed noise where so few seeds could find nothing, whatever scaling moves', () => {
    // one group, 3 seeds: 2 / C(6, 3) = 0.1
    expect([verdictOn(0, 3), verdictOn(200, 3), verdictOn(200, 4)]).toEqual(['too few seeds', 'too few seeds', 'beyond seed noise']);
  });
});
