import { resolveBackend } from '#libs/tensor-math';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { disposeAll, run, start } from '../testing/run-training.js';
beforeAll(() => resolveBackend('cpu', { kind: 'mlp', parameterCount: 100 }));
afterEach(disposeAll);
const cosine = { kind: 'cosine', steps: 4, floor: 0.1 };
it('falls along a cosine to its floor and stays there, for every kind of descent', async () => {
    // ½(1 + cos(π n/4)) = 1, 0.853553, 0.5, 0.146447, 0; times 0.9, plus 0.1
    for (const kind of ['sgd', 'adam']) {
        const frames = await run(start({ optimizer: { kind, learningRate: 0.01, schedule: cosine } }), 6);
        const rates = frames.map(({ learningRate }) => 100 * learningRate);
        [1, 0.868198, 0.55, 0.231802, 0.1, 0.1].forEach((rate, step) => { expect(rates[step]).toBeCloseTo(rate, 5); });
    }
});
it('goes on where a checkpoint left it, and not where the step number is', async () => {
    const overrides = { optimizer: { kind: 'sgd', learningRate: 0.01, schedule: cosine } };
    const first = start(overrides);
    await run(first, 2);
    const saved = await first.checkpoint();
    const resumed = start(overrides);
    resumed.restore(saved);
    const [next] = await run(resumed, 1);
    expect(next?.learningRate).toBeCloseTo(0.0055, 6);
    first.rollBack(saved);
    first.skipTo(50);
    expect((await run(first, 1))[0]?.learningRate).toBe(next?.learningRate);
});
//# sourceMappingURL=schedule.spec.js.map