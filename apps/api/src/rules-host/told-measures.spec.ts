import { DECISION_FLAGS, type Measure, type StepWindow } from '#libs/contracts';
import { expect, it } from 'vitest';

import { toldMeasures } from './told-measures.js';

const NAMES: readonly Measure[] = ['rawScale', 'scale', 'gradNorm', 'paramNorm', 'updateNorm', 'cosine', 'noise', 'flags'];

function windowOf(columns: Partial<Record<Measure, number[]>>): StepWindow {
  const measures = Object.fromEntries(NAMES.map((name) => [name, Float32Array.from(columns[name] ?? [0, 0])])) as Record<Measure, Float32Array>;
  return { run: '', firstStep: 0, steps: Int32Array.of(0, 1), loss: Float32Array.of(1, 1), layers: [{ name: 'dense1', measures }] };
}

it.each<[string, Partial<Record<Measure, number[]>>, Measure[]]>([
  ['scale and update norm that are NaN at every step were not told', { scale: [NaN, NaN], rawScale: [NaN, NaN], updateNorm: [NaN, NaN] }, ['rawScale', 'scale', 'updateNorm']],
  ['one number tells that they are told', { scale: [1, NaN], updateNorm: [NaN, 2] }, []],
  ['a flag tells that NaN is what was told', { updateNorm: [NaN, NaN], flags: [0, DECISION_FLAGS.nonFinite] }, []],
  ['an infinity is told', { updateNorm: [Infinity, NaN] }, []],
  ['a gradient norm is never left out', { gradNorm: [NaN, NaN] }, []],
])('%s', (_, columns, untold) => {
  const measures = toldMeasures(windowOf(columns)).layers[0]?.measures;
  expect(NAMES.filter((name) => measures?.[name].length === 0)).toEqual(untold);
});
