import * as tf from '@tensorflow/tfjs';
/** `tf.tidy` for functions that return any record of tensors: what is not in the result is released. */
export function tidyRecord(fn) {
    return tf.tidy(fn);
}
//# sourceMappingURL=tidy.js.map