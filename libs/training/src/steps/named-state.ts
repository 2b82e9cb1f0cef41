import type * as tf from '@tensorflow/tfjs';

import { mapState, type TrainState } from '../train-state.js';

/** Parts of a state, all of them or those that an update moves. */
export type StateParts = Partial<TrainState>;

/** Name of the weights among the tensors of a state. */
export const PARAMS = 'params';

/** Every tensor of some parts by one name each. */
export function tensorsOf({ params, ...parts }: StateParts): Record<string, tf.Tensor> {
  const named: Record<string, tf.Tensor> = params === undefined ? {} : { [PARAMS]: params };
  for (const [part, state] of Object.entries(parts)) {
    for (const kind of ['vectors', 'layers', 'scalars'] as const) {
      for (const [name, tensor] of Object.entries(state[kind])) named[`${part}/${kind}/${name}`] = tensor;
    }
  }
  return named;
}

/** The inverse of {@link tensorsOf}: these parts of `like` with other tensors. */
export function withTensors(like: StateParts, named: Readonly<Record<string, tf.Tensor>>): StateParts {
  const { params, ...parts } = like;
  const rebuilt = Object.entries(parts).map(([part, state]) => [part, mapState(state, (_, kind, name) => named[`${part}/${kind}/${name}`] as tf.Tensor)] as const);
  return { ...Object.fromEntries(rebuilt), ...(params === undefined ? {} : { params: named[PARAMS] }) };
}
