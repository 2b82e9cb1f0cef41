import { expect, it } from 'vitest';
import { measureOfAlert } from './alert-measure.js';

it('finds the measure an alert looks at, however it is written', () => {
  expect([measureOfAlert('gradNorm'), measureOfAlert('GRAD_NORM'), measureOfAlert('scale')]).toEqual(['GRAD_NORM', 'GRAD_NORM', 'SCALE']);
});

it('finds none where an alert is about the loss or the whole run', () => {
  expect([measureOfAlert('loss'), measureOfAlert(null)]).toEqual([null, null]);
});
