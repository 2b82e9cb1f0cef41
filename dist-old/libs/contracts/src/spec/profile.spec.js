import { describe, expect, it } from 'vitest';
import { META_START } from './meta-weights.js';
import { parseRunSpec, readRecordedSpec } from './parse.js';
import { traceObstacles, whyNotTraced } from './profile.js';
const NETWORK = { ...META_START, outputBias: 1 };
const parse = (fields = {}) => parseRunSpec({ name: 'a', data: { kind: 'generated-credit' }, model: { kind: 'mlp' }, budget: { steps: 10 }, ...fields }, 'run.yaml');
describe('profile: auditable', () => {
    it('chooses what a trace can be relied on for, where the spec says nothing', () => {
        const { profile, model, optimizer, backend, checkpointEvery } = parse({ profile: 'auditable' });
        expect({ profile, activation: model.activation, optimizer: [optimizer.kind, optimizer.learningRate], backend, checkpointEvery }).toEqual({
            profile: 'auditable', activation: 'tanh', optimizer: ['schedule-free-adam', 0.004], backend: 'wasm', checkpointEvery: 100,
        });
        expect(parse({ profile: 'auditable', optimizer: { kind: 'sgd' } }).optimizer.learningRate).toBe(0.02);
        expect(parse({ profile: 'auditable', model: { kind: 'cnn' } }).model).toMatchObject({ activation: 'tanh', pooling: 'average' });
        expect(parse({ model: { kind: 'cnn' } }).model).not.toHaveProperty('pooling');
    });
    it('holds a network of meta to small scales and a lower rate, whether it is in the spec or in a file', () => {
        for (const weights of [NETWORK, 'weights.json']) {
            const spec = parse({ profile: 'auditable', scaler: { kind: 'meta', weights } });
            expect(spec).toMatchObject({ scaler: { maxLogScale: 0.5 }, optimizer: { learningRate: 0.0015 } });
            expect(traceObstacles(spec)).toEqual([]);
        }
        expect(parse({ profile: 'auditable', scaler: { kind: 'meta' } })).toMatchObject({ scaler: { maxLogScale: 2 }, optimizer: { learningRate: 0.004 } });
    });
    it('leaves what the spec says, and other specs as they were', () => {
        expect(parse({ profile: 'auditable', model: { kind: 'mlp', activation: 'gelu' }, optimizer: { kind: 'adam', learningRate: 0.0005 }, backend: 'cpu', checkpointEvery: 20 })).toMatchObject({
            model: { activation: 'gelu' }, optimizer: { learningRate: 0.0005 }, backend: 'cpu', checkpointEvery: 20,
        });
        expect(parse()).toMatchObject({ backend: 'auto', optimizer: { learningRate: 0.032 }, checkpointEvery: 500 });
        expect(Object.keys(parse())).not.toContain('profile');
    });
    it('is the same when the recorded spec is read again', () => {
        const spec = parse({ profile: 'auditable' });
        expect(readRecordedSpec(JSON.parse(JSON.stringify(spec)), 'run')).toEqual(spec);
    });
    it('does not refuse a recorded spec for what the profile allowed when it was recorded', () => {
        const spec = { ...parse({ profile: 'auditable' }), optimizer: { ...parse({ optimizer: { kind: 'adam' } }).optimizer, learningRate: 0.002 } };
        expect(() => parseRunSpec(spec, 'run')).toThrow('optimizer.learningRate is 0.002');
        expect(readRecordedSpec(spec, 'run')).toEqual(spec);
    });
    it.each([
        [{ model: { kind: 'mlp', activation: 'relu' } }, 'run.yaml: model.activation is "relu"; allowed: "tanh", "gelu", by profile auditable: estimates through its kinks'],
        [{ model: { kind: 'text-bag' } }, 'model.kind is "text-bag"; allowed: "mlp", "cnn", by profile auditable: traces of such nets have not been measured'],
        [{ model: { kind: 'cnn', pooling: 'max' } }, 'model.pooling is "max"; allowed: "average", by profile auditable: which number of a window'],
        [{ optimizer: { kind: 'adam', learningRate: 0.01 } }, 'optimizer.learningRate is 0.01; allowed: up to 0.0015 for adam, by profile auditable'],
        ...['lamb', 'muon', 'prodigy'].map((kind) => [{ optimizer: { kind } }, `optimizer.kind is "${kind}"; allowed: "schedule-free-adam", "adam", "sgd", by profile auditable: no reverse pass through its update is known here, so traces are UNAVAILABLE`]),
        [{ scaler: { kind: 'agc' } }, 'scaler.kind is "agc"; allowed: "fixed", "snr", "hypergradient", "meta", by profile auditable: it drives scales so far from 1'],
        [{ scaler: { kind: 'meta', weights: NETWORK, maxLogScale: 2 } }, 'scaler.maxLogScale is 2; allowed: up to 0.5 with a network of its own, by profile auditable'],
        [{ scaler: { kind: 'meta', weights: NETWORK }, optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 } }, 'optimizer.learningRate is 0.004; allowed: up to 0.0015 for schedule-free-adam, by profile auditable'],
        [{ scaler: { kind: 'meta', weights: NETWORK }, optimizer: { kind: 'sgd' } }, 'optimizer.kind is "sgd"; allowed: "schedule-free-adam" with a network of meta, by profile auditable'],
        [{ backend: 'tensorflow' }, 'backend is "tensorflow"; allowed: "wasm", "cpu", by profile auditable'],
        [{ checkpointEvery: 500 }, 'checkpointEvery is 500; allowed: 1 to 100, by profile auditable'],
        [{ optimizer: { kind: 'adagrad' } }, 'optimizer.kind is "adagrad"'],
        [{ profile: 'fast' }, 'profile is "fast"; allowed: one of "auditable"'],
    ])('refuses %j', (fields, message) => {
        expect(() => parse({ profile: 'auditable', ...fields })).toThrow(message);
    });
});
describe('traceObstacles', () => {
    it('names all that stands in the way of a trace, of any spec', () => {
        expect(traceObstacles(parse({ model: { kind: 'mlp', activation: 'relu' }, backend: 'tensorflow' })).map(({ path }) => path)).toEqual(['model.activation', 'optimizer.learningRate', 'backend']);
        expect(traceObstacles(parse({ profile: 'auditable' }))).toEqual([]);
        expect(traceObstacles(parse({ profile: 'auditable', model: { kind: 'cnn' } }))).toEqual([]);
        expect(traceObstacles(parse({ profile: 'auditable', scaler: { kind: 'meta' } }))).toEqual([]);
        expect(traceObstacles(parse({ model: { kind: 'cnn', activation: 'tanh' }, optimizer: { kind: 'sgd', learningRate: 0.01 }, backend: 'wasm' }))).toMatchObject([{ path: 'model.pooling', value: '"max"', allowed: '"average"' }]);
    });
});
describe('whyNotTraced', () => {
    it('names the optimizer that has no reverse pass, and says nothing of others, or of what is no spec', () => {
        expect(whyNotTraced(parse({ optimizer: { kind: 'muon' } }))).toMatch(/^trains with muon, through whose update no reverse pass is known/);
        for (const optimizer of [{ kind: 'sgd' }, { kind: 'adam' }, { kind: 'schedule-free-adam' }])
            expect(whyNotTraced(parse({ optimizer }))).toBeNull();
        for (const none of [null, {}, [], { optimizer: 'muon' }, { optimizer: { kind: 7 } }])
            expect(whyNotTraced(none)).toBeNull();
    });
});
//# sourceMappingURL=profile.spec.js.map