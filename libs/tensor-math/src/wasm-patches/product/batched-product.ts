import type * as tf from '@tensorflow/tfjs';

import type { WasmHeap } from '../wasm-kernel.js';
import { PRODUCT_PROGRAM } from './product-program.js';
import { wasmProgram } from './wasm-program.js';

/** Matrices side by side, `[count, rows, columns]`, read as they are or transposed. */
export interface Matrices {
  readonly tensor: tf.TensorInfo;
  readonly transpose: boolean;
}

/** Addresses and strides in bytes, sizes in numbers: see {@link PRODUCT_PROGRAM}. */
type Product = (...places: [a: number, b: number, c: number, m: number, k: number, n: number, aRow: number, aColumn: number, bRow: number, cRow: number]) => void;

/** Bytes of a float32. */
const FLOAT = 4;

/**
 * `[count, m, n]`: products of matrices pair by pair; one matrix on either side stands for all.
 *
 * Bit for bit what the stock kernel gives for each pair by itself, 4 to 10 times faster than it is for many
 * (it has a fast path for one product only).
 */
export function batchedProduct(a: Matrices, b: Matrices, backend: WasmHeap): tf.TensorInfo {
  const [rowsOfA, columnsOfA] = sizesOf(a);
  const [rowsOfB, columnsOfB] = sizesOf(b);
  const [m, k] = a.transpose ? [columnsOfA, rowsOfA] : [rowsOfA, columnsOfA];
  const n = b.transpose ? rowsOfB : columnsOfB;
  const count = Math.max(countOf(a.tensor), countOf(b.tensor));
  const out = backend.makeOutput([count, m, n], 'float32');
  const straight = b.transpose ? transposedCopy(b.tensor, backend) : b.tensor;
  const product = wasmProgram(PRODUCT_PROGRAM, backend) as Product;
  const [fromA, fromB, into] = [a.tensor, straight, out].map((tensor) => backend.typedArrayFromHeap(tensor).byteOffset) as [number, number, number];
  const [stepA, stepB] = [a.tensor, straight].map((tensor) => (countOf(tensor) === 1 ? 0 : FLOAT * rowsAndColumns(tensor))) as [number, number];
  const [aRow, aColumn] = a.transpose ? [FLOAT, FLOAT * columnsOfA] : [FLOAT * columnsOfA, FLOAT];
  for (let i = 0; i < count; i++) product(fromA + i * stepA, fromB + i * stepB, into + i * FLOAT * m * n, m, k, n, aRow, aColumn, FLOAT * n, FLOAT * n);
  if (straight !== b.tensor) backend.disposeData(straight.dataId);
  return out;
}

function sizesOf({ tensor: { shape } }: Matrices): [number, number] {
  return [shape.at(-2) ?? 1, shape.at(-1) ?? 1];
}

function rowsAndColumns({ shape }: tf.TensorInfo): number {
  return (shape.at(-2) ?? 1) * (shape.at(-1) ?? 1);
}

/** Matrices in a tensor. */
export function countOf({ shape }: tf.TensorInfo): number {
  return shape.slice(0, -2).reduce((product, size) => product * size, 1);
}

/** Every matrix transposed; the caller frees it. */
function transposedCopy(tensor: tf.TensorInfo, backend: WasmHeap): tf.TensorInfo {
  const [rows, columns] = sizesOf({ tensor, transpose: false });
  const copy = backend.makeOutput([...tensor.shape.slice(0, -2), columns, rows], 'float32');
  // both views after the allocation: it may have moved the heap
  const [from, to] = [backend.typedArrayFromHeap(tensor), backend.typedArrayFromHeap(copy)];
  for (let start = 0; start < from.length; start += rows * columns) {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) to[start + column * rows + row] = from[start + row * columns + column] as number;
    }
  }
  return copy;
}
