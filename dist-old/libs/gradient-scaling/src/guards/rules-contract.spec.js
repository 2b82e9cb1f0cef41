import * as tf from '@tensorflow/tfjs';
import { DECISION_FLAGS, GUARD_DEFAULTS } from '#libs/contracts';
import { builtInRules, createRuleEngine, mapMeasures, windowOf } from '#libs/stability-rules';
import { resolveBackend } from '#libs/tensor-math';
import { beforeAll, describe, expect, it } from 'vitest';
import { createDecisionMaker } from '../decide.js';
import { createLayout } from '../layout.js';
import { NO_STATE } from '../transform.js';
/*
 * The guards run on the device, the rules in another process on what was recorded. They speak of the same things: what a
 * guard did must be what its rule sees, and what the guards bound must not be what a rule waits for in vain.
 */
const ruleNamed = (name) => builtInRules.find((rule) => rule.name === name);
/** The rows that the device would record of these steps under these guards. */
async function recorded(steps, guards) {
    let raw = [];
    const scaler = { name: 'given', needsAlignment: false, range: {}, init: () => NO_STATE, choose: () => ({ rawScale: tf.tensor1d([...raw]), state: NO_STATE }) };
    const maker = createDecisionMaker({ scaler, guards, provoke: [], layerNames: ['a', 'b'] });
    let state = maker.init(createLayout(['a', 'b'].map((name) => ({ name, variables: [{ name: 'w', shape: [1] }] }))));
    const rows = [0, 1].map(() => mapMeasures(() => new Float32Array(steps.length)));
    for (const [i, step] of steps.entries()) {
        raw = step.raw;
        const finite = tf.tensor1d([1, step.finite === false ? 0 : 1]);
        const keep = tf.scalar(step.finite === false && guards.skipNonFinite ? 0 : 1);
        const decision = maker.decide({ finite, keep, step: i }, state);
        state = decision.state;
        const [scales, flags, raws] = [await decision.scale.data(), await decision.flags.data(), await decision.rawScale.data()];
        rows.forEach((row, layer) => {
            const isBroken = layer === 1 && step.finite === false;
            const isSkipped = ((flags[layer] ?? 0) & DECISION_FLAGS.skipped) !== 0;
            row.rawScale[i] = raws[layer];
            row.scale[i] = scales[layer];
            row.flags[i] = flags[layer];
            row.gradNorm[i] = isBroken ? NaN : 1;
            row.paramNorm[i] = 1;
            row.updateNorm[i] = isSkipped ? 0 : isBroken ? NaN : 0.001;
        });
    }
    return rows;
}
/** Layers that a rule fires for, and the first step of each. */
function fired(name, rows) {
    const engine = createRuleEngine([ruleNamed(name)]);
    const n = rows[0].scale.length;
    const window = { ...windowOf({ loss: `1x${String(n)}` }), layers: rows.map((measures, i) => ({ name: ['a', 'b'][i], measures })) };
    return engine.evaluate(engine.initial(), window).transitions.filter(({ state }) => state === 'firing').map(({ layer, step }) => [layer, step]);
}
const along = (n, step) => Array.from({ length: n }, (_, i) => step(i));
const OFF = { clamp: false, rateLimit: false, skipNonFinite: false };
describe('guards and rules', () => {
    beforeAll(async () => {
        await resolveBackend('cpu', { parameterCount: 1, kind: 'mlp' });
    });
    it.each([GUARD_DEFAULTS.clamp, 0.5])('scale-clamped sees the clamp at work (|log s| ≤ %f), and not a scale that lies at the bound by itself', async (clamp) => {
        const guards = { ...OFF, clamp };
        const [beyond, at] = [Math.exp(1.1 * clamp), Math.exp(clamp)];
        expect(fired('scale-clamped', await recorded(along(150, () => ({ raw: [at, beyond] })), guards))).toEqual([['b', 113]]);
        expect(fired('scale-clamped', await recorded(along(150, () => ({ raw: [1 / at, 1 / beyond] })), guards))).toEqual([['b', 113]]);
        // the rate limit is no clamp
        expect(fired('scale-clamped', await recorded(along(150, (i) => ({ raw: [1, i % 2 === 0 ? 1 : 2] })), { ...OFF, rateLimit: GUARD_DEFAULTS.rateLimit }))).toEqual([]);
    });
    it('non-finite-gradient fires at the very step that the guard flags and skips, skipped or not', async () => {
        const steps = along(20, (i) => ({ raw: [1, 1], finite: i !== 12 }));
        for (const skipNonFinite of [true, false]) {
            const rows = await recorded(steps, { ...OFF, skipNonFinite });
            const flagged = DECISION_FLAGS.nonFinite + (skipNonFinite ? DECISION_FLAGS.skipped : 0);
            expect(rows[1].flags[12]).toBe(flagged);
            expect(fired('non-finite-gradient', rows)).toEqual([['b', 12]]);
        }
    });
    it('steps that the guard skips are no dead layer and no vanishing update', async () => {
        const rows = await recorded(along(60, (i) => ({ raw: [1, 1], finite: i < 10 })), { ...OFF, skipNonFinite: true });
        expect([...rows[0].updateNorm.subarray(10)].every((update) => update === 0)).toBe(true);
        for (const name of ['dead-layer', 'update-ratio'])
            expect(fired(name, rows)).toEqual([]);
    });
    it('a push that the default rate limit takes away is no scale-spike; without the guard it is', async () => {
        const steps = along(80, (i) => ({ raw: [1, i >= 60 && i < 63 ? 1000 : 1] }));
        expect(fired('scale-spike', await recorded(steps, OFF))).toEqual([['b', 60]]);
        expect(fired('scale-spike', await recorded(steps, GUARD_DEFAULTS))).toEqual([]);
        // why: a step under the guard moves the scale by less than the rule looks for
        expect(Math.exp(GUARD_DEFAULTS.rateLimit)).toBeLessThan(ruleNamed('scale-spike').constants['minRatio']);
    });
    it('scale-disagreement can be reached within the default clamp, and not within half of it', async () => {
        const apart = async (clamp) => fired('scale-disagreement', await recorded(along(40, () => ({ raw: [1e-9, 1e9] })), { ...OFF, clamp }));
        expect(await apart(GUARD_DEFAULTS.clamp)).toEqual([[null, 19]]);
        expect(await apart(GUARD_DEFAULTS.clamp / 2)).toEqual([]);
        expect(Math.exp(2 * GUARD_DEFAULTS.clamp)).toBeGreaterThan(ruleNamed('scale-disagreement').constants['maxRatio']);
    });
});
//# sourceMappingURL=rules-contract.spec.js.map