import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshHome, gradlens, gradlensJson } from './spec-support/program.js';
import { hasNamedData, NAMED_DATA } from './spec-support/real-runs.js';
const SPEC = `
name: messages
data: { kind: named, name: sms-spam, text: { length: 16, vocabulary: 1000 } }
model: { kind: transformer, width: 16, heads: 2, feedForward: 16 }
optimizer: { kind: adam, learningRate: 0.01 }
batchSize: 32
classWeights: balanced
budget: { steps: 60 }
evaluateEvery: 60
`;
const MESSAGES = 'sender,message\nshop,"URGENT! You have won a £1000 prize, call 09061701461 now, claim your FREE cash"\nmother,"ok, see you at home for dinner"\n';
/** A transformer on real messages: trained, executed again, taken out, asked. */
describe.skipIf(!hasNamedData('sms_spam'))('a run on texts', { timeout: 300_000 }, () => {
    let home;
    let run;
    beforeAll(async () => {
        home = await freshHome();
        await writeFile(path.join(home, 'spec.yaml'), SPEC);
        await writeFile(path.join(home, 'new.csv'), MESSAGES);
        run = await gradlensJson(['run', path.join(home, 'spec.yaml')], home, NAMED_DATA);
    }, 300_000);
    afterAll(() => rm(home, { recursive: true, force: true }));
    it('learns, and records every layer by its name', async () => {
        expect(run).toMatchObject({ state: 'completed', layers: 12, decisions: 720 });
        expect(run.testAccuracy).toBeGreaterThan(0.92); // ham alone is 0.87
        const explained = await gradlensJson(['explain', run.run, 'block1.attention.value@30'], home);
        expect(explained.layer).toBe('block1.attention.value');
    });
    it('is executed again bit for bit', async () => {
        expect(await gradlensJson(['replay', run.run], home, NAMED_DATA)).toMatchObject({ bitExact: true, sameWeights: true, comparedSteps: 60 });
    });
    it('tells new spam from ham, from the folder of its model', async () => {
        const folder = path.join(home, 'model');
        await gradlensJson(['export', run.run, '-o', folder], home, NAMED_DATA);
        const { code, stdout, stderr } = await gradlens(['predict', folder, '--records', path.join(home, 'new.csv'), '--json'], home);
        expect(code, stderr).toBe(0);
        const lines = stdout.trim().split('\n').map((line) => JSON.parse(line));
        expect(lines.map(({ predictedClass }) => predictedClass)).toEqual(['spam', 'ham', undefined]);
        expect(lines.at(-1)).toMatchObject({ weightsSha256: run.weightsSha256, unusedColumns: ['sender'] });
    });
});
//# sourceMappingURL=texts.e2e-spec.js.map