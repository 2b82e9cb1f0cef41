import { expect, it } from 'vitest';

import { outcomeNames } from './outcome-names.js';

const two = { classNames: ['<=50K', '>50K'], threshold: 0.3, decided: null };

it.each([[0.3, '>50K', '<=50K'], [0.29, '<=50K', '>50K'], [NaN, '<=50K', '>50K']])('of two classes and a score of %d the model decides for %s, and who overturns it for %s', (score, decidedClass, otherClass) => {
  expect(outcomeNames({ ...two, score })).toEqual({ scoreClass: '>50K', decidedClass, otherClass });
});

it('with more classes the score is of the class decided for, and to overturn it names no other', () => {
  const more = { classNames: ['bag', 'coat', 'shirt'], threshold: 0.5, score: 0.4 };
  expect(outcomeNames({ ...more, decided: 2 })).toEqual({ scoreClass: 'shirt', decidedClass: 'shirt', otherClass: null });
  expect(outcomeNames({ ...more, decided: null })).toEqual({ scoreClass: null, decidedClass: null, otherClass: null });
  expect(outcomeNames({ ...more, decided: 3 }).decidedClass).toBeNull();
});

it('invents no names: there are none without a score, or where none were recorded', () => {
  const none = { scoreClass: null, decidedClass: null, otherClass: null };
  expect([outcomeNames({ ...two, score: null }), outcomeNames({ ...two, classNames: null, score: 0.9 })]).toEqual([none, none]);
});
