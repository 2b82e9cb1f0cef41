import type { PredictionRow } from '#libs/decision-store';
import { expect, it } from 'vitest';

import { predictionsText, type PredictionsShown } from './predictions-text.js';

const BASE = { pseudonym: 'p-1', record: 'test:1', score: 0.25, firstScore: 0.125, label: 'yes', policies: [], by: null, protected: null, isNumber: false, decided: null, scoreClass: 'yes', decidedClass: 'no' };
const shown = (row: Partial<PredictionRow> | null): PredictionsShown =>
  ({ run: 'RUN', step: 9, threshold: 0.5, counts: [], predictions: row === null ? [] : [{ ...BASE, ...row }], total: row === null ? 0 : 1 }) as unknown as PredictionsShown;
const head = (row: Partial<PredictionRow> | null): string | undefined => predictionsText(shown(row))[0];

it('tells the threshold only where one decides', () => {
  expect(head({})).toBe('run RUN after 9 steps, threshold 0.5');
  expect(head({ decided: 2 })).toBe('run RUN after 9 steps, decided for the class of the highest score');
  expect(head({ isNumber: true, scoreClass: null, decidedClass: null })).toBe('run RUN after 9 steps');
  expect([head(null), head({ score: null })]).toEqual(['run RUN after 9 steps', 'run RUN after 9 steps']);
});

it('counts one step in the singular', () => {
  expect(predictionsText({ ...shown(null), step: 1 })[0]).toBe('run RUN after 1 step');
});
