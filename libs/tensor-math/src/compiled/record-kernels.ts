import * as tf from '@tensorflow/tfjs';

import type { WasmHeap } from '../wasm-patches/wasm-kernel.js';

/** A tensor of a recording, by what is the same each time: its place in the order in which tensors came up. */
export interface RecordedValue {
  readonly shape: readonly number[];
  readonly dtype: tf.DataType;
  /** Numbers that do not depend on the inputs; null for all others. */
  readonly constant: readonly number[] | null;
}

/** One kernel that ran; inputs and outputs are places in {@link Recording.values}. */
export interface KernelRun {
  readonly kernel: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  /** By the name that the kernel knows them by. */
  readonly inputs: readonly (readonly [string, number])[];
  /** Whether the kernel takes a list and not names. */
  readonly isList: boolean;
  readonly outputs: readonly number[];
}

/** The kernels that a computation ran, in order. */
export interface Recording {
  readonly values: readonly RecordedValue[];
  readonly runs: readonly KernelRun[];
  readonly inputs: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, number>>;
}

type Named = Readonly<Record<string, tf.Tensor>>;
type Inputs = Readonly<Record<string, tf.Tensor | undefined>> | readonly tf.Tensor[];

/** What is replaced on the engine while it is listened to. */
interface Engine {
  runKernel(name: string, inputs: Inputs, attrs?: Readonly<Record<string, unknown>>): tf.Tensor | tf.Tensor[];
  makeTensor(values: ArrayLike<number>, shape: readonly number[], dtype?: tf.DataType, backend?: unknown): tf.Tensor;
}

/**
 * Runs a computation on the wasm backend as ever and tells which kernels it ran on what.
 *
 * @param inputs every tensor that it may look at; no tensor twice.
 * @param outputs tensors of its result by name.
 * @returns its result, and null in place of a recording where it looked at a tensor from elsewhere.
 */
export function recordKernels<T>(inputs: Named, compute: () => T, outputs: (result: T) => Named): { readonly result: T; readonly recording: Recording | null } {
  const heap = tf.backend() as unknown as Pick<WasmHeap, 'typedArrayFromHeap'>;
  const note = openNotes(inputs, (tensor) => heap.typedArrayFromHeap(tensor));
  const engine = tf.engine() as unknown as Engine;
  const { runKernel, makeTensor } = engine;
  engine.runKernel = (name, given, attrs) => {
    const out = runKernel.call(engine, name, given, attrs);
    note.kernel(name, given, { attrs: attrs ?? {}, out });
    return out;
  };
  engine.makeTensor = (values, shape, ...rest) => {
    const made = makeTensor.call(engine, values, shape, ...rest);
    note.constant(made);
    return made;
  };
  try {
    const result = compute();
    return { result, recording: note.close(outputs(result)) };
  } finally {
    // they are the prototype's again
    delete (engine as Partial<Engine>).runKernel;
    delete (engine as Partial<Engine>).makeTensor;
  }
}

/** Two computations that ran the same kernels on the same constants have the same text. */
export function recordingText(recording: Recording): string {
  // as bits: JSON knows no NaN and no −0
  return JSON.stringify(recording, (key, value: unknown) => (key === 'constant' && Array.isArray(value) ? [...new Uint32Array(Float32Array.from(value as number[]).buffer)] : value));
}

interface Notes {
  kernel(name: string, inputs: Inputs, ran: { readonly attrs: Readonly<Record<string, unknown>>; readonly out: tf.Tensor | tf.Tensor[] }): void;
  constant(tensor: tf.Tensor): void;
  close(outputs: Named): Recording | null;
}

function openNotes(inputs: Named, readNow: (tensor: tf.Tensor) => ArrayLike<number>): Notes {
  const values: RecordedValue[] = [];
  const runs: KernelRun[] = [];
  const places = new Map<number, number>();
  const add = (tensor: tf.Tensor, constant: ArrayLike<number> | null): number => {
    places.set(tensor.id, values.length);
    return values.push({ shape: [...tensor.shape], dtype: tensor.dtype, constant: constant === null ? null : Array.from(constant) }) - 1;
  };
  const byName = Object.fromEntries(inOrder(inputs).map(([name, tensor]) => [name, add(tensor, null)]));
  let isWhole = places.size === values.length;
  const placeOf = ({ id }: tf.Tensor): number => {
    const place = places.get(id);
    isWhole &&= place !== undefined;
    return place ?? -1;
  };
  return {
    kernel: (kernel, given, { attrs, out }) => {
      const entries = Object.entries(given as Readonly<Record<string, tf.Tensor | undefined>>).flatMap(([name, tensor]) => (tensor === undefined ? [] : [[name, placeOf(tensor)] as const]));
      const made = Array.isArray(out) ? out : [out];
      if (entries.length === 0) for (const tensor of made) add(tensor, readNow(tensor));
      else runs.push({ kernel, attrs, inputs: entries, isList: Array.isArray(given), outputs: made.map((tensor) => add(tensor, null)) });
    },
    constant: (tensor) => void add(tensor, readNow(tensor)),
    close: (outputs) => {
      const named = Object.fromEntries(inOrder(outputs).map(([name, tensor]) => [name, placeOf(tensor)]));
      return isWhole ? { values, runs, inputs: byName, outputs: named } : null;
    },
  };
}

/** By name: the same tensors in another order make no other recording. */
function inOrder(named: Named): [string, tf.Tensor][] {
  return Object.entries(named).sort(([a], [b]) => (a < b ? -1 : 1));
}
