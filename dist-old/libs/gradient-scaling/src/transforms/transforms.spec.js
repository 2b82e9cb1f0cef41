import * as tf from '@tensorflow/tfjs';
import { beforeAll, expect, it } from 'vitest';
import { createLayout } from '../layout.js';
import { describeTransformContract } from '../testing/transform-contract.js';
import { chain } from '../transform.js';
import { addMomentum } from './add-momentum.js';
import { addWeightDecay } from './add-weight-decay.js';
import { scaleByAdam } from './scale-by-adam.js';
import { scaleByRms } from './scale-by-rms.js';
import { scaleByTrustRatio } from './scale-by-trust-ratio.js';
const adam = { beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
describeTransformContract('addMomentum', () => addMomentum({ momentum: 0.9 }));
describeTransformContract('addWeightDecay', () => addWeightDecay({ weightDecay: 0.1 }));
describeTransformContract('scaleByAdam', () => scaleByAdam(adam));
describeTransformContract('scaleByRms', () => scaleByRms(adam));
describeTransformContract('scaleByTrustRatio', () => scaleByTrustRatio());
describeTransformContract('a chain of all', () => chain('all', addWeightDecay({ weightDecay: 0.1 }), addMomentum({ momentum: 0.9 }), scaleByAdam(adam), scaleByRms(adam)));
beforeAll(async () => {
    await tf.setBackend('cpu');
});
/** Updates of a transform for one weight of 2 and a series of gradients. */
async function series(transform, gradients) {
    const layout = createLayout([{ name: 'only', variables: [{ name: 'w', shape: [1] }] }]);
    const params = tf.tensor1d([2]);
    let state = transform.init(params, layout);
    const found = [];
    for (const [step, g] of gradients.entries()) {
        const flat = tf.tensor1d([g]);
        const context = { layout, params, gradients: flat, loss: tf.scalar(0), step, keep: tf.scalar(1) };
        const result = transform.update(flat, state, context);
        state = result.state;
        found.push((await result.updates.data())[0]);
    }
    return found;
}
it('momentum adds up what came before', async () => {
    // b = 1; 0.5·1 + 2 = 2.5; 0.5·2.5 − 1 = 0.25
    expect(await series(addMomentum({ momentum: 0.5 }), [1, 2, -1])).toEqual([1, 2.5, 0.25]);
});
it('weight decay adds λ w', async () => {
    // 1 + 0.25·2
    expect(await series(addWeightDecay({ weightDecay: 0.25 }), [1])).toEqual([1.5]);
});
it("Adam's first step is the sign of the gradient, its second follows the corrected moments", async () => {
    const [first, second] = await series(scaleByAdam({ beta1: 0.5, beta2: 0.75, epsilon: 1e-8 }), [4, -2]);
    // m = 2, c₁ = 0.5, m̂ = 4; v = 4, c₂ = 0.25, v̂ = 16 → 1
    expect(first).toBeCloseTo(1, 6);
    // m = 0.5·2 − 0.5·2 = 0 → 0
    expect(second).toBeCloseTo(0, 6);
});
it('the root mean square divides by the corrected running square', async () => {
    const [, second] = await series(scaleByRms({ beta2: 0.75, epsilon: 1e-8 }), [4, 2]);
    // v = 0.75·4 + 0.25·4 = 4, c₂ = 1 − 0.75² = 0.4375 → 2/√(4/0.4375) = 0.661438
    expect(second).toBeCloseTo(0.661438, 5);
});
it('the trust ratio gives an update the length of the weights', async () => {
    // ‖w‖ = 2: any update but 0 becomes ±2
    expect(await series(scaleByTrustRatio(), [0.5, -8, 0])).toEqual([2, -2, 0]);
});
it('refuses two transforms of one name in a chain', () => {
    expect(() => chain('twice', addMomentum({ momentum: 0 }), addMomentum({ momentum: 0 }))).toThrow(RangeError);
});
//# sourceMappingURL=transforms.spec.js.map