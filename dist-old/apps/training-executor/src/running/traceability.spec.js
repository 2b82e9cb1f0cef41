import { parseRunSpec } from '#libs/contracts';
import { expect, it } from 'vitest';
import { traceabilityWarnings } from './traceability.js';
function warnings(fields, { backend = 'wasm', parameterCount = 5000 } = {}) {
    const spec = parseRunSpec({ name: 'a', data: { kind: 'generated-credit' }, model: { kind: 'mlp' }, budget: { steps: 1000 }, sensitivity: [{ policy: 'protected' }], ...fields }, 's');
    return traceabilityWarnings({ spec, backend: { name: backend }, training: { totalSteps: 1000, layers: [{}, {}, {}], parameterCount } });
}
it('tells before a sensitive run starts what will keep its traces from being relied on', () => {
    expect(warnings({ model: { kind: 'mlp', activation: 'relu' } }, { backend: 'tensorflow' })).toEqual([
        expect.stringMatching(/^warning: .*model\.activation is "relu"/),
        expect.stringMatching(/optimizer\.learningRate is 0\.032, beyond it runs may be chaotic.* \(up to 0\.004 for schedule-free-adam; profile: auditable/),
        expect.stringMatching(/backend is "tensorflow"/),
        expect.stringMatching(/^this run is sensitive: a trace of it takes up to \d+ MiB beside training$/),
    ]);
});
it('says no more than the memory of a run that can be traced, and nothing of one that is not sensitive', () => {
    expect(warnings({ profile: 'auditable' })).toEqual([expect.stringMatching(/^this run is sensitive: a trace/)]);
    expect(warnings({ sensitivity: [] })).toEqual([]);
});
it('says so where a trace will not fit', () => {
    expect(warnings({ profile: 'auditable' }, { parameterCount: 2e11 }).at(-1)).toContain('CANNOT be traced here');
});
//# sourceMappingURL=traceability.spec.js.map