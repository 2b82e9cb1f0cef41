import * as tf from '@tensorflow/tfjs';

import { joinStates, NO_STATE, partOf, stateTensor, type TransformState } from '#libs/gradient-scaling';

/** Everything that the next step depends on, beside its number and the data. */
export interface TrainState {
  /** Weights at which the next gradient is taken, flat `[P]`. */
  readonly params: tf.Tensor;
  /** Memory of the direction's transforms. */
  readonly direction: TransformState;
  /** Memory of how moves are placed (averages). */
  readonly place: TransformState;
  /** Running moments of the gradients. */
  readonly moments: TransformState;
  /** Memory of scaler and guards. */
  readonly decisions: TransformState;
  /** Last update direction, kept only for scalers that look at it. */
  readonly previous: TransformState;
}

const PARTS = ['direction', 'place', 'moments', 'decisions', 'previous'] as const;

/** The state as one, ready to be named and saved: weights as `params`, the rest prefixed with its part. */
export function joinTrainState(state: TrainState): TransformState {
  const weights = { ...NO_STATE, vectors: { weights: state.params } };
  return joinStates([['params', weights], ...PARTS.map((part) => [part, state[part]] as const)]);
}

/** The inverse of {@link joinTrainState}; the same tensors. */
export function splitTrainState(joined: TransformState): TrainState {
  const part = (name: string) => partOf(joined, name);
  return {
    params: stateTensor(joined, 'vectors', 'params.weights'),
    direction: part('direction'),
    place: part('place'),
    moments: part('moments'),
    decisions: part('decisions'),
    previous: part('previous'),
  };
}

/** A state of the same names with other tensors. */
export function mapState(state: TransformState, make: (tensor: tf.Tensor, kind: keyof TransformState, name: string) => tf.Tensor): TransformState {
  const part = (kind: keyof TransformState): Record<string, tf.Tensor> => Object.fromEntries(Object.entries(state[kind]).map(([name, tensor]) => [name, make(tensor, kind, name)]));
  return { vectors: part('vectors'), layers: part('layers'), scalars: part('scalars') };
}

/** Releases every tensor of a state. */
export function disposeTrainState(state: TrainState): void {
  tf.dispose(state as unknown as tf.TensorContainer);
}
