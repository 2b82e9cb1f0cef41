import * as tf from '@tensorflow/tfjs';

import type { WasmModule } from './product/wasm-program.js';

/** The part of the wasm backend that kernels written in JavaScript need. Heap views die when the heap grows: take them after every allocation. */
export interface WasmHeap extends tf.KernelBackend, WasmModule {
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
  typedArrayFromHeap(tensor: tf.TensorInfo): Float32Array | Int32Array | Uint8Array;
  /** Where a tensor lies, for as long as it does. Unit: bytes. */
  getMemoryOffset(dataId: tf.DataId): number;
  /** What the backend knows of each tensor. */
  readonly dataIdMap: object;
}

/** What a kernel is called with. */
export interface KernelCall {
  readonly inputs: Readonly<Record<string, tf.TensorInfo>>;
  readonly backend: WasmHeap;
  readonly attrs: Readonly<Record<string, unknown>>;
}

/** One replacement of a wasm kernel; `stock` is what the package registered, null where it has none. */
export interface WasmPatch {
  readonly kernelName: string;
  /** Why it is needed, for the backend table and the documentation. */
  readonly reason: string;
  run(call: KernelCall, stock: tf.KernelFunc | null): tf.TensorInfo | tf.TensorInfo[];
}

/**
 * Runs a registered wasm kernel outside of the engine: its output is tracked by nobody and must be returned or freed.
 *
 * @throws Error when the backend has no such kernel.
 */
export function runWasmKernel(name: string, call: KernelCall): tf.TensorInfo {
  const kernel = tf.getKernel(name, 'wasm') as tf.KernelConfig | undefined;
  if (kernel === undefined) throw new Error(`the wasm backend has no kernel ${name}`);
  return single(kernel.kernelFunc(asKernelParams(call)));
}

/** Runs the kernel that a patch replaced. */
export function runStock(stock: tf.KernelFunc | null, call: KernelCall): tf.TensorInfo | tf.TensorInfo[] {
  if (stock === null) throw new Error('the wasm backend has no kernel of its own for this call');
  return stock(asKernelParams(call));
}

/** `perm` of a tensor as a copy, by the Transpose kernel. The caller frees it. */
export function transposed(x: tf.TensorInfo, perm: readonly number[], backend: WasmHeap): tf.TensorInfo {
  return runWasmKernel('Transpose', { inputs: { x }, backend, attrs: { perm: [...perm] } });
}

/** Frees intermediate results of a kernel. */
export function freeAll(backend: WasmHeap, tensors: readonly tf.TensorInfo[]): void {
  for (const tensor of tensors) backend.disposeData(tensor.dataId);
}

/** The input of that name. @throws Error when the call lacks it. */
export function inputOf(call: KernelCall, name: string): tf.TensorInfo {
  const tensor = call.inputs[name];
  if (tensor === undefined) throw new Error(`kernel input ${name} is missing`);
  return tensor;
}

type KernelParams = Parameters<tf.KernelFunc>[0];

function asKernelParams(call: KernelCall): KernelParams {
  return call as unknown as KernelParams;
}

function single(result: tf.TensorInfo | tf.TensorInfo[]): tf.TensorInfo {
  const first = Array.isArray(result) ? result[0] : result;
  if (first === undefined) throw new Error('a kernel returned no tensor');
  return first;
}
