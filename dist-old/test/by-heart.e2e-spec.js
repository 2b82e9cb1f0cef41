import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listAlerts, openStore } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlensJson, ROOT } from './spec-support/program.js';
/** Rules that read what is recorded beside the decisions: evaluations, and what a scaler was made for. */
describe('rules on evaluations and on the range of the scaler', { timeout: 180_000 }, () => {
    let home;
    let store;
    beforeAll(async () => {
        home = await freshHome();
        store = await openStore({ home, applicationName: 'by heart' });
    }, 120_000);
    afterAll(async () => {
        await store.close();
        await rm(home, { recursive: true, force: true });
    });
    async function alertsOf(spec) {
        const { run } = await gradlensJson(['run', spec], home);
        return (await listAlerts(store, { run, first: 100 })).alerts;
    }
    it('a run that learns its examples by heart is told so at an evaluation, with the held-out loss', async () => {
        const alerts = await alertsOf(path.join(ROOT, 'examples/by-heart.yaml'));
        const told = alerts.filter(({ rule }) => rule === 'overfitting');
        expect(told).toEqual([expect.objectContaining({ layer: null, state: 'firing', severity: 'warning' })]);
        expect(told[0].since % 25).toBe(0);
        expect(told[0].summary).toMatch(/^the run overfits: the held-out loss is /);
        expect(alerts.map(({ rule }) => rule)).not.toContain('scaler-out-of-range');
    });
    it('a scaler that chooses what it cannot is told at that step, though the guards let nothing through', async () => {
        const spec = path.join(home, 'pushed.yaml');
        await writeFile(spec, 'name: pushed\ndata: { kind: generated-credit, rows: 1000 }\nmodel: { kind: mlp, hidden: [8], activation: tanh }\nscaler: { kind: snr }\nprovoke:\n  - { layer: dense1, step: 60, steps: 3, factor: 1000 }\nbatchSize: 32\nbudget: { steps: 120 }\n');
        const alerts = await alertsOf(spec);
        expect(alerts.filter(({ rule }) => rule === 'scaler-out-of-range')).toEqual([expect.objectContaining({ layer: 'dense1', since: 60, state: 'resolved' })]);
    });
});
//# sourceMappingURL=by-heart.e2e-spec.js.map