import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { META_START } from '#libs/contracts';
import { layoutOf, valuesOf } from '../testing/transform-contract.js';
import { nameState, readNamedState } from '../named-state.js';
import { agcScaler } from './agc.js';
import { createScaler } from './create-scaler.js';
import { fixedScaler } from './fixed.js';
import { hypergradientScaler } from './hypergradient.js';
import { randomScaler } from './random.js';
import { metaScaler } from './meta.js';
import { snrScaler } from './snr.js';
import { trustRatioScaler } from './trust-ratio.js';
import { uniformScaler } from './uniform.js';
const layout = layoutOf();
const snr = { up: 0.03, rest: 0.05, maxLogScale: 2, decay: 0.9, warmupSteps: 5 };
const LEARNED = { ...META_START, output: [0.5, -0.4, 0.8, 0.3, -0.6], outputBias: 0.2 };
const hypergradient = { rate: 0.02, maxLogScale: 2 };
/** Statistics of two layers; each field a pair of numbers. */
function input(fields = {}, keep = 1, applied = 10) {
    const pair = (name, otherwise) => tf.tensor1d(fields[name] ?? otherwise);
    return {
        squaredGradient: pair('squaredGradient', [1, 4]),
        squaredParams: pair('squaredParams', [25, 4]),
        squaredUpdates: pair('squaredUpdates', [100, 1]),
        cosine: pair('cosine', [0.5, 0]),
        signalShare: pair('signalShare', [0.8, 0.02]),
        noise: pair('noise', [0.25, 49]),
        finite: pair('finite', [1, 1]),
        alignment: pair('alignment', [0.5, -1]),
        keep: tf.scalar(keep),
        applied: tf.scalar(applied),
        step: applied - 1,
    };
}
const raw = async (scaler, inputs) => {
    let state = scaler.init(layout);
    let last = tf.tensor1d([0]);
    for (const one of inputs)
        ({ rawScale: last, state } = scaler.choose(one, state));
    return [...(await last.data())];
};
beforeAll(async () => {
    await tf.setBackend('cpu');
});
const scalers = {
    fixed: () => fixedScaler({ scale: 2 }, ['dense1', 'head']),
    snr: () => snrScaler(snr),
    hypergradient: () => hypergradientScaler(hypergradient),
    'trust-ratio': () => trustRatioScaler({ coefficient: 1, maxRatio: 10 }),
    meta: () => metaScaler({ ...snr, weights: LEARNED }),
    agc: () => agcScaler({ clipping: 0.01 }),
    random: () => randomScaler({ rate: 0.1, maxLogScale: 2 }),
    'snr, uniform': () => uniformScaler(snrScaler(snr)),
    'meta, uniform': () => uniformScaler(metaScaler({ ...snr, weights: LEARNED })),
    'trust-ratio, uniform': () => uniformScaler(trustRatioScaler({ coefficient: 1, maxRatio: 10 })),
};
describe.each(Object.entries(scalers))('%s keeps the scaler contract', (_, make) => {
    it('chooses one positive, finite scale per layer', async () => {
        const { rawScale } = make().choose(input(), make().init(layout));
        expect(rawScale.shape).toEqual([2]);
        expect([...(await rawScale.data())].every((s) => s > 0 && Number.isFinite(s))).toBe(true);
    });
    it('never chooses outside the range it declares, as float32 rounds it, whatever it sees', async () => {
        const { min, max } = make().range.rawScale;
        const extremes = [{ alignment: [1, -1], signalShare: [1, 0], squaredParams: [1e12, 0], squaredUpdates: [1e-12, 1e12] }, { squaredParams: [1e-12, 1], squaredUpdates: [1, 0] }];
        for (const fields of extremes) {
            const inputs = Array.from({ length: 200 }, (_, i) => input(fields, 1, 10 + i));
            for (const scale of await raw(make(), inputs)) {
                expect(scale).toBeGreaterThanOrEqual(min * (1 - 1e-6));
                expect(scale).toBeLessThanOrEqual(max * (1 + 1e-6));
            }
        }
    });
    it('borrows its inputs and leaks no tensors', () => {
        const [scaler, seen] = [make(), input()];
        const state = scaler.init(layout);
        const before = tf.memory().numTensors;
        tf.dispose(scaler.choose(seen, state));
        expect(tf.memory().numTensors).toBe(before);
        expect(seen.signalShare.isDisposed).toBe(false);
    });
    it('chooses the same after save and load into another order of layers', async () => {
        const [scaler, other] = [make(), layoutOf(['head', 'dense1'])];
        const first = scaler.choose(input(), scaler.init(layout));
        const saved = nameState(first.state, layout);
        const loaded = readNamedState(scaler.init(other), other, (name) => saved[name]);
        const next = scaler.choose(input(), first.state);
        const swapped = Object.fromEntries(Object.entries(input()).map(([k, v]) => [k, v instanceof tf.Tensor && v.rank === 1 ? tf.reverse(v) : v]));
        const nextLoaded = scaler.choose(swapped, loaded);
        expect([...(await nextLoaded.rawScale.data())].reverse()).toEqual([...(await next.rawScale.data())]);
    });
    it('leaves its state bit for bit on a skipped step', async () => {
        const scaler = make();
        const first = scaler.choose(input(), scaler.init(layout));
        const skipped = scaler.choose(input({}, 0), first.state);
        expect(await valuesOf(nameState(skipped.state, layout))).toEqual(await valuesOf(nameState(first.state, layout)));
    });
});
describe('fixed', () => {
    it('takes a scale by layer name', async () => {
        expect(await raw(fixedScaler({ scale: 2, layers: { head: 0.5 } }, ['dense1', 'head']), [input()])).toEqual([2, 0.5]);
    });
    it('refuses a layer that is not there', () => {
        expect(() => createScaler({ kind: 'fixed', scale: 1, layers: { tail: 2 } }, layout)).toThrow(/scaler.layers.*dense1, head/);
    });
});
describe('snr', () => {
    it('moves by up · (signal above pure noise − rest)', async () => {
        // r₀ = 0.1/1.9 = 0.0526316: (0.8 − r₀)/(1 − r₀) = 0.788889 → a = 0.03·0.738889 = 0.0221667
        // 0.02 < r₀ → 0 → a = −0.03·0.05 = −0.0015
        const [steady, noisy] = await raw(snrScaler(snr), [input()]);
        expect(steady).toBeCloseTo(Math.exp(0.0221667), 6);
        expect(noisy).toBeCloseTo(Math.exp(-0.0015), 6);
    });
    it('stands still up to step index 5 and moves at 6', async () => {
        // step index t = applied − 1
        expect(await raw(snrScaler(snr), [input({}, 1, 6)])).toEqual([1, 1]);
        expect((await raw(snrScaler(snr), [input({}, 1, 7)]))[0]).toBeGreaterThan(1.02);
    });
    it('stays within its bound', async () => {
        const seen = Array.from({ length: 50 }, () => input({ signalShare: [1, 0] }));
        const [top, bottom] = await raw(snrScaler({ ...snr, up: 1, maxLogScale: 0.5 }), seen);
        expect(top).toBeCloseTo(Math.exp(0.5), 6);
        expect(bottom).toBeCloseTo(Math.exp(-0.5), 6);
    });
});
describe('meta', () => {
    const seen = Array.from({ length: 30 }, (_, i) => input({ squaredGradient: [1 + i, 4 / (1 + i)], signalShare: [i / 30, 0.3] }, i === 9 ? 0 : 1, 1 + i));
    it('is snr bit for bit at the weights set by hand', async () => {
        expect(await raw(metaScaler({ ...snr, weights: META_START }), seen)).toEqual(await raw(snrScaler(snr), seen));
        expect(await raw(metaScaler({ ...snr, weights: LEARNED }), seen)).not.toEqual(await raw(snrScaler(snr), seen));
    });
    it('adds limit · tanh(v · tanh(W f + b) + c)', async () => {
        // first seen at applied 10: signal 0.788889; cosine 0.5; rise tanh(log 1 − 0); ratio tanh(log(10/5)/4); progress log₁₀(10)/4
        const [u1, u2, u4, u5] = [0.788889, 0.5, Math.tanh(Math.log(2) / 4), 0.25].map(Math.tanh);
        const learned = 0.03 * Math.tanh(0.5 * u1 - 0.4 * u2 + 0.3 * u4 - 0.6 * u5 + 0.2);
        expect((await raw(metaScaler({ ...snr, weights: LEARNED }), [input()]))[0]).toBeCloseTo(Math.exp(0.0221667 + learned), 6);
    });
    it('goes on from its state past a gradient that is not finite', async () => {
        const broken = input({ squaredGradient: [NaN, Infinity], cosine: [NaN, NaN] }, 0);
        const [with_, without] = [[input(), broken, input()], [input(), input()]];
        expect(await raw(metaScaler({ ...snr, weights: LEARNED }), with_)).toEqual(await raw(metaScaler({ ...snr, weights: LEARNED }), without));
    });
    it('refuses the name of a file that nobody has read', () => {
        expect(() => metaScaler({ ...snr, weights: 'w.json' })).toThrow('scaler.weights is "w.json"; allowed: the weights themselves');
    });
});
describe('hypergradient', () => {
    it('moves the log scale by rate · cosine', async () => {
        // twice 0.02·0.5 and twice 0.02·(−1)
        const [longer, shorter] = await raw(hypergradientScaler(hypergradient), [input(), input()]);
        expect(longer).toBeCloseTo(Math.exp(0.02), 6);
        expect(shorter).toBeCloseTo(Math.exp(-0.04), 6);
    });
});
describe('trust-ratio', () => {
    const ratio = (fields, maxRatio = 10) => raw(trustRatioScaler({ coefficient: 1, maxRatio }), [input(fields)]);
    it('is ‖w‖/‖u‖', async () => {
        // 5/10 and 2/1
        expect(await ratio({})).toEqual([0.5, 2]);
    });
    it('is bounded by maxRatio', async () => {
        expect((await ratio({}, 1.5))[1]).toBe(1.5);
    });
    it('leaves a layer of zeros free to start', async () => {
        expect(await ratio({ squaredParams: [0, 4], squaredUpdates: [1, 0] })).toEqual([1, 1]);
    });
});
describe('agc', () => {
    it('is λ‖w‖/‖g‖ where that is below 1, with a least weight norm, and leaves no gradient unclipped but 0', async () => {
        // 0.1·5/1 = 0.5; 0.1·2/2 = 0.1; then 0.1·max(0, 0.001)/1 = 1e-4, and a gradient of 0
        const agc = agcScaler({ clipping: 0.1 });
        const [half, tenth] = await raw(agc, [input()]);
        expect(half).toBeCloseTo(0.5, 6);
        expect(tenth).toBeCloseTo(0.1, 6);
        const [least, still] = await raw(agc, [input({ squaredParams: [0, 4], squaredGradient: [1, 0] })]);
        expect(least).toBeCloseTo(1e-4, 9);
        expect(still).toBe(1);
    });
});
describe('uniform', () => {
    it('gives all layers the geometric mean of what the scaler chose', async () => {
        // trust ratios 0.5 and 2: their geometric mean is 1
        const [first, second] = await raw(uniformScaler(trustRatioScaler({ coefficient: 1, maxRatio: 10 })), [input()]);
        expect(first).toBeCloseTo(1, 6);
        expect(second).toBe(first);
    });
    it('is what a spec asks for', async () => {
        const scales = await raw(createScaler({ kind: 'fixed', scale: 1, layers: { head: 4 } }, layout), [input()]);
        expect(scales).toEqual([1, 4]);
        const [a, b] = await raw(createScaler({ kind: 'snr', ...snr, uniform: true }, layout), [input(), input()]);
        expect(a).toBe(b);
        expect(a).not.toBe(1);
    });
});
describe('random', () => {
    it('throws other dice for other gradients, the same for the same, and means nothing by it', async () => {
        const random = randomScaler({ rate: 0.1, maxLogScale: 2 });
        const seen = (factor) => Array.from({ length: 400 }, (_, i) => input({ squaredGradient: [1 + factor * (i + 1), 2 + factor * (i + 3)] }));
        const once = await raw(random, seen(0.37));
        expect(await raw(random, seen(0.37))).toEqual(once);
        expect(await raw(random, seen(0.41))).not.toEqual(once);
        // each push is uniform in ±0.1: the mean of 400 lies within 0.1/√3/√400 · 4 = 0.0115
        const one = seen(0.37).map(async (each) => Math.log((await raw(random, [each]))[0]));
        const pushes = await Promise.all(one);
        expect(Math.abs(pushes.reduce((sum, push) => sum + push, 0) / 400)).toBeLessThan(0.0115);
        expect(Math.max(...pushes.map(Math.abs))).toBeGreaterThan(0.09);
    });
    it('stands still without a gradient', async () => {
        expect(await raw(randomScaler({ rate: 0.1, maxLogScale: 2 }), [input({ squaredGradient: [0, 0] })])).toEqual([1, 1]);
    });
});
//# sourceMappingURL=scalers.spec.js.map