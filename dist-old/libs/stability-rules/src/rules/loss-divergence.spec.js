import { describe, expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { hasRecordedRuns, readRecordedRuns } from '../recorded-runs.fixture.js';
import { seededNoise } from '../seeded-noise.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { lossDivergence } from './loss-divergence.js';
const engine = createRuleEngine([lossDivergence]);
const states = (loss) => statesAlong(lossDivergence, windowOf({ loss, layers: {} }), { layer: -1 });
const told = (loss) => {
    const window = { ...windowOf({ steps: Array.from({ length: loss.length }, (_, i) => i) }), loss: Float32Array.from(loss) };
    return engine.evaluate(engine.initial(), window).transitions;
};
describe('loss-divergence', () => {
    it.each([
        { name: 'a constant loss is calm', loss: '0.7x8', expected: '--------' },
        { name: 'fires at the third blown-up loss, from the second step on', loss: '0.7 3 90 1e9 1e28', expected: '---FF' },
        { name: 'a blow-up in the first steps never becomes the normal', loss: '0.7 1e22x40', expected: `---${'F'.repeat(38)}` },
        { name: 'one bad batch is no divergence, nor are two', loss: '0.7x5 90 0.7 90x2 0.7x3', expected: '-'.repeat(12) },
        { name: 'less than three times the start is none', loss: '0.7x5 2x40', expected: '-'.repeat(45) },
        { name: 'NaN and infinities fire at their own step', loss: '0.7 nan', expected: '-F' },
        { name: 'even as the first loss', loss: 'inf 0.7', expected: 'FF' },
        { name: 'NaN does not blind it', loss: '0.7x3 nanx5 0.7x31 9x3', expected: `---${'F'.repeat(25)}r${'-'.repeat(10)}--F` },
        { name: 'is resolved when the loss has been back for twenty steps', loss: '0.7x5 9x3 0.7x22', expected: `-------${'F'.repeat(21)}r-` },
        { name: 'a loss that is not positive is judged for being finite alone', loss: '-3x25 50x5 nan', expected: `${'-'.repeat(30)}F` },
    ])('$name', ({ loss, expected }) => {
        expect(states(loss)).toBe(expected);
    });
    it('sees a run that has lost what it had learnt, though never above its start', () => {
        const along = states('0.7x20 0.3x20 0.05x60 0.65x40');
        expect(along.slice(0, 100)).not.toContain('F');
        expect(along.slice(100)).toMatch(/^-+F+$/);
        const [transition] = told([...Array(30).fill(0.7), ...Array(70).fill(0.05), ...Array(60).fill(0.65)]);
        expect(transition?.summary).toMatch(/^loss of the run rose back to a running level of 0.5\d+ at step 1\d\d: 10\.\d times its best, 0.05/);
    });
    it('is calm on a net that has learnt by heart and stumbles, far below its start', () => {
        expect(states('0.8x100 0.01x200 0.0003x100 0.2x3 0.0003x50 0.05x30')).not.toContain('F');
    });
    it('tells a person how far from what', () => {
        const [transition] = told([0.8, 0.8, 80, 800, 8000]);
        expect(transition).toMatchObject({ layer: null, measure: 'loss', severity: 'critical', step: 4, value: 8000 });
        expect(transition?.threshold).toBeCloseTo(2.4, 5);
        expect(transition?.summary).toBe('loss of the run blew up to 8000 at step 4: 10000 times its level at the start, 0.8');
        expect(told([0.8, NaN])[0]).toMatchObject({ threshold: null, summary: 'loss of the run became NaN at step 1' });
    });
    it('says nothing of a record without losses', () => {
        expect(engine.evaluate(engine.initial(), { ...windowOf({ loss: '1x3' }), loss: new Float32Array(0) }).transitions).toEqual([]);
    });
    it('is silent on 60 noisy falls of the loss, small batches too', () => {
        for (let seed = 1; seed <= 60; seed++) {
            const noise = seededNoise(seed);
            const [spread, depth] = [0.05 + 0.4 * noise.uniform(), 6 * noise.uniform()];
            const loss = Array.from({ length: 3000 }, (_, i) => Math.exp(-depth * Math.min(1, i / 2000) + spread * noise.heavy(6)));
            expect(told(loss)).toEqual([]);
        }
    });
});
it.skipIf(!hasRecordedRuns())('is silent on 618 recorded training runs (AlgoPerf; unlabelled), and sees each of them blow up', () => {
    const losses = readRecordedRuns().map(({ loss }) => [...loss]);
    const fired = losses.filter((loss) => told(loss).length > 0);
    process.stdout.write(`loss-divergence: ${String(fired.length)} of ${String(losses.length)} recorded runs fired\n`);
    expect(losses).toHaveLength(618);
    expect(fired).toEqual([]);
    for (const loss of losses) {
        const blown = loss.map((value, i) => (i < 150 ? value : value * 10 ** (i - 149)));
        expect(told(blown)[0]?.step).toBeLessThanOrEqual(156);
    }
});
//# sourceMappingURL=loss-divergence.spec.js.map