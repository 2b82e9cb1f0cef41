const OFF = { clamp: false, rateLimit: false, skipNonFinite: false };
/** What the trainings are provoked by. A corrupted scaler is off by ×1000 for 20 steps. */
export const PROVOCATIONS = [
    { name: 'learning rate × 10', batchFactor: 1, spec: (spec) => withRate(spec, 10) },
    { name: 'learning rate × 100', batchFactor: 1, spec: (spec) => withRate(spec, 100) },
    { name: 'corrupted batch × 1000', batchFactor: 1000, spec: (spec) => spec },
    { name: 'scaler corrupted, guarded', batchFactor: 1, spec: (spec, at) => withPush(spec, at, 1000) },
    { name: 'scaler corrupted, guard off', batchFactor: 1, spec: (spec, at) => ({ ...withPush(spec, at, 1000), guards: OFF }) },
    { name: 'batch × 1e30, guarded', batchFactor: 1e30, spec: (spec) => spec },
    { name: 'batch × 1e30, guard off', batchFactor: 1e30, spec: (spec) => ({ ...spec, guards: OFF }) },
    { name: 'weights overflow, guard off', batchFactor: 1, spec: (spec, at) => ({ ...withPush(spec, at, 1e9), guards: OFF }) },
];
function withRate(spec, factor) {
    return { ...spec, optimizer: { ...spec.optimizer, learningRate: factor * spec.optimizer.learningRate } };
}
function withPush(spec, { step, layer }, factor) {
    return { ...spec, provoke: [{ layer, step, steps: 20, factor }] };
}
//# sourceMappingURL=provocations.js.map