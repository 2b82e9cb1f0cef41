import { parseTraceEffort } from '#libs/contracts';
import { traceMemory } from '#libs/decision-trace';
import { describe, expect, it } from 'vitest';
import { timeLeft, tooFewControls, traceNeeds } from './trace-needs.js';
const recorded = (parameterCount, seconds) => ({ row: { lastStep: 999, summary: seconds === null ? null : { seconds } }, training: { layers: [{}, {}, {}], parameterCount } });
describe('traceNeeds', () => {
    it('tells memory and time before the work starts', () => {
        // 1 + 1.8 to go back + 0.06 of each of 3 + 59 + 60 + 7 replays = 10.5 trainings
        expect(traceNeeds(recorded(5000, 10), parseTraceEffort({}), 1)).toBe('needs up to 13 MiB of memory beside those of training and the work of 11 trainings, about 2 min if this machine is as fast now as while it was recorded');
        expect(traceNeeds(recorded(5000, null), parseTraceEffort({ verify: 0, controls: 0, sets: 0 }), 1)).toMatch(/the work of 3 trainings$/);
    });
    it('tells the time once more at the speed of the execution that it begins with', () => {
        // 9.5 of the 10.5 trainings are left, at 100 s each
        expect(timeLeft(parseTraceEffort({}), 1, 100)).toBe('up to about 16 min more at that speed');
    });
    it('refuses a run whose optimizer has no reverse pass, and says what there is instead', () => {
        const muon = { ...recorded(5000, 10), spec: { optimizer: { kind: 'muon' } } };
        expect(() => traceNeeds(muon, parseTraceEffort({}), 1)).toThrow(/which trains with muon, through whose update no reverse pass is known here.*; allowed: a run with schedule-free-adam, adam or sgd/);
    });
    it('refuses what does not fit into the machine', () => {
        expect(() => traceNeeds(recorded(2e11, 10), parseTraceEffort({}), 20)).toThrow(/run is traced with up to .* MiB .*; allowed: what fits into 80 %/);
    });
});
describe('controls', () => {
    const effort = (asked) => parseTraceEffort(asked);
    it('are as many as what is tested takes, unless given', () => {
        expect([effort({}), effort({ verify: 10 }), effort({ without: ['a', 'b', 'c', 'd'] }), effort({ verify: 0 }), effort({ verify: 1000 }), effort({ controls: 5, verify: 10 })].map(({ controls }) => controls)).toEqual([59, 199, 79, 59, 1000, 5]);
        expect(tooFewControls(effort({}))).toBeNull();
        expect(tooFewControls(effort({ verify: 10, without: ['a', 'b', 'c', 'd'] }))).toBeNull();
    });
    it('that are too few are told before the work, with what would do: 3 sets take 59', () => {
        expect(tooFewControls(effort({ controls: 19, verify: 1, without: ['dense1', 'dense2', 'incident:1', '*'] }))).toBe('warning: with 19 controls none of 3 sets can stand out at p 0.05, however large its effect (Holm): that takes --controls 59');
        expect(tooFewControls(effort({ controls: 18, verify: 1 }))).toContain('none of 1 decision can stand out');
        expect(tooFewControls(effort({ controls: 19, verify: 1, without: ['dense1'] }))).toBeNull();
        expect(tooFewControls(effort({ controls: 0, verify: 0, without: ['*'] }))).toBeNull();
    });
});
describe('traceMemory', () => {
    it('grows with targets, and with steps only by checkpoints and what is kept of each decision', () => {
        const size = { steps: 1000, layers: 3, parameterCount: 5000, targets: 1 };
        expect(traceMemory({ ...size, targets: 2 }) - traceMemory(size)).toBe(8 * 8 * 5000 + 1000 * 3 * 16);
        expect(traceMemory({ ...size, steps: 100_000 })).toBeLessThan(20 * traceMemory(size));
    });
});
//# sourceMappingURL=trace-needs.spec.js.map