import { describe, expect, it } from 'vitest';
import { fidelityProblem, fidelityWords, isLedgerAltered, isSameRun, replayProblem } from './replay-fidelity.js';
const EXACT = { bitExact: true, firstDivergence: null, maxRelLossError: 0, sameWeights: true, comparedSteps: 40, missingSteps: 0 };
const RETAINED = { ...EXACT, bitExact: false, maxRelLossError: NaN, comparedSteps: 0, missingSteps: 40 };
describe('fidelityWords', () => {
    it.each([
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
it.each([
    ['exact', { bitExact: true, sameWeights: true, comparedSteps: 9 }, null],
    ['exact, without recorded weights', { bitExact: true, sameWeights: null, comparedSteps: 9 }, null],
    ['of a ledger that holds nothing, by its weights', { bitExact: false, sameWeights: true, comparedSteps: 0 }, null],
    ['of a ledger that holds nothing, and no weights', { bitExact: false, sameWeights: null, comparedSteps: 0 }, 'nothing of the recorded run is left to hold the replay against: no effect counts as measured'],
    ['of an altered ledger', { bitExact: false, sameWeights: true, comparedSteps: 9, firstDivergence: { step: 23, layer: 'dense1' }, maxRelLossError: 0 }, 'the ledger is NOT what this run did from step 23 in dense1 on, though the weights at the end are the recorded ones: the ledger was altered, and gradlens verify tells where; effects are those of the run as it was executed here'],
    ['of another run', { bitExact: false, sameWeights: false, comparedSteps: 9, firstDivergence: { step: 3, layer: null }, maxRelLossError: 0.1 }, 'this is NOT the run that was recorded from step 3 on: no effect counts as measured'],
    ['within the tolerance', { bitExact: false, sameWeights: false, comparedSteps: 9, firstDivergence: { step: 3, layer: null }, maxRelLossError: 1e-5 }, 'the replay is NOT exact from step 3 on: its losses are within 0.001 of the recorded ones'],
    ['exact but for the weights', { bitExact: true, sameWeights: false, comparedSteps: 9 }, 'the weights at the end are NOT the recorded ones, though every decision is'],
])('says what is wrong with a replay that is %s', (_, fidelity, problem) => {
    expect(fidelityProblem(fidelity)).toBe(problem);
    expect(replayProblem(fidelity)).toBe(problem === null ? null : problem.replace(/(: no effect counts as measured|; effects are those of the run as it was executed here)$/, ''));
});
it('takes a ledger for altered where the weights show that the recorded run was executed again', () => {
    const other = { ...EXACT, bitExact: false, firstDivergence: { step: 2, layer: 'a' } };
    expect([other, { ...other, sameWeights: false }, { ...other, sameWeights: null }, EXACT, RETAINED].map(isLedgerAltered)).toEqual([true, false, false, false, false]);
});
//# sourceMappingURL=replay-fidelity.spec.js.map