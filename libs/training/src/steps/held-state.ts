import type { Program } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';

import type { LossAndGradients } from '../loss-and-gradients.js';
import type { StepTensors, StepTime } from '../recorded-step.js';
import { PARAMS, type StateParts, tensorsOf, withTensors } from './named-state.js';

/** The moving parts of a state inside a program: small tensors are numbers on the host, vectors nobody's but ours. */
export interface HeldState {
  /** Weights, borrowed until the next step. */
  readonly params: tf.Tensor;
  /** Moves on by what was found, which is borrowed, and shows what it computed; `packed` holds until the next step. */
  step(found: LossAndGradients, observe?: StepTime['observe']): Float32Array | null;
  /** The parts as tensors, the caller's; nothing may be called after it. */
  release(): StateParts;
}

/** Names of what a step brings beside the state, and of what it leaves. */
export const [LOSS, GRADIENTS, PACKED] = ['loss', 'gradients', 'packed'] as const;

/** Name of what a step computes on its way, among what it leaves. */
export function observedName(name: string): string {
  return `observed/${name}`;
}

/** A vector and how it is let go of. */
interface Owned {
  readonly info: tf.TensorInfo;
  readonly free: () => void;
}

/** Takes over the tensors of `parts`. */
export function holdState(program: Program, parts: StateParts): HeldState {
  const { params: first, ...others } = tensorsOf(parts);
  let params = first as tf.Tensor;
  let vectors = takeOver(program, others);
  const move = (made: Record<string, tf.TensorInfo>): void => {
    const { [PARAMS]: next, ...rest } = made;
    params.dispose();
    params = tf.engine().makeTensorFromTensorInfo(next as tf.TensorInfo);
    for (const { free } of Object.values(vectors)) free();
    vectors = Object.fromEntries(Object.entries(rest).map(([name, info]) => [name, { info, free: () => { program.free(info); } }]));
    for (const [name, slot] of Object.entries(program.inputs)) if (name !== LOSS) slot.set(program.outputs[name] as Float32Array);
  };
  return {
    get params() {
      return params;
    },
    step: ({ loss, gradients }, observe) => {
      program.read(LOSS, loss);
      const { [SEEN_GRADIENTS]: seen, ...made } = program.run({ ...infosOf(vectors), [PARAMS]: params, [GRADIENTS]: gradients });
      move(made);
      if (seen !== undefined) letGo(program, seen, observe);
      return program.outputs[PACKED] ?? null;
    },
    release: () => {
      const small = Object.entries(tensorsOf(parts)).flatMap(([name, { shape }]) => {
        const slot = program.inputs[name];
        return slot === undefined ? [] : [[name, tf.tensor(Float32Array.from(slot), shape)] as const];
      });
      // before the first step they are still the tensors that were taken over
      const long = Object.entries(vectors).map(([name, { info }]) => [name, info instanceof tf.Tensor ? info : tf.engine().makeTensorFromTensorInfo(info)] as const);
      return withTensors(parts, { ...Object.fromEntries([...small, ...long]), [PARAMS]: params });
    },
  };
}

const SEEN_GRADIENTS = observedName('gradients');

/** Frees the gradients of a step, shown before to whoever observes it; small tensors are shown as vectors. */
function letGo(program: Program, seen: tf.TensorInfo, observe: StepTime['observe']): void {
  if (observe === undefined) {
    program.free(seen);
    return;
  }
  tf.tidy(() => {
    const small = (name: keyof StepTensors): tf.Tensor => tf.tensor1d(program.outputs[observedName(name)] as Float32Array);
    observe({ gradients: tf.engine().makeTensorFromTensorInfo(seen), scale: small('scale'), learningRate: small('learningRate'), keep: small('keep') });
  });
}

function takeOver(program: Program, tensors: Readonly<Record<string, tf.Tensor>>): Record<string, Owned> {
  const vectors: Record<string, Owned> = {};
  for (const [name, tensor] of Object.entries(tensors)) {
    if (name in program.inputs) {
      program.read(name, tensor);
      tensor.dispose();
    } else vectors[name] = { info: tensor, free: () => { tensor.dispose(); } };
  }
  return vectors;
}

function infosOf(vectors: Readonly<Record<string, Owned>>): Record<string, tf.TensorInfo> {
  return Object.fromEntries(Object.entries(vectors).map(([name, { info }]) => [name, info]));
}
