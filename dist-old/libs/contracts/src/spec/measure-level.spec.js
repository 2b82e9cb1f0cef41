import { expect, it } from 'vitest';
import { parseRunSpec } from './parse.js';
const minimal = { name: 'a', data: { kind: 'named', name: 'adult' }, model: { kind: 'mlp' }, budget: { steps: 10 } };
it('is no part of a spec that says nothing of it: older specs keep their hash', () => {
    expect(Object.keys(parseRunSpec(minimal, 'a.yaml'))).not.toContain('measures');
});
it('is refused where the scaler chooses by what it leaves out', () => {
    expect(parseRunSpec({ ...minimal, measures: 'economy', scaler: { kind: 'fixed' } }, 'a.yaml').measures).toBe('economy');
    expect(() => parseRunSpec({ ...minimal, measures: 'economy' }, 'a.yaml')).toThrow('measures is economy; allowed: full where scaler.kind is snr');
    expect(() => parseRunSpec({ ...minimal, measures: 'none' }, 'a.yaml')).toThrow('measures is "none"; allowed: one of "full", "economy"');
});
//# sourceMappingURL=measure-level.spec.js.map