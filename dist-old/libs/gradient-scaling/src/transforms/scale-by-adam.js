import { calc, fusedPass } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { towards } from '../statistics/running-moments.js';
import { tidyRecord } from '../tidy.js';
import { stateTensor } from '../transform.js';
import { TINY } from './scale-by-rms.js';
/**
 * Adam's direction: u = m̂ / (√v̂ + ε), m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², m̂ = m/(1 − β₁ⁿ), v̂ = v/(1 − β₂ⁿ).
 *
 * The corrections are kept as averages of ones: without the cancellation of 1 − β₂ⁿ in float32.
 *
 * @see Kingma and Ba, Adam, 2014, https://arxiv.org/abs/1412.6980
 */
export function scaleByAdam({ beta1, beta2, epsilon }) {
    const pass = adamPass(epsilon);
    return {
        name: 'adam',
        init: (_, layout) => ({
            vectors: { m: tf.zeros([layout.size]), v: tf.zeros([layout.size]) },
            layers: {},
            scalars: { c1: tf.scalar(0), c2: tf.scalar(0) },
        }),
        update: (updates, state, { keep }) => tidyRecord(() => {
            const [gain1, gain2] = [tf.mul(keep, 1 - beta1), tf.mul(keep, 1 - beta2)];
            const c1 = towards(stateTensor(state, 'scalars', 'c1'), tf.onesLike(gain1), gain1);
            const c2 = towards(stateTensor(state, 'scalars', 'c2'), tf.onesLike(gain2), gain2);
            const [correction1, correction2] = [tf.maximum(c1, TINY), tf.maximum(c2, TINY)];
            const [m0, v0] = [stateTensor(state, 'vectors', 'm'), stateTensor(state, 'vectors', 'v')];
            const [m, v, direction] = fusedPass(pass, [updates, m0, v0], [gain1, gain2, correction1, correction2], () => {
                const mean = towards(m0, updates, gain1);
                const square = towards(v0, tf.square(updates), gain2);
                return [mean, square, tf.div(tf.div(mean, correction1), tf.add(tf.sqrt(tf.div(square, correction2)), epsilon))];
            });
            return { updates: direction, state: { vectors: { m, v }, layers: {}, scalars: { c1, c2 } } };
        }),
    };
}
/** g, m, v; gains, corrections → m, v, u. */
function adamPass(epsilon) {
    const { add, divide, multiply, number, root, towards: move } = calc;
    return {
        name: `adam ${epsilon}`,
        inputs: 3,
        scalars: 4,
        formulas: [
            ({ input, scalar }) => move(input(1), input(0), scalar(0)),
            ({ input, scalar }) => move(input(2), multiply(input(0), input(0)), scalar(1)),
            ({ scalar, output }) => divide(divide(output(0), scalar(2)), add(root(divide(output(1), scalar(3))), number(epsilon))),
        ],
    };
}
//# sourceMappingURL=scale-by-adam.js.map