import { expect, it } from 'vitest';
import { policyTag, policyTip, policyWords, sinceWords } from './policy-words.js';

it('says which policy, by which attribute, since when and until when', () => {
  expect(policyWords({ policy: 'BORDERLINE', attribute: null, attributes: [] })).toBe('borderline');
  expect(policyWords({ policy: 'FLIPS', attribute: 'race', attributes: ['race'] })).toBe('flips by race');
  expect([policyWords({ policy: 'PROTECTED', attribute: null, attributes: ['race', 'sex'] }), policyWords({ policy: 'PROTECTED', attribute: null, attributes: [] })]).toEqual(['protected (race, sex)', 'protected']);
  expect([sinceWords({ sinceStep: 0, lastStep: null }), sinceWords({ sinceStep: 1100, lastStep: 1600 })]).toEqual(['from the start', 'since step 1,100, last at 1,600']);
});

it('is short in a table, with the attributes and since when in its tip', () => {
  const policy = { policy: 'PROTECTED', attribute: null, attributes: ['race', 'sex'], sinceStep: 0, lastStep: null } as const;
  expect([policyTag(policy), policyTip(policy)]).toEqual(['protected', 'race, sex; from the start']);
  expect(policyTip({ ...policy, attributes: [], sinceStep: 100, lastStep: 200 })).toBe('since step 100, last at 200');
});
