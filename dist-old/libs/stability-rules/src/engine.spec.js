import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.js';
import { createRuleEngine } from './engine.js';
import { pack, unpack } from './engine-state.js';
import { CALM, HOLDS } from './rule.js';
import { detectionCases } from './detection/detection-score.js';
import { scaleSpike } from './rules/scale-spike.js';
import { ruleBenchLoad, runRuleBench } from './rule-bench.js';
import { mapMeasures, sliceWindow } from './step-window.js';
import { windowOf } from './series-notation.js';
/** Feeds a window cut at `cuts`, the state going through JSON in between. */
function feed(engine, window, cuts) {
    const edges = [0, ...cuts, window.steps.length];
    let state = engine.initial();
    const pending = [];
    const transitions = edges.slice(1).flatMap((to, i) => {
        const found = engine.evaluate(state, sliceWindow(window, edges[i] ?? 0, to));
        state = JSON.parse(JSON.stringify(found.state));
        pending.push(...found.pending);
        return found.transitions;
    });
    return { state, transitions, pending };
}
/** Values that training shows, weighted towards trouble. */
const value = fc.oneof({ weight: 12, arbitrary: fc.double({ min: 0.8, max: 1.2, noNaN: true }) }, { weight: 1, arbitrary: fc.constantFrom(NaN, Infinity, -Infinity, 0, -1, 1e-30, 3, 30, 1e20) });
const flags = fc.oneof({ weight: 10, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.constantFrom(NaN, 8, 12, 1) });
const anyWindow = fc.integer({ min: 1, max: 90 }).chain((n) => {
    const series = (of) => fc.array(of, { minLength: n, maxLength: n }).map((values) => Float32Array.from(values));
    const layer = fc.tuple(series(value), series(value), series(value), series(flags)).map(([scale, gradNorm, updateNorm, bits]) => {
        const given = { scale, gradNorm, updateNorm, flags: bits };
        return mapMeasures((m) => given[m] ?? new Float32Array(n));
    });
    const strides = fc.array(fc.constantFrom(1, 1, 1, 1, 1, 4), { minLength: n, maxLength: n });
    return fc.tuple(series(value), layer, layer, strides).map(([loss, a, b, stride]) => {
        let step = -1;
        const steps = Int32Array.from(stride, (by) => (step += by));
        return { run: 'r', firstStep: 0, steps, loss, layers: [{ name: '__proto__', measures: a }, { name: 'dense 2 ü', measures: b }] };
    });
});
describe('the engine', () => {
    const engine = createRuleEngine(builtInRules);
    it('gives the same transitions and the same state however the steps are split, through JSON', () => {
        fc.assert(fc.property(anyWindow, fc.array(fc.nat(90), { maxLength: 8 }), (window, places) => {
            const n = window.steps.length;
            const whole = feed(engine, window, []);
            const cuts = places.map((at) => at % (n + 1)).sort((a, b) => a - b);
            expect(feed(engine, window, cuts)).toEqual(whole);
            expect(feed(engine, window, Array.from({ length: n - 1 }, (_, i) => i + 1))).toEqual(whole);
        }), { numRuns: 60 });
    });
    it('does so along thousands of troubled steps too, longer than any warm-up', () => {
        const [first, second] = detectionCases(11, 1, 3000).map(({ troubled }) => troubled);
        const measures = (gradNorm) => mapMeasures((m) => (m === 'flags' ? new Float32Array(3000) : m === 'gradNorm' ? gradNorm : gradNorm.map((v) => (m === 'updateNorm' ? v / 1000 : v))));
        const layers = [{ name: 'a', measures: measures(first) }, { name: 'b', measures: measures(second) }];
        const window = { run: 'r', firstStep: 0, steps: Int32Array.from(first, (_, i) => i), loss: first.map((v, i) => v * Math.exp(-i / 500)), layers };
        const whole = feed(engine, window, []);
        expect(new Set(whole.transitions.map(({ rule }) => rule)).size).toBeGreaterThanOrEqual(5);
        expect(feed(engine, window, Array.from({ length: 30 }, (_, i) => 97 * (i + 1)))).toEqual(whole);
    });
    it('tells firing and resolved of one alert in turn, in order of step', () => {
        fc.assert(fc.property(anyWindow, (window) => {
            const { transitions } = feed(engine, window, []);
            const open = new Set();
            for (const { fingerprint, state, since, step } of transitions) {
                expect(open.has(fingerprint)).toBe(state === 'resolved');
                if (state === 'firing')
                    open.add(fingerprint);
                else
                    open.delete(fingerprint);
                expect(since).toBeLessThanOrEqual(step);
            }
            expect(transitions.map((t) => t.step)).toEqual([...transitions.map((t) => t.step)].sort((a, b) => a - b));
        }), { numRuns: 60 });
    });
    it('changes neither the state nor the window it is given', () => {
        const window = windowOf({ layers: { a: { scale: '1x40 30 1x5' } } });
        const { state } = engine.evaluate(engine.initial(), sliceWindow(window, 0, 20));
        const before = JSON.stringify(state);
        const rest = sliceWindow(window, 20, 46);
        expect(engine.evaluate(state, rest)).toEqual(engine.evaluate(state, rest));
        expect(JSON.stringify(state)).toBe(before);
    });
    it('leaves out steps at or below the watermark', () => {
        const window = windowOf({ layers: { a: { scale: '1x40 30 1x5' } } });
        const once = engine.evaluate(engine.initial(), window);
        expect(engine.evaluate(once.state, window)).toEqual({ state: once.state, transitions: [], pending: [] });
        const part = engine.evaluate(engine.initial(), sliceWindow(window, 0, 30));
        expect(engine.evaluate(part.state, window)).toEqual(once);
    });
    it('says nothing of an empty window', () => {
        const state = engine.initial();
        expect(engine.evaluate(state, windowOf({}))).toEqual({ state, transitions: [], pending: [] });
    });
    it('takes up a layer that shows up later', () => {
        const early = engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1x5' } } }));
        const late = windowOf({ layers: { b: { gradNorm: '1 nan' }, a: {} }, steps: [5, 6] });
        const { state, transitions } = engine.evaluate(early.state, { ...late, firstStep: 5 });
        expect(state.layers).toEqual(['a', 'b']);
        expect(transitions).toMatchObject([{ rule: 'non-finite-gradient', layer: 'b', step: 6 }]);
    });
    it('alerts that fire stay firing at the end of the run', () => {
        const { state } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1x40 30' } } }));
        const ended = engine.finish(state, 'r', 40);
        expect(ended.transitions).toEqual([]);
        const window = windowOf({ layers: { a: { scale: '1x12' } }, steps: Array.from({ length: 12 }, (_, i) => 41 + i) });
        expect(engine.evaluate(ended.state, window).transitions).toMatchObject([{ rule: 'scale-spike', state: 'resolved', since: 40 }]);
    });
    it.each([
        ['steps that do not ascend', { ...windowOf({ loss: '1x2' }), steps: Int32Array.of(1, 1) }, 'steps must ascend, got 1 after 1'],
        ['a loss of another length', { ...windowOf({ loss: '1x3' }), steps: Int32Array.of(0, 1) }, 'loss must hold 2 values or none, got 3'],
    ])('refuses %s', (_name, window, message) => {
        expect(() => engine.evaluate(engine.initial(), window)).toThrow(new RangeError(message));
    });
    it('refuses two rules of one name', () => {
        expect(() => createRuleEngine([scaleSpike, scaleSpike])).toThrow(RangeError);
    });
});
describe('the health of rules', () => {
    const broken = {
        ...scaleSpike,
        name: 'broken',
        evaluate: ({ window }) => {
            if (window.steps[0] === 0)
                throw new Error('no such layer');
        },
    };
    it('is unknown before the first step, and ok after', () => {
        const engine = createRuleEngine([scaleSpike]);
        expect(engine.status(engine.initial())[0]?.health).toBe('unknown');
        expect(engine.status(engine.evaluate(engine.initial(), windowOf({ loss: '1', layers: { a: {} } })).state)[0]).toMatchObject({ health: 'ok', problem: null });
    });
    it('is error for a rule that throws, while the others go on, until it works again', () => {
        const engine = createRuleEngine([broken, scaleSpike]);
        const window = windowOf({ layers: { a: { scale: '1x40 30' } } });
        const { state, transitions } = engine.evaluate(engine.initial(), window);
        expect(engine.status(state)).toMatchObject([
            { rule: 'broken', health: 'error', problem: 'no such layer' },
            { rule: 'scale-spike', health: 'ok', problem: null },
        ]);
        expect(transitions).toMatchObject([{ rule: 'scale-spike', step: 40 }]);
        const next = engine.evaluate(state, windowOf({ layers: { a: {} }, steps: [41] }));
        expect(engine.status(next.state)[0]).toMatchObject({ health: 'ok', problem: null });
    });
});
describe('holds and versions', () => {
    const above = (threshold) => ({
        ...scaleSpike,
        name: 'above',
        hold: { holdSteps: 2, keepFiringSteps: 0 },
        constants: { threshold },
        memorySize: 0,
        evaluate: ({ measures }, _memory, verdicts) => {
            measures?.scale.forEach((v, i) => (verdicts.holds[i] = v > threshold ? HOLDS : CALM));
        },
    });
    it('fires after the hold, since the first step it held', () => {
        const engine = createRuleEngine([above(5)]);
        expect(engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1 9x4' } } })).transitions).toMatchObject([{ step: 3, since: 1 }]);
    });
    it('drops what is pending at the end, and says so', () => {
        const engine = createRuleEngine([above(5)]);
        const { state } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1 9x2' } } }));
        const ended = engine.finish(state, 'r', 2);
        expect(ended.transitions).toEqual([]);
        expect(ended.pending).toMatchObject([{ state: 'inactive', step: 2, since: 1, layer: 'a' }]);
        expect(engine.evaluate(ended.state, windowOf({ layers: { a: { scale: '9' } }, steps: [3] })).transitions).toEqual([]);
    });
    it('tells each condition that began to hold, and each that ended before it fired', () => {
        const engine = createRuleEngine([above(5)]);
        const { transitions, pending } = engine.evaluate(engine.initial(), windowOf({ layers: { a: { scale: '1 9x2 1 9x3 1 9 1' } } }));
        expect(pending.map(({ state, step, since }) => [state, step, since])).toEqual([
            ['pending', 1, 1],
            ['inactive', 3, 1],
            ['pending', 4, 4],
            ['pending', 8, 8],
            ['inactive', 9, 8],
        ]);
        expect(transitions.map(({ state, step, since }) => [state, step, since])).toEqual([['firing', 6, 4], ['resolved', 7, 4]]);
    });
    it('an alert fired by an older version is ended by the newer one', () => {
        const older = createRuleEngine([above(5)]);
        const { state, transitions } = older.evaluate(older.initial(), windowOf({ layers: { a: { scale: '9x4' } } }));
        const newer = createRuleEngine([above(20)]);
        const after = newer.evaluate(state, windowOf({ layers: { a: { scale: '9' } }, steps: [4] }));
        expect(after.transitions).toMatchObject([{ state: 'resolved', step: 4, fingerprint: transitions[0]?.fingerprint }]);
        expect(after.transitions[0]?.ruleVersion).not.toBe(transitions[0]?.ruleVersion);
    });
});
it('packed memory comes back bit for bit, NaN, infinities and −0 too', () => {
    const numbers = Float64Array.of(NaN, Infinity, -Infinity, -0, 1e-310, Math.PI);
    expect(unpack(pack(numbers))).toEqual(numbers);
});
it('the bench counts decisions and takes its time from the clock', () => {
    let now = 0;
    const result = runRuleBench(ruleBenchLoad(3, 200), { now: () => 0, elapsed: () => (now += 500) });
    expect(result).toEqual({ decisions: 600, seconds: 0.5, decisionsPerSecond: 1200, transitions: 0 });
});
//# sourceMappingURL=engine.spec.js.map