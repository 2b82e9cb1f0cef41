import * as tf from '@tensorflow/tfjs';
import { tidyRecord } from '#libs/gradient-scaling';
/**
 * One update of the same base optimizer with scaling, statistics and tap off, once the gradients are there; they are borrowed. The control that the
 * cost of recording is measured against. With every scale 1 the weights move as in a recorded step, up to float32 rounding.
 */
export function plainUpdate(parts, state, { loss, gradients }, step) {
    return tidyRecord(() => {
        const { optimizer, layout } = parts;
        const keep = tf.scalar(1);
        const context = { layout, params: state.params, gradients, loss, step, keep };
        const { updates, state: direction } = optimizer.direction.update(gradients, state.direction, context);
        const learningRate = optimizer.learningRate(state.place);
        const move = { update: tf.mul(updates, learningRate), params: state.params, learningRate, keep };
        const placed = optimizer.place(move, state.place);
        return { params: placed.params, direction, place: placed.state };
    });
}
//# sourceMappingURL=plain-step.js.map