import { expect, it } from 'vitest';
import { scoreWords } from './prediction-words.js';

const measured = (value: number): { value: number | null; isFinite: boolean; text: string } => ({ value: Number.isFinite(value) ? value : null, isFinite: Number.isFinite(value), text: String(value) });
const BASE = { score: measured(0.375), scoreStep: 1500, closeness: measured(0.125), change: measured(-0.25), threshold: 0.5, decidedClass: null };

it('tells the score, its side of the threshold and how far it has moved', () => {
  expect(scoreWords(BASE)).toBe('Its score after 1,500 steps is 0.375, 0.125 below the threshold of 0.5; since it was first recorded it changed by −0.25.');
  expect(scoreWords({ ...BASE, score: measured(0.5), closeness: measured(0), change: null })).toBe('Its score after 1,500 steps is 0.5, 0 above the threshold of 0.5.');
});

it('has no sides with more than two classes or without a number, and says so when there is no score', () => {
  expect(scoreWords({ ...BASE, decidedClass: 3, change: null })).toBe('Its score after 1,500 steps is 0.375.');
  expect(scoreWords({ ...BASE, score: measured(NaN), change: null })).toBe('Its score after 1,500 steps is NaN.');
  expect(scoreWords({ ...BASE, score: null })).toBe('No score is recorded yet.');
});
