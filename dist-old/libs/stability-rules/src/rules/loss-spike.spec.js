import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { lossSpike } from './loss-spike.js';
const states = (loss) => statesAlong(lossSpike, windowOf({ loss, layers: {} }), { layer: -1 });
it.each([
    { name: 'fires at the step of the spike and ends 50 steps after it', loss: '1x40 4 1x52', expected: `${'-'.repeat(40)}${'F'.repeat(51)}r-` },
    { name: 'less than three times the level is none', loss: '1x40 2.9', expected: '-'.repeat(41) },
    { name: 'a fall is none', loss: '1x40 0.01', expected: '-'.repeat(41) },
    { name: 'says nothing in its first 20 losses', loss: '1x19 50', expected: '-'.repeat(20) },
    { name: 'NaN and infinities say nothing and do not blind it', loss: '1x40 nan inf -inf 4', expected: `${'-'.repeat(43)}F` },
    { name: 'a second spike is seen after a huge one', loss: '1x40 1e6 1x52 4', expected: `${'-'.repeat(40)}${'F'.repeat(51)}r-F` },
])('loss-spike: $name', ({ loss, expected }) => {
    expect(states(loss)).toBe(expected);
});
it('is silent on a hard batch of a net that has learnt its data by heart, and not on one that leaves the healthy range', () => {
    expect(states('1x700 0.01x300 0.9 0.01x30')).not.toContain('F');
    expect(states('1x700 0.01x300 3.5')).toMatch(/F$/);
});
it('tells the loss of the run', () => {
    const engine = createRuleEngine([lossSpike]);
    const [first] = engine.evaluate(engine.initial(), windowOf({ loss: '1x40 8', layers: {} })).transitions;
    expect(first).toMatchObject({ layer: null, measure: 'loss', severity: 'warning', step: 40 });
    expect(first?.summary).toBe('loss of the run jumped to 8 at step 40: 11 robust deviations above its running level 1');
});
it('says nothing of a record without losses', () => {
    const engine = createRuleEngine([lossSpike]);
    expect(engine.evaluate(engine.initial(), { ...windowOf({ loss: '1x3' }), loss: new Float32Array(0) }).transitions).toEqual([]);
});
//# sourceMappingURL=loss-spike.spec.js.map