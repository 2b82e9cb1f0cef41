import { MEASURE_COUNT, MEASURE_INDEX } from '#libs/contracts';
import { builtInRules } from '#libs/stability-rules';
import { expect, it } from 'vitest';
import { localRules } from './local-rules.js';
function frame(step, gradNorm) {
    const measures = new Float32Array(2 * MEASURE_COUNT).fill(1);
    for (const layer of [0, 1])
        measures[layer * MEASURE_COUNT + MEASURE_INDEX.flags] = 0;
    measures[MEASURE_COUNT + MEASURE_INDEX.gradNorm] = gradNorm;
    return { step, loss: 1, learningRate: 0.1, durationUs: 1, batchId: step, measures };
}
it('finds what the critical rules find, told once, however the frames come in', () => {
    const rules = localRules('run', ['dense1', 'dense2'], builtInRules);
    for (let step = 0; step < 700; step++)
        rules.take([frame(step, step === 600 ? Number.NaN : 1)]);
    expect(rules.fired()).toMatchObject([{ rule: 'non-finite-gradient', layer: 'dense2', step: 600, severity: 'critical' }]);
    expect(rules.fired()).toEqual([]);
});
it('leaves rules that are not critical, or in shadow mode, to others', () => {
    const quiet = builtInRules.map((rule) => (rule.severity === 'critical' ? { ...rule, shadow: true } : rule));
    const rules = localRules('run', ['dense1', 'dense2'], quiet);
    for (let step = 0; step < 50; step++)
        rules.take([frame(step, Number.NaN)]);
    expect(rules.fired()).toEqual([]);
});
//# sourceMappingURL=local-rules.spec.js.map