import { systemClock } from '#libs/contracts';
import { backendTable, resolveBackend } from '#libs/tensor-math';
import { describe, expect, inject, it } from 'vitest';
import { generatedData } from './testing/generated-data.js';
import { generatedNumbers } from './testing/generated-numbers.js';
import { generatedTable } from './testing/generated-table.js';
import { generatedTexts } from './testing/generated-texts.js';
import { tinySpec } from './testing/run-spec.js';
import { createTraining } from './training.js';
process.env['GRADLENS_NATIVE'] ??= inject('native');
const STEPS = 24;
const MODELS = {
    mlp: { model: { kind: 'mlp', hidden: [12, 6], dropout: 0.1 }, data: generatedData() },
    cnn: { model: { kind: 'cnn', channels: [3, 4], dense: [8] }, data: generatedData({ inputShape: [8, 8, 1], trainCount: 96, testCount: 8 }) },
    transformer: { model: { kind: 'transformer', width: 8, heads: 2, blocks: 2, feedForward: 12, attention: 'causal' }, data: generatedTexts() },
    'a net that predicts a number': { model: { kind: 'mlp', hidden: [12, 6] }, data: generatedNumbers() },
    'embeddings of categories': { model: { kind: 'mlp', hidden: [6], embeddings: 2, dropout: 0.1 }, data: generatedTable() },
};
const available = new Set((await backendTable()).filter((row) => row.available).map(({ name }) => name));
/** Another step each time: it is told in the name of the test. */
const stop = 1 + Math.floor(Math.random() * (STEPS - 1));
describe.each(['wasm', 'tensorflow'])('on %s', (backend) => {
    const test = available.has(backend) ? it : it.skip;
    if (!available.has(backend))
        process.stderr.write(`SKIPPED (${backend} is not installed): same bits\n`);
    test.each(Object.keys(MODELS))(`%s: a second time, and when it is interrupted at step ${stop} and goes on in another training`, async (kind) => {
        const { model, data } = MODELS[kind];
        await resolveBackend(backend, { kind: model.kind, parameterCount: 1 });
        const begin = () => createTraining({ spec: tinySpec({ model: { ...model }, batchSize: 16 }), data, clock: systemClock });
        const takeTo = async (training, step) => {
            while (training.step < step)
                training.advance();
            await training.takeFrames(0);
            return training;
        };
        const [first, second, cut] = [await takeTo(begin(), STEPS), await takeTo(begin(), STEPS), await takeTo(begin(), stop)];
        const resumed = begin();
        resumed.restore(await cut.checkpoint());
        await takeTo(resumed, STEPS);
        // weights, optimizer, moments, scaler and guards: all that the next step depends on
        const [whole, ...others] = await Promise.all([first, second, resumed].map((training) => training.checkpoint()));
        for (const other of others)
            expect(Buffer.compare(Buffer.from(other), Buffer.from(whole))).toBe(0);
        expect(await resumed.weightsSha256()).toBe(await first.weightsSha256());
        expect(await cut.weightsSha256()).not.toBe(await first.weightsSha256());
        for (const training of [first, second, cut, resumed])
            training.dispose();
    });
});
//# sourceMappingURL=same-bits.spec.js.map