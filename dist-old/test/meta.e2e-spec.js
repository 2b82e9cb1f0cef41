import { copyFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { countDecisions, listAlerts, openStore } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson, ROOT } from './spec-support/program.js';
/** The planted push of examples/planted-push.yaml, under the learned scaler as profile auditable holds it. */
const SPEC = `
name: planted-push-meta
data: { kind: generated-credit }
model: { kind: mlp, hidden: [16, 8], activation: tanh }
optimizer: { kind: schedule-free-adam, learningRate: 0.0015 }
scaler: { kind: meta, weights: meta-small.weights.json, maxLogScale: 0.5 }
guards: { clamp: false, rateLimit: false }
provoke: [{ layer: dense2, step: 150, factor: 30 }]
batchSize: 64
backend: wasm
budget: { steps: 250 }
`;
const QUICK = ['--controls', '8', '--sets', '6', '--verify', '2', '--top', '5', '--no-store'];
/** What snr is shown with elsewhere, under the learned scaler: ledger, alert, explanation, replay and trace of one run. */
describe('scaler meta with learned weights', { timeout: 300_000 }, () => {
    let home;
    let summary;
    beforeAll(async () => {
        home = await freshHome();
        await copyFile(path.join(ROOT, 'examples/meta-small.weights.json'), path.join(home, 'meta-small.weights.json'));
        await writeFile(path.join(home, 'meta.yaml'), SPEC);
        summary = await gradlensJson(['run', path.join(home, 'meta.yaml')], home);
    }, 180_000);
    afterAll(() => rm(home, { recursive: true, force: true }));
    it('records every decision, and the push raises the alert that it raises under snr', async () => {
        const store = await openStore({ home, applicationName: 'meta spec' });
        expect(summary).toMatchObject({ state: 'completed', steps: 250, decisions: 250 * summary.layers });
        expect(await countDecisions(store, summary.run)).toBe(summary.decisions);
        const { alerts } = await listAlerts(store, { run: summary.run, first: 100 });
        await store.close();
        expect(alerts.map(({ rule, layer, firedStep }) => ({ rule, layer, firedStep }))).toContainEqual({ rule: 'scale-spike', layer: 'dense2', firedStep: 150 });
    });
    it('is explained from the ledger: what the network pushed, what was pushed on purpose', async () => {
        const pushed = await gradlensJson(['explain', summary.run, 'dense2@150'], home);
        expect(pushed.rawRecomputed.agrees && pushed.scaleRecomputed.agrees).toBe(true);
        expect(pushed.contributions.map(({ input }) => input)).toEqual(expect.arrayContaining(['learned push', 'push on purpose']));
    });
    it('is replayed bit for bit, and its trace ranks the push first', async () => {
        expect(await gradlens(['replay', summary.run], home)).toMatchObject({ code: 0 });
        const { moved: [most] } = await gradlensJson(['trace', summary.run, '--decision', 'dense2@150', '--top', '1'], home);
        const found = await gradlensJson(['trace', summary.run, ...QUICK, '--record', most?.record ?? ''], home);
        expect(found.fidelity).toMatchObject({ bitExact: true, sameWeights: true });
        expect(found.decisions[0]).toMatchObject({ layer: 'dense2', step: 150, grade: 'MEASURED' });
    });
});
//# sourceMappingURL=meta.e2e-spec.js.map