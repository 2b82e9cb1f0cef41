import { calc, fusedPass } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { towards } from '../statistics/running-moments.js';
import { tidyRecord } from '../tidy.js';
import { stateTensor } from '../transform.js';
/** Keeps a division by a bias correction that is still 0 (first step skipped) from making NaN. */
export const TINY = 1e-30;
/**
 * Divides each scalar of the update by its root mean square: u = g / (√(v/(1 − β₂ⁿ)) + ε), v ← β₂ v + (1−β₂) g².
 *
 * Adam without the running mean; the preconditioner of schedule-free Adam.
 *
 * @see Kingma and Ba, Adam, 2014, https://arxiv.org/abs/1412.6980
 */
export function scaleByRms({ beta2, epsilon }) {
    const pass = rmsPass(epsilon);
    return {
        name: 'rms',
        init: (_, layout) => ({ vectors: { v: tf.zeros([layout.size]) }, layers: {}, scalars: { c2: tf.scalar(0) } }),
        update: (updates, state, { keep }) => tidyRecord(() => {
            const gain = tf.mul(keep, 1 - beta2);
            const c2 = towards(stateTensor(state, 'scalars', 'c2'), tf.onesLike(gain), gain);
            const correction = tf.maximum(c2, TINY);
            const before = stateTensor(state, 'vectors', 'v');
            const [v, direction] = fusedPass(pass, [updates, before], [gain, correction], () => {
                const after = towards(before, tf.square(updates), gain);
                return [after, tf.div(updates, tf.add(tf.sqrt(tf.div(after, correction)), epsilon))];
            });
            return { updates: direction, state: { vectors: { v }, layers: {}, scalars: { c2 } } };
        }),
    };
}
/** g, v; gain, correction → v, u. */
function rmsPass(epsilon) {
    const { add, divide, multiply, number, root, towards: move } = calc;
    return {
        name: `rms ${epsilon}`,
        inputs: 2,
        scalars: 2,
        formulas: [
            ({ input, scalar }) => move(input(1), multiply(input(0), input(0)), scalar(0)),
            ({ input, scalar, output }) => divide(input(0), add(root(divide(output(0), scalar(1))), number(epsilon))),
        ],
    };
}
//# sourceMappingURL=scale-by-rms.js.map