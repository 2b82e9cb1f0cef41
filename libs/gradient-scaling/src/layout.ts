import * as tf from '@tensorflow/tfjs';

import type { LayerTensors } from '#libs/tensor-math';

/** One variable inside the flat vector. */
export interface VariableSegment {
  readonly name: string;
  readonly shape: readonly number[];
  /** Number of scalars. */
  readonly size: number;
}

/** One layer inside the flat vector: its variables lie side by side. */
export interface LayerSegment {
  readonly name: string;
  readonly variables: readonly VariableSegment[];
  /** First scalar of the layer in the flat vector. */
  readonly offset: number;
  /** Number of scalars of all its variables. */
  readonly size: number;
}

/**
 * Where each named variable lies in the one flat vector `[P]` that the step computes on.
 *
 * A small net is bound by the dispatch of each op, so element-wise work runs once over all layers. Names decide what
 * goes where ({@link flatten} looks every tensor up by name); positions never leave the process.
 */
export interface Layout {
  readonly layers: readonly LayerSegment[];
  /** P: number of scalars of all layers. */
  readonly size: number;
}

/** What a layout is made from: layers in the order of the forward pass. */
export type LayoutInput = readonly {
  readonly name: string;
  readonly variables: readonly { readonly name: string; readonly shape: readonly number[] }[];
}[];

/**
 * Lays layers out side by side, in the given order.
 *
 * @throws RangeError if two layers, or two variables of a layer, share a name, or a layer is empty.
 */
export function createLayout(input: LayoutInput): Layout {
  requireUnique(input.map((layer) => layer.name), 'layer');
  let offset = 0;
  const layers = input.map(({ name, variables: shapes }) => {
    requireUnique(shapes.map((variable) => variable.name), `variable of ${name}`);
    const variables = shapes.map((v) => ({ name: v.name, shape: v.shape, size: tf.util.sizeFromShape([...v.shape]) }));
    const size = variables.reduce((sum, variable) => sum + variable.size, 0);
    if (size === 0) throw new RangeError(`layer ${name} must hold at least one scalar`);
    const layer = { name, variables, offset, size };
    offset += size;
    return layer;
  });
  return { layers, size: offset };
}

/**
 * The flat vector `[P]` of named tensors.
 *
 * @throws RangeError if a variable is missing or has another number of scalars.
 */
export function flatten(named: LayerTensors, layout: Layout): tf.Tensor1D {
  return tf.tidy(() => {
    const parts = layout.layers.flatMap((layer) =>
      layer.variables.map((variable) => tf.reshape(requireVariable(named, layer.name, variable), [variable.size])),
    );
    return tf.concat(parts, 0) as tf.Tensor1D;
  });
}

/** The named tensors of a flat vector, or of one flat vector per replica (`[R, P]` gives `[R, …shape]` each); differentiable. */
export function unflatten(flat: tf.Tensor, layout: Layout): Record<string, Record<string, tf.Tensor>> {
  return tf.tidy(() => {
    const sizes = layout.layers.flatMap((layer) => layer.variables.map((variable) => variable.size));
    const parts = sizes.length === 1 ? [tf.clone(flat)] : tf.split(flat, sizes, -1);
    const replicas = flat.shape.slice(0, -1);
    let next = 0;
    return Object.fromEntries(
      layout.layers.map((layer) => [
        layer.name,
        Object.fromEntries(layer.variables.map((v) => [v.name, tf.reshape(parts[next++] as tf.Tensor, [...replicas, ...v.shape])])),
      ]),
    );
  });
}

function requireVariable(named: LayerTensors, layer: string, variable: VariableSegment): tf.Tensor {
  const tensor = named[layer]?.[variable.name];
  if (tensor === undefined) throw new RangeError(`${layer}/${variable.name} is missing`);
  if (tensor.size !== variable.size) {
    throw new RangeError(`${layer}/${variable.name} must hold ${variable.size} scalars, got ${tensor.size}`);
  }
  return tensor;
}

function requireUnique(names: readonly string[], what: string): void {
  const double = names.find((name, i) => names.indexOf(name) !== i);
  if (double !== undefined) throw new RangeError(`${what} ${double} appears twice`);
}
