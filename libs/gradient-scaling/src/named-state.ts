import * as tf from '@tensorflow/tfjs';

import { type Layout, unflatten } from './layout.js';
import type { TransformState } from './transform.js';

/**
 * A state under plain names, ready to be saved: `v/dense1/kernel` for one scalar per weight, `logScale/dense1` for one
 * per layer, `applied` for one per run. New tensors, owned by the caller.
 */
export function nameState(state: TransformState, layout: Layout): Record<string, tf.Tensor> {
  return tf.tidy(() => {
    const named: Record<string, tf.Tensor> = {};
    for (const [name, tensor] of Object.entries(state.vectors)) {
      for (const [layer, variables] of Object.entries(unflatten(tensor, layout))) {
        for (const [variable, part] of Object.entries(variables)) named[`${name}/${layer}/${variable}`] = part;
      }
    }
    for (const [name, tensor] of Object.entries(state.layers)) {
      const parts = tf.unstack(tensor);
      layout.layers.forEach((layer, l) => (named[`${name}/${layer.name}`] = parts[l] as tf.Tensor));
    }
    for (const [name, tensor] of Object.entries(state.scalars)) named[name] = tf.clone(tensor);
    return named;
  });
}

/** Looks a saved tensor up by its plain name; throws where it is missing or has another shape. */
export type SavedTensor = (name: string, shape: readonly number[]) => tf.Tensor;

/**
 * The inverse of {@link nameState}: a state of the same make-up as `like`, filled from saved tensors.
 *
 * @param like a state whose names say what to look for; borrowed.
 */
export function readNamedState(like: TransformState, layout: Layout, saved: SavedTensor): TransformState {
  return tf.tidy(() => ({
    vectors: mapNames(like.vectors, (name) =>
      tf.concat(
        layout.layers.flatMap((layer) =>
          layer.variables.map((v) => tf.reshape(saved(`${name}/${layer.name}/${v.name}`, v.shape), [v.size])),
        ),
      ),
    ),
    layers: mapNames(like.layers, (name) =>
      tf.stack(layout.layers.map((layer) => saved(`${name}/${layer.name}`, []))),
    ),
    scalars: mapNames(like.scalars, (name) => tf.clone(saved(name, []))),
  }));
}

function mapNames(
  tensors: Readonly<Record<string, tf.Tensor>>,
  make: (name: string) => tf.Tensor,
): Record<string, tf.Tensor> {
  return Object.fromEntries(Object.keys(tensors).map((name) => [name, make(name)]));
}
