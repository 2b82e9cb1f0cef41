import { uuidv7 } from 'uuidv7';
import { createRun } from './create-run.js';
/** Two layers; the second has more parameters than an int4 holds. */
export const layers = ['first', 'second'].map((name, layer) => ({
    layer, name, kind: 'dense', module: '', depth: layer, parameterCount: 3_000_000_000 + layer,
}));
/** What an attempt on {@link layers} is started with. */
export const facts = {
    layers, backend: { name: 'wasm' }, versions: { node: '20' }, seeds: { init: 1 }, dataManifest: { name: 'adult' },
    hardware: { cores: 2 }, specSha256: 'ab', totalSteps: 100,
};
/** Creates a queued run, but for what `more` says. */
export function createTestRun(store, more = {}) {
    return createRun(store, { uuid: uuidv7(), name: 'a run', spec: { a: 1 }, state: 'queued', origin: 'cli', scaler: 'snr', ...more });
}
//# sourceMappingURL=run.fixture.js.map