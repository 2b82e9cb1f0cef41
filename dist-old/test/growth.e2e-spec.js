import { rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listEvents, openStore } from '#libs/decision-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson } from './spec-support/program.js';
/** Six hidden layers at twenty times the rate at which such nets are smooth: perturbations grow by orders of magnitude. */
const SPEC = `name: chaotic
data: {kind: generated-credit, rows: 400}
model: {kind: mlp, hidden: [16, 16, 16, 16, 16, 16], activation: gelu}
optimizer: {kind: adam, learningRate: 0.04}
backend: wasm
batchSize: 16
budget: {steps: 240}
sensitivity: [{policy: borderline, threshold: 0.5, margin: 0.1}]
`;
describe('a sensitive run that leaves the regime in which it can be traced', { timeout: 300_000 }, () => {
    let home;
    beforeAll(async () => {
        home = await freshHome();
        await writeFile(path.join(home, 'spec.yaml'), SPEC);
    });
    afterAll(() => { rmSync(home, { recursive: true, force: true }); });
    it('warns once while it trains, has it on record, and is executed again to the same bits', async () => {
        const { code, stdout, stderr } = await gradlens(['run', path.join(home, 'spec.yaml'), '--json'], home);
        expect(code, stderr).toBe(0);
        expect(stderr.match(/warning: this run is leaving the regime in which it can be traced: at step \d+ /g)).toHaveLength(1);
        expect(stderr).toContain('growth of a small perturbation: × ');
        const { run } = JSON.parse(stdout);
        const store = await openStore({ home, applicationName: 'growth' });
        try {
            const events = await listEvents(store, run);
            expect(events.filter(({ kind }) => kind === 'perturbation-growth').map(({ step }) => step)).toEqual([130, 230]);
            expect(events.filter(({ kind }) => kind === 'trace-regime-left')).toEqual([expect.objectContaining({ detail: expect.objectContaining({ most: 10 }) })]);
        }
        finally {
            await store.close();
        }
        expect(await gradlensJson(['replay', run], home)).toMatchObject({ bitExact: true });
    });
});
//# sourceMappingURL=growth.e2e-spec.js.map