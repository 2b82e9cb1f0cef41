import * as tf from '@tensorflow/tfjs';

import type { Layout } from './layout.js';
import { tidyRecord } from './tidy.js';

/**
 * The memory of a transform, an optimizer or a scaler: tensors by what they are, so that it can be saved under plain
 * names (see `named-state.ts`) and restored into a layout of another order.
 */
export interface TransformState {
  /** One scalar per weight, flat `[P]`. */
  readonly vectors: Readonly<Record<string, tf.Tensor>>;
  /** One scalar per layer, `[layers]`. */
  readonly layers: Readonly<Record<string, tf.Tensor>>;
  /** One scalar per run, `[]`. */
  readonly scalars: Readonly<Record<string, tf.Tensor>>;
}

/** The memory of something that remembers nothing. */
export const NO_STATE: TransformState = { vectors: {}, layers: {}, scalars: {} };

/** What a transform may look at beside the updates. All tensors are borrowed. */
export interface TransformContext {
  readonly layout: Layout;
  /** Weights at which the gradient was taken, flat `[P]`. */
  readonly params: tf.Tensor;
  /** Gradient of the step before any transform, flat `[P]`; all zero when the step is skipped. */
  readonly gradients: tf.Tensor;
  /** Loss of the step's batch, `[]`. */
  readonly loss: tf.Tensor;
  /** Counts updates from 0. */
  readonly step: number;
  /** 1 where the step is applied, 0 where it is skipped, `[]`: with 0 a transform's state stays bit for bit as it was. */
  readonly keep: tf.Tensor;
}

/**
 * One step in the chain that turns raw gradients into updates; all layers at once, as one flat vector `[P]`.
 *
 * Both functions are pure: all memory lives in the state, so a transform can be saved, restored and replayed.
 * Ownership: inputs are borrowed (never dispose them); every returned tensor is new and belongs to the caller.
 */
export interface GradientTransform {
  /** Prefix of its state in a {@link chain}; unique in the chain. */
  readonly name: string;
  init(params: tf.Tensor, layout: Layout): TransformState;
  update(updates: tf.Tensor, state: TransformState, context: TransformContext): TransformResult;
}

/** What an update yields; both owned by the caller. */
export interface TransformResult {
  readonly updates: tf.Tensor;
  readonly state: TransformState;
}

/**
 * Runs transforms one after the other, each on what the one before made.
 *
 * @throws RangeError if two transforms have the same name.
 */
export function chain(name: string, ...transforms: readonly GradientTransform[]): GradientTransform {
  const names = new Set(transforms.map((transform) => transform.name));
  if (names.size !== transforms.length) throw new RangeError('transforms of a chain must have different names');
  return {
    name,
    init: (params, layout) => joinStates(transforms.map((t) => [t.name, t.init(params, layout)])),
    update: (updates, state, context) =>
      tidyRecord(() => {
        let current = updates;
        const states = transforms.map((transform) => {
          const result = transform.update(current, partOf(state, transform.name), context);
          current = result.updates;
          return [transform.name, result.state] as const;
        });
        return { updates: transforms.length === 0 ? tf.clone(updates) : current, state: joinStates(states) };
      }),
  };
}

const KINDS = ['vectors', 'layers', 'scalars'] as const;

/** Several states as one, each name prefixed with its owner's: `adam.v`. */
export function joinStates(states: readonly (readonly [string, TransformState])[]): TransformState {
  const joined = { vectors: {}, layers: {}, scalars: {} } as Record<keyof TransformState, Record<string, tf.Tensor>>;
  for (const [owner, state] of states) {
    for (const kind of KINDS) {
      for (const [name, tensor] of Object.entries(state[kind])) joined[kind][`${owner}.${name}`] = tensor;
    }
  }
  return joined;
}

/** The part of a joined state that belongs to `owner`. */
export function partOf(state: TransformState, owner: string): TransformState {
  const prefix = `${owner}.`;
  const pick = (tensors: Readonly<Record<string, tf.Tensor>>) =>
    Object.fromEntries(
      Object.entries(tensors)
        .filter(([name]) => name.startsWith(prefix))
        .map(([name, tensor]) => [name.slice(prefix.length), tensor]),
    );
  return { vectors: pick(state.vectors), layers: pick(state.layers), scalars: pick(state.scalars) };
}

/**
 * A tensor of a state, by kind and name.
 *
 * @throws RangeError if the state holds none: it belongs to another transform.
 */
export function stateTensor(state: TransformState, kind: keyof TransformState, name: string): tf.Tensor {
  const tensor = state[kind][name];
  if (tensor === undefined) throw new RangeError(`state holds no ${kind}.${name}`);
  return tensor;
}
