import * as tf from '@tensorflow/tfjs';

import type { WasmHeap } from '../wasm-patches/wasm-kernel.js';
import { directKernel, type ProgramMemory } from './direct-kernels.js';
import { hostKernel } from './host-kernels.js';
import { keptUnary, programMemory } from './program-memory.js';
import type { KernelRun, Recording } from './record-kernels.js';
import { isUsable, isVector, openValues, type Values } from './slots.js';

/** A recorded computation that runs again without the engine: nothing is allotted but vectors. */
export interface Program {
  /** Numbers of small inputs and outputs, by name. Set those of the inputs before a run; those of the outputs hold until the next. */
  readonly inputs: Readonly<Record<string, Float32Array>>;
  readonly outputs: Readonly<Record<string, Float32Array>>;
  /** Sets a small input to what a tensor holds. */
  read(name: string, tensor: tf.Tensor): void;
  /** One run. Vectors given are borrowed; those that come back belong to the caller, who lets them go with {@link Program.free}. */
  run(vectors: Readonly<Record<string, tf.TensorInfo>>): Record<string, tf.TensorInfo>;
  free(vector: tf.TensorInfo): void;
  /** The numbers of a vector that came back, which is let go. */
  take(vector: tf.TensorInfo): Float32Array;
  /** Releases what lies on the heap. */
  dispose(): void;
}

type Act = () => void;

/**
 * A recording as a program on the wasm backend: vectors `[vectorSize]` by its kernels, everything small on the host, to
 * the same bits; what the host does not know goes to the backend's kernels, too.
 *
 * Dispatching a kernel on four numbers through the engine costs some hundred times what computing them does, and a step
 * has some hundred of them.
 *
 * @returns null where it cannot be done.
 */
export function compileProgram(recording: Recording, vectorSize: number): Program | null {
  if (!isUsable(recording, vectorSize)) return null;
  const heap = tf.backend() as unknown as WasmHeap;
  const values = openValues(recording, vectorSize, heap);
  const runs = neededRuns(recording);
  const memory = programMemory({ recording, values, heap, vectorSize });
  const lastUse = lastUses(runs, recording);
  const acts = runs.map((run, at) => actOf({ run, recording, values, heap, memory, freed: lastUse.get(at) ?? [] }));
  const isLong = (place: number): boolean => isVector(recording.values[place] as Recording['values'][number], vectorSize);
  const [inputs, outputs] = [Object.entries(recording.inputs), Object.entries(recording.outputs)];
  const vectorInputs = inputs.filter(([, place]) => isLong(place));
  const vectorOutputs = outputs.filter(([, place]) => isLong(place));
  const slots = (named: typeof inputs) => Object.fromEntries(named.flatMap(([name, place]) => (isLong(place) ? [] : [[name, (values.small[place] as { slot: Float32Array }).slot]])));
  const passedOn = new Set(vectorInputs.map(([, place]) => place));
  const taken = ownersOf(vectorOutputs, passedOn);
  const given = slots(inputs);
  return {
    inputs: given,
    outputs: slots(outputs),
    read: (name, tensor) => {
      given[name]?.set(heap.typedArrayFromHeap(tensor));
    },
    free: ({ dataId }) => void heap.disposeData(dataId),
    take: (vector) => {
      const values = Float32Array.from(heap.typedArrayFromHeap(vector));
      heap.disposeData(vector.dataId);
      return values;
    },
    run: (vectors) => {
      for (const [name, place] of vectorInputs) values.vectors[place] = vectors[name] as tf.TensorInfo;
      for (const act of acts) act();
      for (const place of taken) heap.incRef((values.vectors[place] as tf.TensorInfo).dataId);
      const made: Record<string, tf.TensorInfo> = {};
      for (const [name, place] of vectorOutputs) made[name] = values.vectors[place] as tf.TensorInfo;
      return made;
    },
    dispose: values.dispose,
  };
}

/** Outputs that somebody else owns too: inputs that are passed on, and a vector that comes back under two names. */
function ownersOf(outputs: readonly (readonly [string, number])[], inputs: ReadonlySet<number>): number[] {
  const seen = new Set<number>(inputs);
  return outputs.flatMap(([, place]) => {
    if (seen.has(place)) return [place];
    seen.add(place);
    return [];
  });
}

