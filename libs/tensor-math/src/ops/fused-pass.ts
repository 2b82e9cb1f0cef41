import * as tf from '@tensorflow/tfjs';

import type { Pass } from '../wasm-patches/product/pass-program.js';
import type { WasmModule } from '../wasm-patches/product/wasm-program.js';
import { wasmPass } from '../wasm-patches/product/wasm-pass.js';

export type { Pass } from '../wasm-patches/product/pass-program.js';
export { calc } from '../wasm-patches/product/pass-program.js';

const KERNEL = 'GradlensPass';

/** Bytes of a float32. */
const FLOAT = 4;

interface Heap extends WasmModule {
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array;
}

/**
 * One pass over vectors of one shape, in place of one pass for each operation; no gradient flows through it.
 *
 * On wasm a program of its own; elsewhere, and where shapes are not those of one pass, `composed` does it by ordinary ops. Bit for bit the same on wasm.
 *
 * @param inputs of one shape: `[n]`, `[]`, or of replicas `[R, n]`.
 * @param scalars one number each; of replicas one number or one for each replica.
 * @returns one tensor for each formula, of the shape of the inputs.
 */
export function fusedPass(pass: Pass, inputs: readonly tf.Tensor[], scalars: readonly tf.Tensor[], composed: () => tf.Tensor[]): tf.Tensor[] {
  if (tf.getBackend() !== 'wasm' || !fits(inputs, scalars)) return tf.tidy(composed);
  const named = Object.fromEntries([...inputs, ...scalars].map((tensor, i) => [String(i), tensor]));
  return tf.engine().runKernel<tf.Tensor[]>(KERNEL, named, { pass } as unknown as tf.NamedAttrMap);
}

function fits([first, ...others]: readonly tf.Tensor[], scalars: readonly tf.Tensor[]): boolean {
  if (first?.dtype !== 'float32') return false;
  const [rows] = first.shape;
  return others.every(({ shape, dtype }) => dtype === 'float32' && tf.util.arraysEqual(shape, first.shape))
    && scalars.every(({ size, rank, dtype }) => dtype === 'float32' && (size === 1 || (rank === 2 && first.rank === 2 && size === rows)));
}

function runPass({ inputs: named, backend, attrs }: { inputs: tf.NamedTensorInfoMap; backend: unknown; attrs?: unknown }): tf.TensorInfo[] {
  const heap = backend as Heap;
  const { pass } = attrs as { readonly pass: Pass };
  const inputs = Array.from({ length: pass.inputs + pass.scalars }, (_, i) => named[String(i)] as tf.TensorInfo);
  const [{ shape }] = inputs as [tf.TensorInfo];
  const outputs = pass.formulas.map(() => heap.makeOutput([...shape], 'float32'));
  const run = wasmPass(pass, heap);
  // addresses after all allocations: each may move the heap
  const places = [...inputs, ...outputs].map((tensor) => heap.typedArrayFromHeap(tensor).byteOffset);
  const rows = inputs.slice(pass.inputs).reduce((most, tensor) => Math.max(most, tf.util.sizeFromShape([...tensor.shape])), 1);
  const count = tf.util.sizeFromShape([...shape]) / rows;
  for (let row = 0; row < rows; row++) run(...places.map((place, i) => place + FLOAT * row * strideOf(i)), count);
  return outputs;

  function strideOf(i: number): number {
    const isScalar = i >= pass.inputs && i < pass.inputs + pass.scalars;
    if (!isScalar) return count;
    return tf.util.sizeFromShape([...(inputs[i] as tf.TensorInfo).shape]) > 1 ? 1 : 0;
  }
}

tf.registerKernel({ kernelName: KERNEL, backendName: 'wasm', kernelFunc: runPass });
