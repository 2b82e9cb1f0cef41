import { expect, it } from 'vitest';
import { policyWords, sinceWords } from './policy-words.js';

it('says which policy, by which attribute, since when and until when', () => {
  expect(policyWords({ policy: 'BORDERLINE', attribute: null, attributes: [] })).toBe('borderline');
  expect(policyWords({ policy: 'FLIPS', attribute: 'race', attributes: ['race'] })).toBe('flips by race');
  expect([policyWords({ policy: 'PROTECTED', attribute: null, attributes: ['race', 'sex'] }), policyWords({ policy: 'PROTECTED', attribute: null, attributes: [] })]).toEqual(['protected (race, sex)', 'protected']);
  expect([sinceWords({ sinceStep: 0, lastStep: null }), sinceWords({ sinceStep: 1100, lastStep: 1600 })]).toEqual(['from the start', 'since step 1,100, last at 1,600']);
});
