import { expect, it } from 'vitest';
import { decisionText, traceText } from './trace-text.js';
const SET = {
    decisions: 'incident:1', count: 12, grade: 'MEASURED', estimated: 0.2, measuredEffect: 0.25, controls: 19, control: 0.125, pValue: 0.05,
    className: 'yes', records: 4000, flips: 12, flipShareCi95: [0.001, 0.005], meanChange: 0.01, meanChangeCi95: [0.005, 0.02], moved: [],
};
const ALL = { ...SET, decisions: '*', controls: 0, control: null, pValue: null };
const TRACE = {
    target: 'score', value: 0.5, withoutScaling: 0.4, quality: { lds: 1, ci: [1, 1], n: { sets: 8, single: 19 }, looSpearman: 1, signAgreement: 1, belowNoise: 0, verdict: 'reliable' }, noiseFloor: 0,
    metagradientNorm: 1, hessianError: 0, fidelity: { bitExact: true, sameWeights: true, firstDivergence: null, maxRelLossError: 0 }, decisions: [], seconds: 1, trainingSeconds: 1, totalDecisions: 100,
};
const linesOf = (...without) => traceText({ ...TRACE, without }).filter((line) => /^without (incident|\*)/.test(line));
it.each([
    ['one set, p at the least that 19 random sets can show', [SET], 'p 0.050, stands out'],
    ['one set, p above', [{ ...SET, pValue: 0.1 }], 'p 0.100, as others do'],
    ['one set, 9 random ones', [{ ...SET, controls: 9, pValue: 0.3 }], 'p 0.300, too few controls to tell: 19 are needed'],
    ['two sets: no p below 2 / 20', [{ ...SET, pValue: 0.1 }, { ...SET, pValue: 0.1 }], 'p 0.100, too few controls to tell: 39 are needed'],
    ['two sets of which one has nothing to be compared with', [{ ...SET, pValue: 0.1 }, ALL], 'p 0.100, as others do'],
])('says whether a set stands out: %s', (_, sets, words) => {
    expect(linesOf(...sets)[0]).toContain(`replayed +0.25, estimated +0.2, MEASURED; ${sets[0]?.controls ?? 0} random sets of its size: chance up to 0.125, ${words}`);
});
it('says of a set what was replayed alone where estimates are not relied on, and that the verdict is of other sets', () => {
    const unreliable = { ...TRACE, quality: { ...TRACE.quality, verdict: 'do not rely on the estimate' }, without: [SET] };
    const text = traceText(unreliable).join('\n');
    expect(text).toContain('without incident:1 (12 decisions): replayed +0.25, MEASURED, its estimate is not relied on; 19 random sets');
    expect(text).not.toContain('estimated +0.2');
    expect(text).toContain('the verdict on estimates is of random sets of 1, 5 and 20 % of the decisions');
});
it('says whether the estimates add up, and what they leave', () => {
    const completeness = { estimated: 0.011, leftOut: 1, measured: 0.005, residual: -0.006, residualShare: 1.2, firstOrder: 0.012, firstOrderResidual: 0.001, firstOrderShare: 0.083 };
    const text = traceText({ ...TRACE, completeness }).join('\n');
    expect(text).toContain('completeness: the estimates of all decisions add up to +0.011 (1 decisions with a scale of 0 or none have no estimate); to first order it has to be +0.012 (all scales moved a sixteenth of their way to 1, and back, replayed): residual +0.001, 8.3 %');
    expect(text).toContain('without any scaling it is +0.005: residual -0.006, 120 %, beyond the first order');
    expect(traceText(TRACE).join('\n')).not.toContain('completeness');
    const large = traceText({ ...TRACE, completeness: { ...completeness, residualShare: 18_000, firstOrderShare: 38.4 } }).join('\n');
    expect(large).toContain('residual +0.001, 38 times the size');
    expect(large).toContain('residual -0.006, more than 100 times the size, beyond the first order');
});
it('says of a residual that is no fraction in a chaotic run that no estimate holds, and tells Hessian products without a digit in words', () => {
    const completeness = { estimated: 2e3, leftOut: 0, measured: 0.005, residual: -2e3, residualShare: 4e5, firstOrder: 200, firstOrderResidual: -1800, firstOrderShare: 9 };
    const textOf = (metagradientNorm) => traceText({ ...TRACE, completeness, metagradientNorm, hessianError: 1.5 }).join('\n');
    expect(textOf(1e10)).toContain('residual -2000, more than 100 times the size (the run is chaotic, no estimate holds), beyond the first order');
    expect(textOf(1e10)).toContain('residual -1800, 900 %\n');
    expect(textOf(0.5)).toContain('residual -2000, more than 100 times the size, beyond the first order');
    expect(textOf(1e10)).toContain('Hessian products have no digit that holds');
});
it('says why it is to be trusted as far as that, with an interval of each figure; of what does not hold, only what was replayed', () => {
    const decisions = [{ layer: 'dense1', step: 3, scale: 2, effect: 0.25, grade: 'MEASURED', measuredEffect: 0.5, control: 0.1, pValue: 0.02 }, { layer: 'dense2', step: 4, scale: 2, effect: 0.125, grade: 'ESTIMATED', measuredEffect: null, control: null, pValue: null }];
    const quality = { ...TRACE.quality, verdict: 'not enough evidence', reason: '8 random sets were replayed, 24 are needed (--sets)', looSpearmanCi: [0.9, 1], signAgreementCi: [0.8, 1] };
    const text = traceText({ ...TRACE, quality, decisions }).join('\n');
    expect(text).toContain('not enough evidence: 8 random sets were replayed, 24 are needed (--sets)\ndecision-LDS 1.000 (95 % 1.000 to 1.000), 8 sets; single decisions 1.000 (95 % 0.900 to 1.000), signs 1.000 (95 % 0.800 to 1.000), 19 drawn by lot');
    expect([text.includes('+0.5'), text.includes('+0.25'), text.includes('dense2')]).toEqual([true, false, false]);
    expect(traceText({ ...TRACE, decisions }).join('\n')).toMatch(/^dense2 +4 +2 +\+0\.125/m);
});
it('states how many decisions a set takes out', () => {
    expect(linesOf({ ...ALL, count: 3000, neutralised: 2980 })[0]).toContain('without * (3000 decisions, of which 2980 have a scale other than 1): replayed');
    expect(linesOf({ ...SET, neutralised: 12 })[0]).toContain('without incident:1 (12 decisions): ');
});
it('tells whom decisions moved with grade, control, p, fidelity and how far to trust it', () => {
    const text = decisionText({ ...TRACE, without: [{ ...SET, moved: [{ record: 'test:3', score: 0.5, without: 0.25, flips: true }] }] }).join('\n');
    expect(text).toContain('incident:1 (12 decisions) at scale 1\nscore, 0.5: replayed +0.25, estimated +0.2, MEASURED; 19 random sets of its size: chance up to 0.125, p 0.050, stands out\n12 of 4000 test records change their class');
    expect(text).toMatch(/^test:3 +0\.5 +0\.25 +-0\.25  changes its class\n\nexecuted again bit for bit, the recorded weights\nreliable\ndecision-LDS 1\.000/m);
    const nothing = decisionText({ ...TRACE, without: [{ ...SET, grade: 'UNAVAILABLE', measuredEffect: null }] }).join('\n');
    expect(nothing).toContain('score, 0.5: nothing to neutralise\n\nexecuted again');
});
it('says before any effect what is wrong with the ledger or the replay', () => {
    const altered = { ...TRACE, fidelity: { bitExact: false, sameWeights: true, firstDivergence: { step: 23, layer: 'dense1', measure: 'scale', recorded: 1.3, replayed: 1.2 }, maxRelLossError: 0 }, without: [SET] };
    for (const text of [traceText(altered), decisionText(altered)]) {
        expect(text[0]).toMatch(/^WARNING: the ledger is NOT what this run did from step 23 in dense1 on/);
        expect(text.join('\n')).toContain('scale of layer dense1 is 1.2 in the replay, 1.3 in the ledger');
    }
    expect(traceText(TRACE).join('\n')).not.toContain('WARNING');
});
//# sourceMappingURL=trace-text.spec.js.map