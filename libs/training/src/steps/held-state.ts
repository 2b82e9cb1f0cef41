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

/** Takes over the tensors of `parts`. */
export function holdState(program: Program, parts: StateParts): HeldState {
  const { params: first, ...others } = tensorsOf(parts);
  let params = first as tf.Tensor;
  // what each run is given: the vectors of the state, and beside them the weights and the gradients of the step
  const given = takeOver(program, others);
  const names = Object.keys(given);
  const small = Object.entries(program.inputs).flatMap(([name, slot]) => (name === LOSS ? [] : [[slot, program.outputs[name] as Float32Array] as const]));
  const move = (made: Readonly<Record<string, tf.TensorInfo>>): void => {
    params.dispose();
    params = tf.engine().makeTensorFromTensorInfo(made[PARAMS] as tf.TensorInfo);
    for (const name of names) {
      free(program, given[name] as tf.TensorInfo);
      given[name] = made[name] as tf.TensorInfo;
    }
    for (const [before, after] of small) before.set(after);
  };
  return {
    get params() {
      return params;
    },
    step: ({ loss, gradients }, observe) => {
      program.read(LOSS, loss);
      given[PARAMS] = params;
      given[GRADIENTS] = gradients;
      const made = program.run(given);
      move(made);
      const seen = made[SEEN_GRADIENTS];
      if (seen !== undefined) letGo(program, seen, observe);
      const long = made[PACKED];
      // a vector where it is, by chance, as long as the weights
      return long === undefined ? (program.outputs[PACKED] ?? null) : program.take(long);
    },
    release: () => {
      const smallOnes = Object.entries(tensorsOf(parts)).flatMap(([name, { shape }]) => {
        const slot = program.inputs[name];
        return slot === undefined ? [] : [[name, tf.tensor(Float32Array.from(slot), shape)] as const];
      });
      const long = names.map((name) => [name, tensorOf(given[name] as tf.TensorInfo)] as const);
      return withTensors(parts, { ...Object.fromEntries([...smallOnes, ...long]), [PARAMS]: params });
    },
  };
}

/** Before the first step a vector is still the tensor that was taken over. */
function isTensor(info: tf.TensorInfo): info is tf.Tensor {
  return info instanceof tf.Tensor;
}

function free(program: Program, info: tf.TensorInfo): void {
  if (isTensor(info)) info.dispose();
  else program.free(info);
}

function tensorOf(info: tf.TensorInfo): tf.Tensor {
  return isTensor(info) ? info : tf.engine().makeTensorFromTensorInfo(info);
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

/** The vectors among some tensors; the small ones become numbers of the program. */
function takeOver(program: Program, tensors: Readonly<Record<string, tf.Tensor>>): Record<string, tf.TensorInfo> {
  const vectors: Record<string, tf.TensorInfo> = {};
  for (const [name, tensor] of Object.entries(tensors)) {
    if (name in program.inputs) {
      program.read(name, tensor);
      tensor.dispose();
    } else vectors[name] = tensor;
  }
  return vectors;
}
