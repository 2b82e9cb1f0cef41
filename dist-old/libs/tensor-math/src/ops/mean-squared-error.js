import * as tf from '@tensorflow/tfjs';
/**
 * Mean squared error of a batch, `1/(B·C) Σ_b Σ_c (z_bc − y_bc)²`, with the gradient `2(z − y)/(B·C) · dL`.
 *
 * Outputs of replicas, `[replicas, batch, outputs]`, give one loss each; the targets are their own or one batch for all. `targets` are
 * constants: no gradient flows to them.
 *
 * @param outputs `[batch, outputs]` or `[replicas, batch, outputs]`
 * @param targets `[batch, outputs]` or as the outputs.
 * @returns `[]` or `[replicas]`, in squares of the unit of the targets.
 */
export const meanSquaredError = tf.customGrad((outputs, targets, save) => {
    const [z, y] = [outputs, targets];
    const count = z.shape.at(-2) * z.shape.at(-1);
    const errors = tf.sub(z, y);
    save([errors, y]);
    return {
        value: tf.div(tf.sum(tf.square(errors), [-2, -1]), count),
        gradFunc: (dy, saved) => {
            const [savedErrors, savedTargets] = saved;
            const factor = tf.div(tf.mul(z.rank === 2 ? dy : tf.reshape(dy, [-1, 1, 1]), 2), count);
            return [tf.mul(savedErrors, factor), tf.zerosLike(savedTargets)];
        },
    };
});
//# sourceMappingURL=mean-squared-error.js.map