import * as tf from '@tensorflow/tfjs';
import { finiteLayers, keepOf, layerDots, loweredAt, scaleLayers, tidyRecord } from '#libs/gradient-scaling';
import { gradientsOf } from '../loss-and-gradients.js';
/**
 * One update of R replicas under given scales: what {@link recordedStep} does to weights and optimizer, operation by
 * operation, without the statistics, the choice and the tap that given scales make idle.
 */
export function forcedStep(parts, state, batch, { step, lowerings, scales }) {
    return tidyRecord(() => {
        const { model, optimizer, layout } = parts;
        const { loss, gradients } = gradientsOf(model, state.params, batch);
        const skipNonFinite = parts.skipNonFinite || loweredAt(step, lowerings, parts.layerNames)?.guards === true;
        const [squares] = layerDots([[gradients, gradients]], layout);
        const keep = keepOf(finiteLayers(squares), skipNonFinite);
        const clean = skipNonFinite ? scaleLayers(gradients, tf.mul(keep, tf.onesLike(squares)), layout) : gradients;
        const scale = tf.tensor(scales, squares.shape);
        const isLate = parts.placement === 'direction';
        const context = { layout, params: state.params, gradients: clean, loss, step, keep };
        const { updates, state: direction } = optimizer.direction.update(isLate ? clean : scaleLayers(clean, scale, layout), state.direction, context);
        const learningRate = optimizer.learningRate(state.place);
        const factors = tf.mul(isLate ? scale : tf.onesLike(scale), tf.mul(learningRate, keep));
        const placed = optimizer.place({ update: scaleLayers(updates, factors, layout), params: state.params, learningRate, keep }, state.place);
        return { params: placed.params, direction, place: placed.state };
    });
}
//# sourceMappingURL=forced-step.js.map