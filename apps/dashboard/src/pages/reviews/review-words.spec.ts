import { describe, expect, it } from 'vitest';
import { actExplanation, actWords, openActs, orderWords, reviewWords, scoreThen } from './review-words.js';

const measured = (value: number): { value: number; isFinite: boolean; text: string } => ({ value, isFinite: true, text: String(value) });

const UNNAMED = { scoreClassName: null, decidedClassName: null, otherClassName: null };
const NAMED = { scoreClassName: '>50K', decidedClassName: '<=50K', otherClassName: '>50K' };
const SHIRT = { scoreClassName: 'shirt', decidedClassName: 'shirt', otherClassName: null };
const CALL = { score: measured(0.45), closeness: measured(0.05), threshold: 0.5, isNumber: false, decidedClass: null, ...NAMED };

it('says where a review stands, and what was done', () => {
  expect(reviewWords({ state: 'DECIDED', verdict: 'OVERTURN' })).toBe('decided: overturned');
  expect(reviewWords({ state: 'SECOND_WANTED', verdict: 'OVERTURN' })).toBe('overturned, second pair of eyes wanted');
  expect(actWords({ kind: 'ASSIGNED', assignee: 'desk-1', verdict: null, ...UNNAMED })).toBe('assigned it to desk-1');
  expect(actWords({ kind: 'DECIDED', assignee: null, verdict: 'AGREE', ...UNNAMED })).toBe('agreed with the model');
  expect(actWords({ kind: 'DECIDED', assignee: null, verdict: 'AGREE', ...NAMED })).toBe('agreed with the model: “<=50K”');
  expect(actWords({ kind: 'DECIDED', assignee: null, verdict: 'OVERTURN', ...NAMED })).toBe('overturned: “>50K” instead of “<=50K”');
  expect(actWords({ kind: 'DECIDED', assignee: null, verdict: 'OVERTURN', ...SHIRT })).toBe('overturned: not “shirt”');
  expect(actWords({ kind: 'DISSENTED', assignee: null, verdict: null, ...NAMED })).toContain('dissented');
  expect(scoreThen({ score: measured(0.25), scoreStep: 1000 })).toBe('score then 0.25 after 1,000 steps');
});

it('says what the model decides, and why one comes before another', () => {
  expect(orderWords({ ...CALL, review: { measuredEffect: measured(0.2) } })).toBe('The model decides for “<=50K”. One scaling decision moved it by 0.2 (measured). Score of “>50K” 0.45, 0.05 below the threshold of 0.5.');
  expect(orderWords({ ...CALL, ...SHIRT, decidedClass: 3, review: { measuredEffect: null } })).toBe('The model decides for “shirt”. Score of “shirt” 0.45.');
  expect(orderWords({ ...CALL, ...UNNAMED, review: { measuredEffect: null } })).toBe('The names of the classes were not recorded with this run. Score 0.45, 0.05 below the threshold of 0.5.');
  expect(orderWords({ ...CALL, ...UNNAMED, isNumber: true, review: { measuredEffect: null } })).toBe('Predicted number 0.45.');
  expect(orderWords({ ...CALL, ...UNNAMED, score: null, review: { measuredEffect: null } })).toBe('No score is recorded yet.');
});

describe('what a dialog says before somebody acts', () => {
  const model = 'The model decides for “<=50K”. Score of “>50K” 0.45, 0.05 below the threshold of 0.5.';
  it('names what the model decides, and of two classes what is decided instead', () => {
    expect(actExplanation('agree', CALL, null)).toBe(`${model} You decide the same: “<=50K”. A second reviewer may still dissent.`);
    expect(actExplanation('overturn', CALL, null)).toBe(`${model} You decide for “>50K” instead. It counts once a second reviewer confirms. The model itself is not changed.`);
    expect(actExplanation('overturn', { ...CALL, ...SHIRT, decidedClass: 3 }, null)).toContain('You decide for another class: say in the reason which.');
  });
  it('names the verdict that is confirmed or dissented from', () => {
    expect(actExplanation('confirm', CALL, 'OVERTURN')).toBe(`${model} Your colleague overturned: “>50K” instead of “<=50K”. You have looked yourself, and the verdict of your colleague is right.`);
    expect(actExplanation('dissent', CALL, 'AGREE')).toBe(`${model} Your colleague agreed with the model: “<=50K”. You have looked yourself, and the verdict is wrong. A third reviewer decides then.`);
  });
  it('says so where no names were recorded, and invents none', () => {
    expect(actExplanation('overturn', { ...CALL, ...UNNAMED }, null)).toBe('The names of the classes were not recorded with this run. Score 0.45, 0.05 below the threshold of 0.5. You decide otherwise. It counts once a second reviewer confirms. The model itself is not changed.');
    expect(actExplanation('agree', { ...CALL, ...UNNAMED }, null)).toContain('You decide as the model does.');
    expect(actExplanation('assign', CALL, null)).toBe('The name as on the token of that person.');
  });
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
