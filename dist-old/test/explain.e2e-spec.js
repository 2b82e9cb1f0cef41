import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson, ROOT } from './spec-support/program.js';
import { hasNamedData, NAMED_DATA } from './spec-support/real-runs.js';
/** `gradlens explain`, on a run in which one decision was pushed, and on real people. */
describe('gradlens explain', { timeout: 240_000 }, () => {
    let home;
    const explain = (run, decision) => gradlensJson(['explain', run, decision], home);
    const train = async (spec) => (await gradlensJson(['run', spec], home, NAMED_DATA)).run;
    const rest = ({ base, contributions, earlier, logRawScale }) => logRawScale - contributions.reduce((sum, { value }) => sum + value, base + (earlier?.value ?? 0));
    beforeAll(async () => {
        home = await freshHome();
    });
    afterAll(() => rm(home, { recursive: true, force: true }));
    it('names the push on purpose, prints what adds up, says that it is as recorded, and refuses what is no decision', async () => {
        const run = await train(path.join(ROOT, 'examples/planted-push.yaml'));
        const pushed = await explain(run, 'dense2@150');
        expect(pushed.contributions.at(-1)).toMatchObject({ input: 'push on purpose', mean: 30, value: Math.log(30) });
        expect(pushed.rawRecomputed.agrees && pushed.scaleRecomputed.agrees).toBe(true);
        expect(Math.abs(rest(pushed))).toBeLessThan(1e-5);
        const text = await gradlens(['explain', run, 'dense2@150'], home);
        expect(text.stdout).toContain('At step 150 a push on purpose multiplied it by 30.');
        expect(text.stdout).toMatch(/=\s+\+\d\.\d{4}\s+log raw scale/);
        expect(text.stdout).toContain('comes out as recorded');
        // a decision that is none is refused, with what there is
        expect(await gradlens(['explain', run, 'dense2'], home)).toMatchObject({ code: 2, stderr: expect.stringContaining('LAYER@STEP') });
        expect(await gradlens(['explain', run, 'tail@3'], home)).toMatchObject({ code: 2, stderr: expect.stringContaining('one of dense1') });
        expect(await gradlens(['explain', run, 'dense1@99999999'], home)).toMatchObject({ code: 2, stderr: expect.stringContaining('a step from 0 to') });
    });
    it.skipIf(!hasNamedData('compas'))('holds for people of COMPAS, decision by decision, guards included', async () => {
        const spec = path.join(home, 'compas.yaml');
        await writeFile(spec, 'name: people\ndata: {kind: named, name: compas}\nmodel: {kind: mlp, hidden: [24, 16], activation: tanh}\nscaler: {kind: snr, up: 0.5}\nprovoke: [{layer: dense2, step: 30, factor: 5}]\nbatchSize: 64\nbudget: {steps: 120}\n');
        const run = await train(spec);
        for (const decision of ['dense1@0', 'dense2@20', 'head@60', 'dense1@119']) {
            const found = await explain(run, decision);
            expect(found.rawRecomputed.agrees && found.scaleRecomputed.agrees, decision).toBe(true);
            expect(Math.abs(rest(found)), decision).toBeLessThan(1e-5);
            expect(found.accountedShare >= 0.9 || found.earlier?.beforeStep === 0, decision).toBe(true);
        }
        expect((await explain(run, 'dense2@30')).guards.map(({ guard }) => guard)).toContain('rate limit');
    });
});
//# sourceMappingURL=explain.e2e-spec.js.map