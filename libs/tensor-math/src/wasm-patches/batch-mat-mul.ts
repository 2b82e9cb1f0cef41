import type * as tf from '@tensorflow/tfjs';

import { freeAll, inputOf, type KernelCall, runStock, transposed, type WasmPatch } from './wasm-kernel.js';

/**
 * `A·B`, `Aᵀ·B`, `A·Bᵀ`, `Aᵀ·Bᵀ` with an explicit transpose before the product.
 *
 * The stock kernel leaves the fast matrix product as soon as one side is transposed, which every gradient of a dense
 * layer is.
 */
export const batchMatMulPatch: WasmPatch = {
  kernelName: 'BatchMatMul',
  reason: 'transposed products (every dense gradient) take a slow path',
  run(call, stock) {
    const { transposeA, transposeB } = call.attrs;
    const copies: tf.TensorInfo[] = [];
    const a = side(call, { name: 'a', transpose: transposeA === true, copies });
    const b = side(call, { name: 'b', transpose: transposeB === true, copies });
    const out = runStock(stock, { ...call, inputs: { a, b }, attrs: { transposeA: false, transposeB: false } });
    freeAll(call.backend, copies);
    return out;
  },
};

interface Side {
  readonly name: string;
  readonly transpose: boolean;
  readonly copies: tf.TensorInfo[];
}

function side(call: KernelCall, { name, transpose, copies }: Side): tf.TensorInfo {
  const tensor = inputOf(call, name);
  if (!transpose) return tensor;
  const rank = tensor.shape.length;
  const perm = tensor.shape.map((_, axis) => (axis < rank - 2 ? axis : 2 * rank - 3 - axis));
  const copy = transposed(tensor, perm, call.backend);
  copies.push(copy);
  return copy;
}