/** Without kernels whose results nobody needs. */
function neededRuns({ runs, outputs }: Recording): KernelRun[] {
  const needed = new Set(Object.values(outputs));
  const kept: KernelRun[] = [];
  for (const run of runs.toReversed()) {
    if (!run.outputs.some((place) => needed.has(place))) continue;
    for (const [, place] of run.inputs) needed.add(place);
    kept.push(run);
  }
  return kept.reverse();
}

/** After which run which values are of no more use; outputs and inputs of the program are not among them. */
function lastUses(runs: readonly KernelRun[], { inputs, outputs }: Recording): Map<number, number[]> {
  const last = new Map<number, number>();
  runs.forEach(({ inputs: used, outputs: made }, at) => {
    for (const place of [...used.map(([, one]) => one), ...made]) last.set(place, at);
  });
  for (const place of [...Object.values(inputs), ...Object.values(outputs)]) last.delete(place);
  const after = new Map<number, number[]>();
  for (const [place, at] of last) after.set(at, [...(after.get(at) ?? []), place]);
  return after;
}

interface ActParts {
  readonly run: KernelRun;
  readonly recording: Recording;
  readonly values: Values;
  readonly heap: WasmHeap;
  readonly memory: ProgramMemory;
  /** Places that nobody needs after it. */
  readonly freed: readonly number[];
}

function actOf(parts: ActParts): Act {
  const { run, memory, values, heap, recording } = parts;
  const own = smallAct(parts) ?? keptUnary(run, { recording, values, heap, vectorSize: memory.vectorSize });
  if (own !== null) return own;
  const direct = directKernel({ run, memory });
  return direct === null ? backendKernel(parts) : freeing(direct, parts);
}

/** A kernel that the host does; null where one of its tensors is a vector, and where the host does not know it. */
function smallAct({ run, recording, values }: ActParts): Act | null {
  const places = [...run.inputs.map(([, place]) => place), ...run.outputs];
  if (!places.every((place) => values.small[place] !== null)) return null;
  const slotAt = (place: number): Float32Array => (values.small[place] as { slot: Float32Array }).slot;
  return hostKernel({
    run,
    inputs: Object.fromEntries(run.inputs.map(([name, place]) => [name, slotAt(place)])),
    outputs: run.outputs.map(slotAt),
    facts: run.outputs.map((place) => recording.values[place] as Recording['values'][number]),
  });
}

/** What it does, and then lets go of the vectors that nobody needs after it. */
function freeing(act: Act, { values, heap, freed }: ActParts): Act {
  const long = freed.filter((place) => values.small[place] === null);
  if (long.length === 0) return act;
  return () => {
    act();
    for (const place of long) {
      heap.disposeData((values.vectors[place] as tf.TensorInfo).dataId);
      values.vectors[place] = null;
    }
  };
}

/** A kernel of the backend, called without the engine. */
function backendKernel(parts: ActParts): Act {
  const { run, values, heap } = parts;
  const { kernelFunc } = tf.getKernel(run.kernel, 'wasm');
  const inputs = (run.isList ? [] : {}) as Record<string, tf.TensorInfo>;
  const call = { inputs, attrs: run.attrs, backend: heap } as unknown as Parameters<tf.KernelFunc>[0];
  const take = (made: tf.TensorInfo, place: number): void => {
    const small = values.small[place];
    if (small === null || small === undefined) {
      values.vectors[place] = made;
      return;
    }
    small.slot.set(heap.typedArrayFromHeap(made));
    heap.disposeData(made.dataId);
  };
  const changing = run.inputs.filter(([, place]) => values.small[place]?.isConstant === false).map(([name]) => name);
  const act = (): void => {
    for (const [name, place] of run.inputs) inputs[name] = values.small[place]?.onHeap() ?? (values.vectors[place] as tf.TensorInfo);
    const made = kernelFunc(call);
    if (Array.isArray(made)) made.forEach((one, i) => { take(one, run.outputs[i] as number); });
    else take(made, run.outputs[0] as number);
    for (const name of changing) heap.disposeData((inputs[name] as tf.TensorInfo).dataId);
  };
  return freeing(act, parts);
}
