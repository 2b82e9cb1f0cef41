import { calc, fusedPass } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';
import { addWeightDecay, chain, scaleByRms, stateTensor, tidyRecord, TINY, towards, } from '#libs/gradient-scaling';
import { rateTensor } from './base-optimizer.js';
/**
 * Schedule-free Adam: the gradient is taken at y, z moves, x averages and predicts.
 *
 * z ← z − η s (g/(√v̂ + ε) + λ y), w = n η², W ← W + w, x ← (1 − w/W) x + (w/W) z, y = (1−β₁) z + β₁ x, with
 * η = lr · min(1, n/warmup) and n the number of applied steps including this one. The weight n η² (not η² alone) lets
 * the average forget its start faster: the recipe that was measured.
 *
 * The update norm of the record is that of z's change: z is what a step moves, x and y follow.
 *
 * @see Defazio et al., The Road Less Scheduled, 2024, https://arxiv.org/abs/2405.15682
 */
export function scheduleFreeAdam(spec, learningRate) {
    const pass = placePass(spec.beta1);
    return {
        name: 'schedule-free-adam',
        direction: chain('direction', scaleByRms(spec), addWeightDecay(spec)),
        init: (params) => ({
            vectors: { z: tf.clone(params), x: tf.clone(params) },
            layers: {},
            scalars: { applied: tf.scalar(0), weightSum: tf.scalar(0) },
        }),
        learningRate: (state) => warmedUp(state, spec.warmupSteps, learningRate),
        place: (move, state) => place(move, state, { pass, beta1: spec.beta1 }),
        evaluationParams: (_, state) => tf.clone(stateTensor(state, 'vectors', 'x')),
    };
}
/** lr · min(1, n/warmup), `[]`. */
function warmedUp(state, warmupSteps, learningRate) {
    if (warmupSteps === 0)
        return rateTensor(learningRate);
    return tf.tidy(() => {
        const share = tf.div(tf.add(stateTensor(state, 'scalars', 'applied'), 1), warmupSteps);
        return tf.mul(tf.minimum(share, 1), rateTensor(learningRate));
    });
}
function place({ update, learningRate, keep }, state, { pass, beta1 }) {
    return tidyRecord(() => {
        const applied = tf.add(stateTensor(state, 'scalars', 'applied'), keep);
        const weight = tf.mul(tf.mul(applied, tf.square(learningRate)), keep);
        const weightSum = tf.add(stateTensor(state, 'scalars', 'weightSum'), weight);
        const share = tf.div(weight, tf.maximum(weightSum, TINY));
        const [z0, x0] = [stateTensor(state, 'vectors', 'z'), stateTensor(state, 'vectors', 'x')];
        const [z, x, params] = fusedPass(pass, [z0, update, x0], [share], () => {
            const moved = tf.sub(z0, update);
            const average = towards(x0, moved, share);
            return [moved, average, towards(average, moved, tf.scalar(1 - beta1))];
        });
        return {
            params,
            state: { vectors: { z, x }, layers: {}, scalars: { applied, weightSum } },
        };
    });
}
/** z, update, x; share → z, x, y. */
function placePass(beta1) {
    const { number, subtract, towards: move } = calc;
    return {
        name: `schedule-free ${beta1}`,
        inputs: 3,
        scalars: 1,
        formulas: [
            ({ input }) => subtract(input(0), input(1)),
            ({ input, scalar, output }) => move(input(2), output(0), scalar(0)),
            ({ output }) => move(output(1), output(0), number(1 - beta1)),
        ],
    };
}
//# sourceMappingURL=schedule-free-adam.js.map