import * as tf from '@tensorflow/tfjs';
import { unflatten } from '#libs/gradient-scaling';
import { meanSquaredError, softmaxCrossEntropy, weightedCrossEntropy } from '#libs/tensor-math';
/**
 * Loss and gradients of one batch.
 *
 * The flat vector is split by the layout inside the differentiated function: the gradient of a split is one concat, so
 * the gradient arrives flat, in the same places as the weights, whatever the number of variables.
 *
 * @param params flat `[P]`
 */
export function lossAndGradients(model, params, { inputs, labels, masks, ...kind }) {
    const lossAt = (flat) => lossOf(kind)(model.forward(unflatten(flat, model.layout), inputs, masks), labels);
    const { value, grad } = tf.valueAndGrad(lossAt)(params);
    return { loss: value, gradients: grad };
}
/** The loss that a batch is trained on. */
export function lossOf({ isWeighted, target }) {
    if (target !== undefined)
        return meanSquaredError;
    return isWeighted ? weightedCrossEntropy : softmaxCrossEntropy;
}
/** Loss and gradients of one run, of weights `[P]`, or of R replicas, of weights `[R, P]`. */
export function gradientsOf(model, params, batch) {
    return params.rank === 1 ? lossAndGradients(model, params, batch) : replicaGradients(model, params, batch);
}
/**
 * Losses and gradients of R weight vectors in one forward and backward pass: each replica's own, for no replica's weights
 * enter another's loss.
 *
 * @param params `[R, P]`
 * @param batch one for all replicas, or one each: `[R, batch, …]`.
 */
export function replicaGradients(model, params, { inputs, labels, masks, ...kind }) {
    const lossesAt = (flat) => lossOf(kind)(model.forwardReplicas(unflatten(flat, model.layout), inputs, masks), labels);
    const { value, grad } = tf.valueAndGrad(lossesAt)(params, tf.ones([params.shape[0]]));
    return { loss: tf.expandDims(value, 1), gradients: grad };
}
//# sourceMappingURL=loss-and-gradients.js.map