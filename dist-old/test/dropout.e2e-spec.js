import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlensJson } from './spec-support/program.js';
const SPEC = `
name: dropping
data: { kind: generated-credit }
model: { kind: mlp, hidden: [16, 8], activation: tanh, dropout: 0.2 }
optimizer: { kind: adam, learningRate: 0.002 }
batchSize: 64
budget: { steps: 150 }
`;
/** A net with dropout: its masks come from the recorded seed, so it can be executed again and traced. */
describe('a run with dropout', { timeout: 300_000 }, () => {
    let home;
    let run;
    beforeAll(async () => {
        home = await freshHome();
        await writeFile(path.join(home, 'dropping.yaml'), SPEC);
        run = (await gradlensJson(['run', path.join(home, 'dropping.yaml')], home)).run;
    }, 120_000);
    afterAll(() => rm(home, { recursive: true, force: true }));
    it('is executed again bit for bit', async () => {
        expect(await gradlensJson(['replay', run], home)).toMatchObject({ bitExact: true, sameWeights: true, comparedSteps: 150 });
    });
    it('is traced: estimates agree with replays under the same masks', async () => {
        const { fidelity, quality } = await gradlensJson(['trace', run, '--record', 'test:3', '--controls', '12', '--sets', '8', '--verify', '2', '--no-store'], home);
        expect(fidelity).toMatchObject({ bitExact: true, sameWeights: true });
        expect(quality.lds).toBeGreaterThan(0.9);
        expect(quality.looSpearman).toBeGreaterThan(0.9);
    });
});
//# sourceMappingURL=dropout.e2e-spec.js.map