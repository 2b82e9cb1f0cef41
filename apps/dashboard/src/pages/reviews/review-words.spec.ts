import { describe, expect, it } from 'vitest';
import { actWords, openActs, orderWords, reviewWords, scoreThen } from './review-words.js';

const measured = (value: number): { value: number; isFinite: boolean; text: string } => ({ value, isFinite: true, text: String(value) });

it('says where a review stands, and what was done', () => {
  expect(reviewWords({ state: 'DECIDED', verdict: 'OVERTURN' })).toBe('decided: overturned');
  expect(reviewWords({ state: 'SECOND_WANTED', verdict: 'OVERTURN' })).toBe('overturned, second pair of eyes wanted');
  expect(actWords({ kind: 'ASSIGNED', assignee: 'desk-1', verdict: null })).toBe('assigned it to desk-1');
  expect(actWords({ kind: 'DECIDED', assignee: null, verdict: 'AGREE' })).toBe('agreed with the model');
  expect(actWords({ kind: 'DISSENTED', assignee: null, verdict: null })).toContain('dissented');
  expect(scoreThen({ score: measured(0.25), scoreStep: 1000 })).toBe('score then 0.25 after 1,000 steps');
});

it('says why one comes before another', () => {
  const one = { score: measured(0.45), closeness: measured(0.05), threshold: 0.5, decidedClass: null };
  expect(orderWords({ ...one, review: { measuredEffect: measured(0.2) } })).toBe('One scaling decision moved it by 0.2 (measured). Score 0.45, 0.05 below the threshold of 0.5.');
  expect(orderWords({ ...one, decidedClass: 3, review: { measuredEffect: null } })).toBe('Score 0.45.');
  expect(orderWords({ ...one, score: null, review: { measuredEffect: null } })).toBe('No score is recorded yet.');
});

describe('acts that are open', () => {
  const review = { assignee: null, seenBy: [] as string[] };
  it('are a verdict while it waits; a second word of somebody else once there is one; none when two have said theirs', () => {
    expect(openActs({ ...review, state: 'WAITING' }, 'a')).toEqual(['agree', 'overturn', 'assign']);
    expect(openActs({ assignee: 'b', seenBy: [], state: 'ASSIGNED' }, 'a')).toContain('release');
    expect(openActs({ ...review, state: 'SECOND_WANTED', seenBy: ['b'] }, 'a')).toEqual(['confirm', 'dissent', 'assign']);
    expect(openActs({ ...review, state: 'SECOND_WANTED', seenBy: ['a'] }, 'a')).toEqual(['assign']);
    expect(openActs({ ...review, state: 'DISPUTED', seenBy: ['b', 'c'] }, 'a')).toContain('overturn');
    expect(openActs({ ...review, state: 'DISPUTED', seenBy: ['a', 'c'] }, 'a')).toEqual(['assign']);
    expect(openActs({ ...review, state: 'DECIDED', seenBy: ['b'] }, 'a')).toEqual(['confirm', 'dissent']);
    expect(openActs({ ...review, state: 'DECIDED', seenBy: ['b', 'c'] }, 'a')).toEqual([]);
  });
});
