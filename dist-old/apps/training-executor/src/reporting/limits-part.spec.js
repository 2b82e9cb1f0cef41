import { expect, it } from 'vitest';
import { limitsOf } from './limits-part.js';
const EXACT = { bitExact: true, firstDivergence: null, maxRelLossError: 0, sameWeights: true, comparedSteps: 4, missingSteps: 0 };
const ALTERED = { ...EXACT, bitExact: false, firstDivergence: { step: 23, layer: 'dense2', measure: 'scale', recorded: 2, replayed: 1 } };
const REPLAY = { run: 'r', kind: 'replay', uuid: 'p', at: new Date('2026-11-30T08:00:00Z'), fidelity: ALTERED };
const traceOf = (fidelity) => ({ uuid: 't', result: { quality: { verdict: 'reliable' }, fidelity } });
const said = (trace, execution) => limitsOf({ trace, execution }, true).filter((line) => line.includes('NOT'));
it('tells that the newest execution of the run was not the same, whether there is a trace or none', () => {
    const line = 'The run was executed again last on 2026-11-30 (replay p): the ledger is NOT what this run did from step 23 in dense2 on, though the weights at the end are the recorded ones: the ledger was altered, and gradlens verify tells where.';
    expect(said(null, REPLAY)).toEqual([line]);
    expect(said(traceOf(EXACT), REPLAY)).toEqual([line]);
});
it('tells it once where that execution was the trace of the report, and not at all where it was the same', () => {
    expect(said(traceOf(ALTERED), { ...REPLAY, kind: 'trace', uuid: 't' })).toEqual([expect.stringMatching(/^Of the trace: the ledger is NOT/)]);
    expect(said(traceOf(EXACT), { ...REPLAY, fidelity: EXACT })).toEqual([]);
    expect(said(null, null)).toEqual([]);
});
//# sourceMappingURL=limits-part.spec.js.map