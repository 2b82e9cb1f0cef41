import * as tf from '@tensorflow/tfjs';

/** `tf.tidy` for functions that return any record of tensors: what is not in the result is released. */
export function tidyRecord<T extends object>(fn: () => T): T {
  return tf.tidy(fn as unknown as () => tf.TensorContainer) as unknown as T;
}
