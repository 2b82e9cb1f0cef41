/**
 * Which backend trains what fastest, whole recorded steps on 2 cores: the numbers are in docs/backends.md, measured by
 * `bench/backend-choice.bench.ts`.
 *
 * Small tabular nets are bound by the dispatch of each operation, where wasm is cheaper; large products and
 * convolutions are faster in native code. For dense nets the order turns between 59,010 and 113,090 parameters.
 */
const FASTEST = [
    { kind: 'mlp', upTo: 80_000, fastestFirst: ['wasm', 'tensorflow', 'cpu'] },
    { kind: 'mlp', upTo: Number.POSITIVE_INFINITY, fastestFirst: ['tensorflow', 'wasm', 'cpu'] },
    { kind: 'cnn', upTo: Number.POSITIVE_INFINITY, fastestFirst: ['tensorflow', 'wasm', 'cpu'] },
];
/** The backends for a model, the fastest first; native TensorFlow is no choice for nets that it was not measured for. */
export function backendsBySpeed(model) {
    const row = FASTEST.find(({ kind, upTo }) => kind === model.kind && model.parameterCount <= upTo);
    return row?.fastestFirst ?? ['wasm', 'cpu'];
}
//# sourceMappingURL=backend-choice.js.map