import { describe, expect, it } from 'vitest';
import { groupName, impactHeadline, shareWords, signedPercent, stripOf, type Group, type ImpactResult } from './impact-words.js';

const measured = (value: number): { value: number; isFinite: boolean; text: string } => ({ value, isFinite: true, text: String(value) });
const GROUP: Group = {
  attributes: [], group: [], count: 1200, gained: 55, lost: 131, netShare: measured(-0.0633), netLow: measured(-0.087), netHigh: measured(-0.042),
  seedFlipsLeast: 55, seedFlipsMedian: 70.5, seedFlipsMost: 100, rank: 1, rateShift: measured(-0.093), rateSpread: measured(0.031), adjustedPValue: 0.0015, verdict: 'BEYOND_SEED_NOISE',
};
const RESULT = { groups: [GROUP], verdict: 'BEYOND_SEED_NOISE' } as unknown as ImpactResult;

describe('the words of an impact', () => {
  it('say who would get and lose what, and what a seed does', () => {
    expect(impactHeadline(RESULT, false)).toBe('Without scaling, 186 of 1,200 outcomes would be the other one: 55 would lose the positive one, 131 would get it. Merely another seed changes 55 to 100. This is beyond seed noise.');
    expect(impactHeadline({ ...RESULT, verdict: 'SEED_NOISE' }, true)).toMatch(/^With merely another seed.*This is no more than seed noise\.$/);
    expect(impactHeadline({ ...RESULT, verdict: 'TOO_FEW_SEEDS' }, false)).toMatch(/too few seeds to tell/);
    expect(impactHeadline({ ...RESULT, verdict: 'TOO_FEW_RECORDS' }, false)).not.toContain('seed noise');
  });

  it('name groups, and give shares with sign and interval', () => {
    expect(groupName(GROUP)).toBe('Everybody');
    expect(groupName({ attributes: ['group', 'age'], group: ['B', '61+'] })).toBe('B, 61+');
    expect(shareWords(GROUP.netShare, GROUP.netLow, GROUP.netHigh)).toBe('−6.33 % (−8.7 % to −4.2 %)');
    expect(signedPercent({ value: null, isFinite: false, text: 'NaN' })).toBe('NaN');
  });

  it('place flips on one strip with those of the seeds', () => {
    const { from, width, flips } = stripOf({ ...GROUP, gained: 60, lost: 40, seedFlipsLeast: 20, seedFlipsMost: 70 });
    expect([from, width, flips].map((place) => Math.round(parseFloat(place)))).toEqual([19, 48, 95]);
    expect(stripOf({ ...GROUP, gained: 0, lost: 0, seedFlipsLeast: 0, seedFlipsMedian: 0, seedFlipsMost: 0 })).toMatchObject({ flips: '0%', width: '0%' });
  });
});
