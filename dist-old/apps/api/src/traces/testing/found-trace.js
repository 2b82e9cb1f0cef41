const DECISION = { scale: 2, measuredEffect: null, control: null, pValue: null, grade: 'ESTIMATED' };
/** What a trace found: numbers that are not finite, a decision that was replayed, a set. */
export const FOUND_TRACE = {
    run: 'r', target: 'score of "yes", record test:1', value: 0.25, withoutScaling: NaN,
    quality: { lds: NaN, looSpearman: 0.7, looSpearmanCi: [0.5, 0.75], signAgreement: 1, signAgreementCi: [0.625, 1], n: { single: 8, sets: 0 }, ci: [NaN, NaN], belowNoise: 0, verdict: 'not enough evidence', reason: 'few sets' },
    completeness: { estimated: 0.5, leftOut: 1, measured: NaN, residual: NaN, residualShare: NaN, firstOrder: 0.625, firstOrderResidual: 0.125, firstOrderShare: 0.2 },
    decisions: [
        { ...DECISION, layer: 'dense1', step: 2, effect: 0.5, measuredEffect: 0.4, reactingEffect: 0.3, control: 0.1, pValue: 0.05, grade: 'MEASURED' },
        { ...DECISION, layer: 'dense0', step: 1, effect: -Infinity },
        { ...DECISION, layer: 'dense0', step: 9, effect: 0.1 },
    ],
    drawn: [{ layer: 'dense1', step: 4, scale: 2, effect: 0.25, measuredEffect: 0.125 }, { layer: 'dense0', step: 0, scale: 0.5, effect: -0.5, measuredEffect: -0.375 }],
    without: [{
            decisions: 'incident:1', count: 12, grade: 'MEASURED', estimated: 0.25, measuredEffect: 0.5, controls: 59, control: 0.125, controlEffects: [0.125, -0.0625], pValue: 0.02,
            className: 'yes', records: 4, flips: 1, flipShareCi95: [0, 0.5], meanChange: 0.25, meanChangeCi95: [0.125, 0.5],
            moved: [{ record: 'test:3', score: 0.75, without: 0.25, flips: true }, { record: 'test:1', score: 0.5, without: 0.25, flips: false }],
        }],
    fidelity: { bitExact: false, maxRelLossError: 0.0001, firstDivergence: { step: 2, layer: 'dense0' }, sameWeights: null },
    metagradientNorm: 0.1, noiseFloor: 0, hessianError: 0.001, totalDecisions: 6, seed: 0, seconds: 2.5, trainingSeconds: 1,
};
//# sourceMappingURL=found-trace.js.map