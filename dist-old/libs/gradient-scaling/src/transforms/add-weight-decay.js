import * as tf from '@tensorflow/tfjs';
import { NO_STATE } from '../transform.js';
/**
 * Pulls the weights towards zero: u = g + λ w. Before a preconditioner it is L2 regularisation, after one it is decoupled
 * (AdamW); in both places the layer's scale multiplies it too, for it is part of the direction.
 *
 * @see Loshchilov and Hutter, Decoupled Weight Decay Regularization, 2017, https://arxiv.org/abs/1711.05101
 */
export function addWeightDecay({ weightDecay }) {
    return {
        name: 'weight-decay',
        init: () => NO_STATE,
        update: (updates, _, { params }) => ({
            updates: weightDecay === 0 ? tf.clone(updates) : tf.tidy(() => tf.add(updates, tf.mul(params, weightDecay))),
            state: NO_STATE,
        }),
    };
}
//# sourceMappingURL=add-weight-decay.js.map