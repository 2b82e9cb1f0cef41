import { describe, expect, it } from 'vitest';
import { barsOf, percentText, placeOf, type Explained } from './explanation-bars.js';

const EXPLAINED: Explained = {
  __typename: 'DecisionExplained', words: [], logRawScale: Math.log(3), base: Math.log(2), rounding: 0, steps: 9, accountedShare: 0.95,
  contributions: [
    { input: 'SIGNAL_SHARE', fromStep: 10, toStep: 17, value: -0.2 },
    { input: 'PUSH_ON_PURPOSE', fromStep: 18, toStep: 18, value: Math.log(30) },
  ],
  earlier: { beforeStep: 0, value: 0 },
  guards: [{ guard: 'CLAMP', change: { value: -1, isFinite: true, text: '-1' } }],
  rawRecomputed: { agrees: true }, scaleRecomputed: { agrees: true },
};

describe('the bars of an explanation', () => {
  it('go from the typical scale over what came earlier and the inputs to the guards', () => {
    expect(barsOf(EXPLAINED).map(({ label, text, kind }) => [label, text, kind])).toEqual([
      ['Typical in this run', '×2', 'base'],
      ['Start of the run', '±0 %', 'earlier'],
      ['Agreement of gradients, steps 10–17', '−18.1 %', 'input'],
      ['Push on purpose, step 18', '×30', 'input'],
      ['Guard: clamp', '−63.2 %', 'guard'],
    ]);
  });

  it('leave out what a scaler without memory does not have', () => {
    expect(barsOf({ ...EXPLAINED, earlier: null, guards: [] }).map(({ kind }) => kind)).toEqual(['base', 'input', 'input']);
  });

  it('stand left of the middle where they lower, right where they raise', () => {
    expect(placeOf(-1, 2)).toEqual({ left: '25%', width: '25%' });
    expect(placeOf(2, 2)).toEqual({ left: '50%', width: '50%' });
    expect(placeOf(0, 0)).toEqual({ left: '50%', width: '0%' });
    expect(percentText(0.0001)).toBe('±0 %');
  });
});
