import type * as tf from '@tensorflow/tfjs';

import type { WasmHeap } from '../wasm-patches/wasm-kernel.js';
import type { Slot } from './host-kernels.js';
import type { RecordedValue, Recording } from './record-kernels.js';

/** A small tensor: its numbers on the host, and on the heap for kernels that want them there. */
export interface SmallValue {
  readonly slot: Slot;
  /** Whether the numbers never change. */
  readonly isConstant: boolean;
  /**
   * The same numbers on the heap: a constant is put there once and stays ours, anything else is a new tensor each time, and
   * the caller's: the package keeps what it makes of a matrix under the tensor it came from, so none may change in place.
   */
  onHeap(): tf.TensorInfo;
}

/** Where the tensors of a program lie: small ones at places of their own, vectors wherever the last kernel put them. */
export interface Values {
  /** Null for a vector. */
  readonly small: readonly (SmallValue | null)[];
  readonly vectors: (tf.TensorInfo | null)[];
  /** Takes over a tensor for as long as the program lives. */
  keep(tensor: tf.TensorInfo): tf.TensorInfo;
  dispose(): void;
}

/** Places for all tensors of a recording that {@link isUsable}. */
export function openValues({ values }: Recording, vectorSize: number, heap: WasmHeap): Values {
  const kept: tf.TensorInfo[] = [];
  const small = values.map((value) => (isVector(value, vectorSize) ? null : smallValue(value, heap, kept)));
  return {
    small,
    vectors: values.map(() => null),
    keep: (tensor) => {
      kept.push(tensor);
      return tensor;
    },
    dispose: () => {
      for (const { dataId } of kept) heap.disposeData(dataId);
    },
  };
}

/** Whether a tensor is as long as the weights, `[P]`, of replicas `[R, P]`. */
export function isVector(value: RecordedValue, vectorSize: number): boolean {
  return value.shape.length <= 2 && sizeOf(value) === vectorSize;
}

/** Numbers of a tensor that lies on the host: more would be copied to the heap and back for every kernel. */
const MOST_ON_HOST = 2048;

/** Whether a program can hold all tensors of a recording: float32 and bool; vectors, none of them constant, and what is much shorter. */
export function isUsable({ values }: Recording, vectorSize: number): boolean {
  return values.every((value) => {
    if (isVector(value, vectorSize)) return value.dtype === 'float32' && value.constant === null;
    return (value.dtype === 'float32' || value.dtype === 'bool') && sizeOf(value) < Math.min(vectorSize, MOST_ON_HOST + 1);
  });
}

/** Numbers of a shape. */
export function sizeOf({ shape }: Pick<RecordedValue, 'shape'>): number {
  return shape.reduce((product, n) => product * n, 1);
}

function smallValue(value: RecordedValue, heap: WasmHeap, kept: tf.TensorInfo[]): SmallValue {
  const slot = value.constant === null ? new Float32Array(sizeOf(value)) : Float32Array.from(value.constant);
  let copy: tf.TensorInfo | null = null;
  const put = (): tf.TensorInfo => {
    const made = heap.makeOutput([...value.shape], value.dtype);
    heap.typedArrayFromHeap(made).set(slot);
    return made;
  };
  return {
    slot,
    isConstant: value.constant !== null,
    onHeap: () => {
      if (value.constant === null) return put();
      if (copy === null) kept.push((copy = put()));
      return copy;
    },
  };
}
