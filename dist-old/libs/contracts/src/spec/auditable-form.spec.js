import { describe, expect, it } from 'vitest';
import { otherChoice } from './auditable-form.js';
import { parseRunSpec } from './parse.js';
import { traceObstacles } from './profile.js';
const spec = (more = {}) => parseRunSpec({ name: 's', data: { kind: 'named', name: 'compas' }, model: { kind: 'mlp', hidden: [8] }, batchSize: 32, budget: { steps: 100 }, ...more }, 'spec');
describe('otherChoice', () => {
    it('makes a free spec auditable by what breaks the profile alone', () => {
        const { kind, spec: found, changed } = otherChoice(spec());
        expect(kind).toBe('auditable');
        expect(changed).toEqual(['optimizer.learningRate 0.004 (was 0.032)']);
        expect(traceObstacles(found)).toEqual([]);
        expect(found).toMatchObject({ profile: 'auditable', model: { hidden: [8], activation: 'gelu' }, batchSize: 32, checkpointEvery: 100 });
    });
    it('replaces kinks, jumps, and scalers that drive scales far', () => {
        expect(otherChoice(spec({ model: { kind: 'mlp', hidden: [8], activation: 'relu' }, scaler: { kind: 'trust-ratio' } })).changed).toEqual([
            'model.activation tanh (was relu)', 'optimizer.learningRate 0.004 (was 0.032)', 'scaler.kind snr (was trust-ratio)',
        ]);
        expect(otherChoice(spec({ data: { kind: 'named', name: 'fashion-mnist' }, model: { kind: 'cnn', channels: [4], dense: [8], pooling: 'max' }, optimizer: { kind: 'sgd' } })).changed).toEqual(['model.pooling average (was max)', 'optimizer.learningRate 0.02 (was 0.1)']);
    });
    it('of an auditable spec it is what the product chooses freely', () => {
        const { kind, spec: found, changed } = otherChoice(spec({ profile: 'auditable' }));
        expect([kind, found.profile]).toEqual(['free', undefined]);
        expect(changed).toEqual(['model.activation gelu (was tanh)', 'optimizer.learningRate 0.032 (was 0.004)']);
    });
    it('refuses what no choice makes auditable', () => {
        expect(() => otherChoice(spec({ optimizer: { kind: 'lamb' } }))).toThrow(/optimizer\.kind is "lamb"; allowed: .*by profile auditable/);
    });
});
//# sourceMappingURL=auditable-form.spec.js.map