const DATA = {
    adult: { kind: 'named', name: 'adult' },
    generated: { kind: 'generated-credit', rows: 40_000, bias: 1, seed: 7 },
};
/** Steps of the two runs to compare; long enough to watch, short enough to wait for. */
const STEPS = 3000;
/** Schedule-free Adam under the snr scaler, at a learning rate at which the test loss of Adult stays flat. */
const ADAPTIVE = {
    optimizer: { kind: 'schedule-free-adam', learningRate: 0.004 },
    scaler: { kind: 'snr' },
};
/**
 * The demo's runs, in the order in which two at a time begin: adaptive scaling; beside it a short run whose
 * instability is provoked (guards off, one layer's scale pushed up); when that has ended, plain Adam; and a learned scaler, so that it can be traced.
 *
 * @param learned weights of scaler `meta`.
 */
export function demoSpecs(data, learned) {
    const common = {
        data: DATA[data],
        model: { kind: 'mlp', hidden: [100, 64, 32], activation: 'gelu' },
        batchSize: 128,
        sensitivity: [{ policy: 'borderline' }, { policy: 'protected' }],
    };
    return [
        { ...common, ...ADAPTIVE, name: 'demo adaptive', budget: { steps: STEPS } },
        {
            ...common,
            ...ADAPTIVE,
            name: 'demo provoked instability',
            budget: { steps: 400 },
            guards: { clamp: false, rateLimit: false },
            provoke: [{ layer: 'dense2', step: 200, steps: 5, factor: 300 }],
        },
        {
            ...common,
            name: 'demo plain',
            budget: { steps: STEPS },
            optimizer: { kind: 'adam', learningRate: 0.001 },
            scaler: { kind: 'fixed' },
        },
        { ...common, name: 'demo learned', profile: 'auditable', budget: { steps: STEPS / 2 }, scaler: { kind: 'meta', weights: learned } },
    ];
}
//# sourceMappingURL=demo-specs.js.map