import * as tf from '@tensorflow/tfjs';

import { type DirectParts, registerDirectKernel } from '../compiled/direct-kernels.js';
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

/** A pass as programs run it: its numbers side by side in a block, row by row where replicas have their own. */
function directPass({ run: { attrs, inputs, outputs }, memory }: DirectParts): (() => void) | null {
  const { pass } = attrs as unknown as { readonly pass: Pass };
  const placeOf = new Map(inputs);
  const places = Array.from({ length: pass.inputs }, (_, i) => placeOf.get(String(i)) as number);
  const scalars = Array.from({ length: pass.scalars }, (_, i) => memory.slot(placeOf.get(String(pass.inputs + i)) as number));
  const isDirect = [...places, ...outputs].every((place) => memory.slot(place) === null);
  if (!isDirect || !scalars.every((slot) => slot !== null)) return null;
  const rows = scalars.reduce((most, { length }) => Math.max(most, length), 1);
  const block = memory.block(scalars.reduce((sum, { length }) => sum + length, 1));
  const scalarsAt = scalars.map((_, i) => block.address + FLOAT * scalars.slice(0, i).reduce((sum, { length }) => sum + length, 0));
  const strides = [...places.map(() => memory.vectorSize / rows), ...scalars.map(({ length }) => (length > 1 ? 1 : 0)), ...outputs.map(() => memory.vectorSize / rows)];
  const program = wasmPass(pass, tf.backend() as unknown as WasmModule);
  const call = [...strides, memory.vectorSize / rows];
  const [firstScalar, firstOutput] = [places.length, places.length + scalars.length];
  return () => {
    outputs.forEach((place, i) => (call[firstOutput + i] = memory.make(place)));
    places.forEach((place, i) => (call[i] = memory.address(place)));
    scalarsAt.forEach((address, i) => (call[firstScalar + i] = address));
    block.write(scalars);
    for (let row = 0; row < rows; row++) {
      program(...call);
      for (let i = 0; i < strides.length; i++) call[i] = (call[i] as number) + FLOAT * (strides[i] as number);
    }
  };
}

registerDirectKernel(KERNEL, directPass);
