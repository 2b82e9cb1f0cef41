const STEPS = [10, 20, 30];
function arm(name, role, against = []) {
    return {
        ...{ name, role, rates: { fast: 0.01, accurate: 0.02, atEdge: role === 'baseline' }, secondsPerStep: null, steps: [20, 30], missed: 1, medianSteps: 25, meanSteps: 25 },
        ...{ medianSeconds: role === 'uniform' ? null : 3.6, meanSeconds: role === 'uniform' ? null : 3.6, accuracies: [0.7, 0.8], meanAccuracy: 0.75, against },
    };
}
function against(other, percent) {
    const saving = { percent, ci95: [percent - 10, percent + 10] };
    return { other, steps: saving, wall: null, processor: other === 'snr, uniform' ? null : saving, accuracy: { points: 0.1, ci95: [-0.2, 0.4], holds: true } };
}
/** A comparison of a run: saves steps against a baseline, adds nothing by layer, does not pay. One of its losses is NaN. */
export function handMadeComparison(project, run, word) {
    const comparison = {
        ...{ name: word, batchSize: 32, backend: 'wasm', budget: 30, evaluateEvery: 10, seeds: 2, tuningSeeds: 1, tuned: false, target: 0.5, targetBy: 'adam, constant', version: '0.1.0' },
        data: { name: 'german', trainRows: 640, validationRows: 160, testRows: 200 },
        model: { kind: 'mlp', layers: 2, parameters: 1000 },
        arms: [arm('snr', 'scaler', [against('snr, uniform', 0), against('scale 1', 12), against('adam, constant', 40)]), arm('snr, uniform', 'uniform'), arm('scale 1', 'scale 1'), arm('adam, constant', 'baseline')],
        seconds: {},
        economy: { unit: 'money', exchangePerHour: null, other: 'adam, constant', baseline: 2, training: 1, recording: 0.5, storage: 0.25, tracing: 1, metaTraining: 0, net: -0.75, ci95: [-1, -0.5], bytes: 1950, energy: { baseline: 1, scaler: 2 } },
        costs: { pricePerHour: 100, watts: 10, storagePerGbYear: 1.2, traceSeconds: 36, metaSeconds: 0, retrainings: 1 },
        machine: { platform: 'linux', arch: 'x64', cpu: 'a processor', cores: 2, memoryBytes: 1, load: 0.5 },
    };
    return {
        ...{ project, run, spec: { name: word }, specSha256: 'aa', by: word, commit: 'abc1234', comparison },
        headline: { scaler: 'snr', other: 'adam, constant', steps: { percent: 40, ci95: [30, 50] } },
        findings: ['Whole optimizer: snr needs 40.0 % [30.0, 50.0] fewer steps against adam, constant.', 'Choosing by layer: snr shows no difference in steps against snr, uniform.', 'Net economy: it does not pay.'],
        curves: { seeds: [1, 2], steps: STEPS, losses: comparison.arms.map((_, i) => [[2, 1, 0.5 + i], [2, 1.5, i === 1 ? NaN : 0.25]]) },
    };
}
//# sourceMappingURL=hand-made-comparison.js.map