import { expect, it } from 'vitest';
import { scoreWords } from './prediction-words.js';

const measured = (value: number): { value: number | null; isFinite: boolean; text: string } => ({ value: Number.isFinite(value) ? value : null, isFinite: Number.isFinite(value), text: String(value) });
const BASE = { score: measured(0.375), scoreStep: 1500, closeness: measured(0.125), change: measured(-0.25), threshold: 0.5, isNumber: false, decidedClass: null, scoreClassName: '>50K', decidedClassName: '<=50K', otherClassName: '>50K' };
const UNNAMED = { scoreClassName: null, decidedClassName: null, otherClassName: null };

it('tells which class is decided for, of which one the score is, its side of the threshold and how far it has moved', () => {
  expect(scoreWords(BASE)).toBe('The model decides for “<=50K”. Its score after 1,500 steps, the probability of “>50K”, is 0.375, 0.125 below the threshold of 0.5; since it was first recorded it changed by −0.25.');
  expect(scoreWords({ ...BASE, decidedClassName: '>50K', score: measured(0.5), closeness: measured(0), change: null })).toBe('The model decides for “>50K”. Its score after 1,500 steps, the probability of “>50K”, is 0.5, 0 above the threshold of 0.5.');
});

it('says where the names were not recorded, and invents none', () => {
  expect(scoreWords({ ...BASE, ...UNNAMED, change: null })).toBe('The names of the classes were not recorded with this run. Its score after 1,500 steps is 0.375, 0.125 below the threshold of 0.5.');
});

it('has no sides with more than two classes or without a number, and says so when there is no score', () => {
  const shirt = { scoreClassName: 'shirt', decidedClassName: 'shirt', otherClassName: null };
  expect(scoreWords({ ...BASE, ...shirt, decidedClass: 3, change: null })).toBe('The model decides for “shirt”. Its score after 1,500 steps, the probability of “shirt”, is 0.375.');
  expect(scoreWords({ ...BASE, score: measured(NaN), change: null })).toBe('The model decides for “<=50K”. Its score after 1,500 steps, the probability of “>50K”, is NaN.');
  expect(scoreWords({ ...BASE, score: null })).toBe('No score is recorded yet.');
});

it('of a predicted number tells neither a class nor a threshold', () => {
  expect(scoreWords({ ...BASE, ...UNNAMED, isNumber: true })).toBe('Its predicted number after 1,500 steps is 0.375; since it was first recorded it changed by −0.25.');
});
