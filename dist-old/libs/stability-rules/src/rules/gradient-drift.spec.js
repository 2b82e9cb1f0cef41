import { expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { gradientDrift } from './gradient-drift.js';
import { mapMeasures } from '../step-window.js';
const engine = createRuleEngine([gradientDrift]);
/** Transitions of one layer whose gradient norm at step i is e^log(i). */
function told(log, steps, loss) {
    const values = Float32Array.from({ length: steps }, (_, i) => Math.exp(log(i)));
    const measures = mapMeasures((m) => (m === 'gradNorm' ? values : new Float32Array(steps)));
    const losses = loss === undefined ? new Float32Array(0) : Float32Array.from({ length: steps }, (_, i) => loss(i));
    const window = { run: 'r', firstStep: 0, steps: Int32Array.from(values, (_, i) => i), loss: losses, layers: [{ name: 'a', measures }] };
    return engine.evaluate(engine.initial(), window).transitions;
}
const ramp = (from, growth) => (i) => growth * Math.max(0, i - from);
it('gradient-drift sees a ramp of 0.8 % a step within 100 steps, and tells from what to what', () => {
    const [first] = told(ramp(500, Math.log(1.008)), 700);
    expect(first).toMatchObject({ rule: 'gradient-drift', layer: 'a', measure: 'gradNorm', state: 'firing', severity: 'warning' });
    expect(first.step).toBeGreaterThan(560);
    expect(first.step).toBeLessThanOrEqual(600);
    expect(first.threshold).toBeGreaterThan(1.75);
    expect(first.summary).toMatch(/^gradient norm of layer a has drifted up to a running level of 1\.\d+ at step 5\d\d, 1\.7\d times its reference 1\.0\d$/);
});
it('sees faster ramps sooner', () => {
    const stepOf = (growth) => told(ramp(500, growth), 900)[0].step;
    expect(stepOf(0.05)).toBeLessThan(stepOf(0.02));
    expect(stepOf(0.02)).toBeLessThan(stepOf(0.008));
});
it.each([
    ['a constant level', () => 1],
    ['a fall', ramp(300, -0.02)],
    ['a rise of a third, once and for all', (i) => (i < 600 ? 0 : Math.log(1.33))],
    ['a rise by e over 6000 steps', ramp(0, 1 / 6000)],
    ['the rise and fall of a warm-up in the first 150 steps', (i) => Math.max(0, 1 - Math.abs(i - 60) / 60)],
    ['a lone spike of ×1000', (i) => (i === 700 ? Math.log(1000) : 0)],
    ['five spikes of ×1000 in a row', (i) => (i >= 700 && i < 705 ? Math.log(1000) : 0)],
])('is silent on %s', (_name, log) => {
    expect(told(log, 3000)).toEqual([]);
});
it('is neither blinded by NaN and zeros nor fed by them', () => {
    const broken = (i) => (i % 5 === 0 ? NaN : i % 7 === 0 ? -Infinity : ramp(700, 0.008)(i));
    const [first] = told(broken, 1000);
    expect(first.step).toBeGreaterThan(760);
    expect(first.step).toBeLessThanOrEqual(860);
});
it('takes nothing in while it fires, and takes a lasting rise as the new reference after 250 values', () => {
    const transitions = told((i) => Math.min(1.5, ramp(500, 0.02)(i)), 1500);
    expect(transitions.map(({ state }) => state)).toEqual(['firing', 'resolved']);
    const [fired, ended] = transitions;
    expect(ended.step - fired.step).toBe(249 + 50);
    expect(ended.summary).toMatch(/^gradient norm of layer a no longer drifts: it is at a running level of 4\.48 at step/);
});
it('a fall does not hide the ramp that follows: the reference goes with it', () => {
    const [first] = told((i) => (i < 600 ? 0 : -2 + ramp(1000, 0.008)(i)), 1200);
    // up to ln 1.3 above the level at first, and on its way down at 0.002 a step: some 15 steps later than on flat ground
    expect(first.step).toBeLessThanOrEqual(1110);
});
it('in a run that has learnt it counts only above the healthy level', () => {
    const course = (i) => (i < 700 ? 0 : -5 + Math.min(2, ramp(1200, 0.02)(i)));
    expect(told(course, 2000, (i) => (i < 700 ? 1 : 0.01))).toEqual([]);
    expect(told(course, 2000, () => 1)).not.toEqual([]);
    expect(told((i) => (i < 700 ? 0 : -5 + ramp(1200, 0.02)(i)), 2000, (i) => (i < 700 ? 1 : 0.01))[0]).toMatchObject({ state: 'firing' });
});
//# sourceMappingURL=gradient-drift.spec.js.map