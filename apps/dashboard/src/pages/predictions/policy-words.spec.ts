import { expect, it } from 'vitest';
import { policyWords, sinceWords } from './policy-words.js';

it('says which policy, by which attribute, since when and until when', () => {
  expect([policyWords({ policy: 'BORDERLINE', attribute: null }), policyWords({ policy: 'FLIPS', attribute: 'race' })]).toEqual(['borderline', 'flips by race']);
  expect([sinceWords({ sinceStep: 0, lastStep: null }), sinceWords({ sinceStep: 1100, lastStep: 1600 })]).toEqual(['from the start', 'since step 1,100, last at 1,600']);
});
