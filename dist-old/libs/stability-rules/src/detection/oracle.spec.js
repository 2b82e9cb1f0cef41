import { expect, it } from 'vitest';
import { detectionCases, scoreDetector } from './detection-score.js';
import { scoreOracle } from './oracle.js';
import { ourRules } from './our-detector.js';
const cases = detectionCases(50_001, 8);
it('an oracle misses nothing that it may flag freely, and something that it may not', () => {
    const free = scoreOracle(cases, 5);
    expect(free).toMatchObject({ missed: 0, recall: { x5: 1, burst: 1, masked: 1, afterNan: 1 } });
    expect(free.events).toBeGreaterThan(200);
    expect(scoreOracle(cases, 0).missed).toBeGreaterThanOrEqual(free.missed);
    expect(free.per1000ForAll).toBeLessThan(0.5);
});
it('misses no more of a ×5 than our rules at the rate of false alarms that those have', () => {
    const ours = scoreDetector(ourRules, cases);
    const { recall } = scoreOracle(cases, ours.calmPer1000);
    for (const kind of ['x5', 'burst', 'masked', 'afterNan'])
        expect(recall[kind]).toBeGreaterThanOrEqual(ours.recall[kind]);
});
it('needs as many false alarms for all as the weakest ×5 has steps beside it: worked by hand', () => {
    // one normal-like series (many degrees): ln Λ rises with x, so the bound is a bound on x; the event stands at 1.0 = ln 5 − 0.609
    const surprises = Float64Array.from([0, 0.2, 1.2, 0.9, Math.log(1 / 5) + 1]);
    const truth = { surprises, law: { spread: 0.3, freedom: 1000 } };
    const one = { kind: 't10', calm: new Float32Array(5), troubled: new Float32Array(5), truth, events: [{ kind: 'x5', from: 4, at: 4, to: 4 }] };
    const score = scoreOracle([one], 0);
    expect(score).toMatchObject({ missed: 1, events: 1, recall: { x5: 0 } }); // 1.2 stands above it
    expect(score.per1000ForAll).toBe(200); // one step in five
    expect(scoreOracle([one], 200).missed).toBe(0);
});
//# sourceMappingURL=oracle.spec.js.map