import * as tf from '@tensorflow/tfjs';

import type { WasmHeap } from '../wasm-patches/wasm-kernel.js';
import type { Block, ProgramMemory } from './direct-kernels.js';
import type { Slot } from './host-kernels.js';
import type { KernelRun, RecordedValue, Recording } from './record-kernels.js';
import type { Values } from './slots.js';

/** What a memory needs to know. */
export interface MemoryParts {
  readonly recording: Recording;
  readonly values: Values;
  readonly heap: WasmHeap;
  readonly vectorSize: number;
}

/** The memory of a program; its blocks are the program's to free ({@link Values.keep}). */
export function programMemory({ recording, values, heap, vectorSize }: MemoryParts): ProgramMemory {
  const infoAt = (place: number): tf.TensorInfo => values.vectors[place] as tf.TensorInfo;
  const shapes = recording.values.map(({ shape }) => [...shape]);
  return {
    vectorSize,
    slot: (place) => values.small[place]?.slot ?? null,
    address: (place) => heap.getMemoryOffset(infoAt(place).dataId),
    make: (place) => {
      const made = heap.makeOutput(shapes[place] as number[], 'float32');
      values.vectors[place] = made;
      return heap.getMemoryOffset(made.dataId);
    },
    share: (from, to) => {
      const { dataId, dtype } = infoAt(from);
      heap.incRef(dataId);
      values.vectors[to] = { dataId, dtype, shape: shapes[to] as number[] };
    },
    clear: (place, from, to) => void heap.typedArrayFromHeap(infoAt(place)).fill(0, from, to),
    block: (count) => blockOn(heap, values.keep(heap.makeOutput([count], 'float32'))),
  };
}

function blockOn(heap: WasmHeap, info: tf.TensorInfo): Block {
  let view = heap.typedArrayFromHeap(info) as Float32Array;
  const read = (): Float32Array => {
    // a view that the growing heap has left behind is empty
    if (view.length === 0) view = heap.typedArrayFromHeap(info) as Float32Array;
    return view;
  };
  return {
    address: heap.getMemoryOffset(info.dataId),
    read,
    write: (slots: readonly Slot[]) => {
      const numbers = read();
      let at = 0;
      for (const slot of slots) for (let i = 0; i < slot.length; i++) numbers[at++] = slot[i] as number;
    },
  };
}

/** Kernels of the package on one tensor that leave no more behind than their output. */
const KEPT: ReadonlySet<string> = new Set(['Exp', 'Log']);

/** Such a kernel on a small tensor whose places on the heap, before and after, are kept; null for every other kernel. */
export function keptUnary({ kernel, inputs, outputs }: KernelRun, { values, heap, recording }: MemoryParts): (() => void) | null {
  if (!KEPT.has(kernel)) return null;
  const [[, from], to] = [inputs[0] as readonly [string, number], outputs[0] as number];
  const [x, out, facts] = [values.small[from]?.slot, values.small[to]?.slot, recording.values[to] as RecordedValue];
  if (x === undefined || out === undefined || facts.dtype !== 'float32') return null;
  const [before, after] = [0, 1].map(() => values.keep(heap.makeOutput([...facts.shape], 'float32'))) as [tf.TensorInfo, tf.TensorInfo];
  const { kernelFunc } = tf.getKernel(kernel, 'wasm');
  // it makes no output but takes the one that is there
  const backend = { dataIdMap: heap.dataIdMap, makeOutput: () => after };
  const call = { inputs: { x: before }, attrs: {}, backend } as unknown as Parameters<tf.KernelFunc>[0];
  return () => {
    heap.typedArrayFromHeap(before).set(x);
    kernelFunc(call);
    out.set(heap.typedArrayFromHeap(after));
  };
}
