import { describe, expect, it } from 'vitest';

import { fidelityWords, isSameRun, type ReplayFidelity } from './replay-fidelity.js';

const EXACT: ReplayFidelity = { bitExact: true, firstDivergence: null, maxRelLossError: 0, sameWeights: true, comparedSteps: 40, missingSteps: 0 };
const RETAINED: ReplayFidelity = { ...EXACT, bitExact: false, maxRelLossError: NaN, comparedSteps: 0, missingSteps: 40 };

describe('fidelityWords', () => {
  it.each<[ReplayFidelity, string]>([
    [EXACT, 'executed again bit for bit, the recorded weights'],
    [{ ...EXACT, sameWeights: null }, 'executed again bit for bit'],
    [{ ...EXACT, sameWeights: false }, 'executed again bit for bit, but NOT to the recorded weights'],
    [{ ...EXACT, comparedSteps: 8, missingSteps: 32 }, 'executed again bit for bit in the 8 of 40 steps that the ledger holds, the recorded weights'],
    [RETAINED, 'executed again, NOT compared: the ledger holds none of its 40 steps any more; the weights at the end are the recorded ones'],
    [{ ...RETAINED, sameWeights: null }, 'executed again, NOT compared: the ledger holds none of its 40 steps any more; no weights were recorded to compare with'],
    [{ ...RETAINED, sameWeights: false }, 'executed again, NOT compared: the ledger holds none of its 40 steps any more; the weights at the end are NOT the recorded ones'],
    [{ ...EXACT, bitExact: false, firstDivergence: { step: 7, layer: 'dense1' }, maxRelLossError: 0.1 }, 'NOT executed again as recorded from step 7 in dense1 on; largest relative error of a loss 0.100'],
    // as older versions stored it
    [{ bitExact: true, sameWeights: true }, 'executed again bit for bit, the recorded weights'],
    [{ bitExact: false, sameWeights: null }, 'NOT executed again as recorded'],
  ])('of %j', (fidelity, words) => {
    expect(fidelityWords(fidelity)).toBe(words);
  });
});

it('takes a run for the same by what was compared and by its weights, by these alone where no step was', () => {
  expect([EXACT, { ...EXACT, sameWeights: null }, RETAINED].map(isSameRun)).toEqual([true, true, true]);
  expect([{ ...EXACT, sameWeights: false }, { ...EXACT, bitExact: false }, { ...RETAINED, sameWeights: null }, { ...RETAINED, sameWeights: false }].map(isSameRun)).toEqual([false, false, false, false]);
});
