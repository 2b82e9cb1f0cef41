import * as tf from '@tensorflow/tfjs';
/** `[]`, or `[R, 1]`. */
export function rateTensor(rate) {
    return typeof rate === 'number' ? tf.scalar(rate) : tf.tensor2d([...rate], [rate.length, 1]);
}
//# sourceMappingURL=base-optimizer.js.map