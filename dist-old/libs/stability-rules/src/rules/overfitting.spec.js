import { describe, expect, it } from 'vitest';
import { createRuleEngine } from '../engine.js';
import { seededNoise } from '../seeded-noise.js';
import { statesAlong, windowOf } from '../series-notation.js';
import { sliceWindow } from '../step-window.js';
import { overfitting } from './overfitting.js';
/** Held-out losses every 10 steps, from step 10 on. */
const every10 = (...losses) => losses.map((loss, i) => ({ step: 10 * (i + 1), loss }));
const FALLING = '1*0.99x200';
const states = (heldOut, loss = FALLING) => statesAlong(overfitting, windowOf({ loss, facts: { heldOut } }), { layer: -1 });
describe('overfitting', () => {
    // ln v after 1 and 0.8 six times is −0.197; it rises by 0.3 of what is left to ln 2: above ln 1.1 at the first 2, and so on
    const turned = every10(1, 0.8, 0.8, 0.8, 0.8, 0.8, 0.8, 2, 2, 2, 2, 2);
    it('fires at the third evaluation in a row at which the running held-out loss is above its bound', () => {
        expect(states(turned).indexOf('F')).toBeGreaterThanOrEqual(100);
        expect(states(turned)).toMatch(/^-+F+$/);
    });
    it.each([
        { name: 'without evaluations', heldOut: [] },
        { name: 'while the held-out loss falls', heldOut: every10(1, 0.9, 0.8, 0.7, 0.6, 0.5) },
        { name: 'at a rise of less than a tenth', heldOut: every10(1, 0.8, 0.8, 0.8, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87, 0.87) },
        { name: 'at one evaluation that is far off', heldOut: every10(1, 0.8, 0.8, 0.8, 2, 0.8, 0.8, 0.8, 0.8) },
        { name: 'on a held-out loss that goes up and down', heldOut: every10(1, 0.8, 1, 0.8, 1, 0.8, 1, 0.8, 1, 0.8, 1, 0.8) },
        { name: 'on NaN, infinities, zeros and negative ones', heldOut: every10(0.8, NaN, Infinity, -Infinity, 0, -1, NaN, NaN) },
    ])('is silent $name', ({ heldOut }) => {
        expect(states(heldOut)).toBe('-'.repeat(200));
    });
    it('is silent where the training loss does not fall: that is no overfitting', () => {
        expect(states(turned, '1x30 1*1.01x170')).toBe('-'.repeat(200));
        expect(states(turned, '1x200')).toBe('-'.repeat(200));
    });
    it('NaN neither ends the row nor blinds it, in both losses', () => {
        const [plain, gap] = [states(turned).indexOf('F'), turned.flatMap((each) => (each.step === 80 ? [{ step: 80, loss: NaN }] : [each]))];
        expect(plain).toBeGreaterThan(0);
        expect(states([...gap, { step: 130, loss: 2 }]).indexOf('F')).toBe(plain + 10);
        expect(states(turned, '1*0.99x15 nan inf 0.85*0.99x183').indexOf('F')).toBe(plain);
    });
    it('ends when the held-out loss comes back', () => {
        const back = [...turned, ...[0.8, 0.7, 0.7, 0.7].map((loss, i) => ({ step: 130 + 10 * i, loss }))];
        expect(states(back)).toMatch(/^-+F+r-+$/);
    });
    it('counts an evaluation once, takes one that comes late, and gives the same in any split of windows', () => {
        const window = windowOf({ loss: FALLING, facts: { heldOut: turned } });
        const engine = createRuleEngine([overfitting]);
        const fired = (cuts) => {
            let state = engine.initial();
            return cuts.flatMap((to, i) => {
                const next = engine.evaluate(state, sliceWindow(window, cuts[i - 1] ?? 0, to));
                state = next.state;
                return next.transitions.map(({ step }) => step);
            });
        };
        const [at = NaN] = fired([200]);
        expect(at).toBe(states(turned).indexOf('F'));
        for (const cuts of [[at - 5, at + 5, 200], [at, at + 1, 200], [at + 1, 200], [at - 40, at - 39, 200]])
            expect(fired(cuts)).toEqual([at]);
        const late = { ...window, heldOut: window.heldOut?.filter(({ step }) => step < at) };
        const first = engine.evaluate(engine.initial(), sliceWindow(late, 0, at + 25));
        expect(first.transitions).toEqual([]);
        expect(engine.evaluate(first.state, sliceWindow(window, at + 25, 200)).transitions.map(({ step }) => step)).toEqual([at + 25]);
    });
    it('tells a person how far, above what, and the training loss', () => {
        const engine = createRuleEngine([overfitting]);
        const { transitions } = engine.evaluate(engine.initial(), windowOf({ loss: FALLING, facts: { heldOut: turned } }));
        expect(transitions).toEqual([expect.objectContaining({ rule: 'overfitting', severity: 'warning', layer: null, measure: 'loss' })]);
        expect(transitions[0]?.summary).toMatch(/^the run overfits: the held-out loss is 1\.\d+ at step 1\d\d, [\d.]+ times its best 0\.8\d* \(running means\), while the training loss has come down to 0\.\d+$/);
    });
});
describe('on generated runs: 5000 steps, an evaluation every 100, noise of 1 to 5 % in the held-out loss', () => {
    const STEPS = 5000;
    /** Held-out loss = 0.3 + 0.7 e^(−t/τ), less or more of it by noise of correlation 0.5; from `turn` on it rises to ×`rise` of what it was. */
    function run(seed, turn, rise) {
        const noise = seededNoise(seed);
        const [spread, tau] = [0.01 + 0.04 * noise.uniform(), 200 + 600 * noise.uniform()];
        let wobble = 0;
        const heldOut = Array.from({ length: STEPS / 100 - 1 }, (_, i) => {
            const step = 100 * (i + 1);
            wobble = 0.5 * wobble + Math.sqrt(0.75) * noise.normal();
            const grown = 1 + (rise - 1) * Math.max(0, (step - turn) / (STEPS - turn));
            return { step, loss: (0.3 + 0.7 * Math.exp(-step / tau)) * grown * Math.exp(spread * wobble) };
        });
        const loss = Float32Array.from({ length: STEPS }, (_, i) => (0.25 + 0.75 * Math.exp(-i / tau) - (0.1 * i) / STEPS) * Math.exp(0.2 * noise.normal()));
        return { heldOut, loss };
    }
    function firedAt(seed, turn, rise) {
        const { heldOut, loss } = run(seed, turn, rise);
        const steps = Int32Array.from(loss, (_, i) => i);
        const engine = createRuleEngine([overfitting]);
        const { transitions } = engine.evaluate(engine.initial(), { run: 'r', firstStep: 0, steps, loss, layers: [], heldOut });
        return transitions.find(({ state }) => state === 'firing')?.step ?? null;
    }
    const seeds = Array.from({ length: 400 }, (_, i) => 3001 + i);
    it('is silent on nearly all of 400 healthy ones', () => {
        const loud = seeds.filter((seed) => firedAt(seed, STEPS, 1) !== null).length;
        process.stdout.write(`overfitting: ${String(loud)} alerts on 400 healthy generated runs (19,600 evaluations)\n`);
        expect(loud).toBeLessThanOrEqual(4);
    });
    it.each([{ rise: 1.3, least: 0.8 }, { rise: 1.5, least: 0.97 }, { rise: 2, least: 1 }])('sees at least $least of held-out losses that rise to ×$rise', ({ rise, least }) => {
        const lags = seeds.flatMap((seed) => {
            const at = firedAt(seed, 2000, rise);
            return at === null ? [] : [at - 2000];
        });
        const middle = [...lags].sort((a, b) => a - b)[lags.length >> 1];
        process.stdout.write(`overfitting to ×${String(rise)}: ${String(lags.length)} of 400 seen, median ${String(middle)} steps after the turn (of 3000)\n`);
        expect(lags.length / 400).toBeGreaterThanOrEqual(least);
    });
});
//# sourceMappingURL=overfitting.spec.js.map