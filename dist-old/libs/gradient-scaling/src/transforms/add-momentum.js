import * as tf from '@tensorflow/tfjs';
import { tidyRecord } from '../tidy.js';
import { stateTensor } from '../transform.js';
/**
 * Heavy-ball momentum: b ← μ b + g, u = b. With μ = 0 the update passes through.
 *
 * @see Sutskever et al., On the importance of initialization and momentum in deep learning, ICML 2013
 */
export function addMomentum({ momentum }) {
    return {
        name: 'momentum',
        init: (_, layout) => ({ vectors: { b: tf.zeros([layout.size]) }, layers: {}, scalars: {} }),
        update: (updates, state, { keep }) => tidyRecord(() => {
            const last = stateTensor(state, 'vectors', 'b');
            // μ b + g = b + (g − (1−μ) b): with keep = 0 exactly b
            const b = tf.add(last, tf.mul(tf.sub(updates, tf.mul(last, 1 - momentum)), keep));
            return { updates: tf.clone(b), state: { vectors: { b }, layers: {}, scalars: {} } };
        }),
    };
}
//# sourceMappingURL=add-momentum.js.map