import * as tf from '@tensorflow/tfjs';
import { NO_STATE, stateTensor } from '#libs/gradient-scaling';
import { rateTensor } from './base-optimizer.js';
/** Plain descent along a direction: w ← w − η s u, η constant or by a schedule over the applied steps. Trains and predicts at the same weights. */
export function descend(name, direction, { learningRate, schedule }) {
    return {
        name,
        direction,
        init: () => (schedule === undefined ? NO_STATE : { ...NO_STATE, scalars: { applied: tf.scalar(0) } }),
        learningRate: (state) => paceOf(state, { learningRate, schedule }),
        place: ({ params, update, keep }, state) => ({
            params: tf.sub(params, update),
            state: schedule === undefined ? NO_STATE : { ...NO_STATE, scalars: { applied: tf.add(stateTensor(state, 'scalars', 'applied'), keep) } },
        }),
        evaluationParams: (params) => tf.clone(params),
    };
}
/** η of the next step, `[]`, of a state that counts the applied steps where there is a schedule. */
export function paceOf(state, { learningRate, schedule }) {
    return schedule === undefined ? rateTensor(learningRate) : scheduled(state, schedule, learningRate);
}
/** lr · (floor + (1 − floor) · ½(1 + cos(π n/steps))), n the applied steps before this one, at most `steps`; `[]`. */
function scheduled(state, { steps, floor }, learningRate) {
    return tf.tidy(() => {
        const share = tf.div(tf.minimum(stateTensor(state, 'scalars', 'applied'), steps), steps);
        const fall = tf.mul(tf.add(tf.cos(tf.mul(share, Math.PI)), 1), (1 - floor) / 2);
        return tf.mul(tf.add(fall, floor), rateTensor(learningRate));
    });
}
//# sourceMappingURL=descend.js.map