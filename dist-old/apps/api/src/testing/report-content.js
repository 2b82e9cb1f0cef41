import { REPORT_MAPPING } from '#libs/audit';
/** What a report says where nothing but the run is known. */
export function contentOf(run, record, complete = true) {
    const missing = { missing: 'not there' };
    return {
        about: { run, subject: record === null ? 'run' : 'prediction', record, madeAt: '2026-11-29T06:00:00.000Z', madeBy: 'desk-1', product: '0.1.0', claim: 'Evidence.' },
        ...{ prediction: missing, decisions: missing, alerts: missing, counterfactual: missing, groups: missing, signOff: missing },
        run: {
            uuid: run, name: 'a run', project: 'default', state: 'completed', origin: 'cli', startedAt: null, endedAt: null, attempt: 1, steps: 4, weightsSha256: 'ab', specSha256: null, scaler: 'snr', backend: 'wasm',
            testLoss: 0.4, testAccuracy: 0.5, spec: '{}', versions: '{}', seeds: '{}', dataManifest: '{}', hardware: '{}',
        },
        coverage: { complete, lastStep: 3, gaps: [], missing: [], removed: [], altered: 0, totalDecisions: 8, shown: 1, belowNoise: 0, effectExplained: 0.5 },
        limits: ['It does not show why.'],
        proofs: { state: 'ok', head: '', treeSize: 3, anchored: 'no', signers: [], command: 'gradlens verify', assumptions: [] },
        mapping: [...REPORT_MAPPING],
    };
}
//# sourceMappingURL=report-content.js.map