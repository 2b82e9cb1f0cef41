import { loweredAt } from '#libs/gradient-scaling';
import { compileProgram, type Program, recordKernels, type Recording, recordingText } from '#libs/tensor-math';
import * as tf from '@tensorflow/tfjs';

import type { Batch } from '../batch.js';
import { gradientsOf, type LossAndGradients } from '../loss-and-gradients.js';
import type { StepTensors, StepTime } from '../recorded-step.js';
import type { StepParts } from '../step.js';
import { disposeTrainState, type TrainState } from '../train-state.js';
import { GRADIENTS, type HeldState, holdState, LOSS, observedName, PACKED } from './held-state.js';
import { type StateParts, tensorsOf } from './named-state.js';

/** What one kind of step does once the gradients are there. The gradients are borrowed, the results the caller's. */
export interface Update {
  /** The parts of the state that it moves; the others stay as they are. */
  readonly moves: readonly (keyof TrainState)[];
  update(state: TrainState, found: LossAndGradients, time: StepTime): { readonly state: StateParts; readonly packed: tf.Tensor | null };
}

/** The steps of one training, and the state that they move. */
export interface Steps {
  /** One step; what it packed, the caller's. */
  take(batch: Batch, time: StepTime): tf.Tensor | Float32Array | null;
  /** The state as it is, borrowed until the next step. */
  state(): TrainState;
  /** Goes on from another state, which is taken over. */
  replace(state: TrainState): void;
  dispose(): void;
}

/** Recordings that are made, at most, until one agrees with the one before. */
const MOST_TRIES = 4;

/** Where the making of a program stands. */
interface Making {
  program: Program | null;
  /** Text of the last recording. */
  last: string | null;
  tries: number;
}

/**
 * Steps that move `first`, which is taken over.
 *
 * On wasm what follows the gradients is a program as soon as two steps have run the same kernels on the same constants:
 * the same bits without the engine, observed or not. A step with something of its own (a push, a lowering, forced scales) and
 * every step on other backends goes through the engine.
 */
export function createSteps(parts: StepParts, kind: Update, first: TrainState): Steps {
  const making: Making = { program: null, last: null, tries: 0 };
  let [state, held]: [TrainState, HeldState | null] = [first, null];
  const settle = (): TrainState => {
    if (held !== null) state = { ...state, ...held.release() };
    held = null;
    return state;
  };
  return {
    take: (batch, time) => {
      const isRegular = isOnlyBatch(parts, time);
      if (isRegular && making.program !== null) {
        held ??= holdState(making.program, partsOf(state, kind));
        const { params } = held;
        return compiledStep(held, () => gradientsOf(parts.model, params, batch), time.observe);
      }
      settle();
      const { state: moved, packed } = engineStep({ parts, kind, making: isRegular ? making : null }, state, batch, time);
      tf.dispose(partsOf(state, kind) as unknown as tf.TensorContainer);
      state = { ...state, ...moved };
      return packed;
    },
    state: settle,
    replace: (next) => {
      disposeTrainState(settle());
      state = next;
    },
    dispose: () => {
      disposeTrainState(settle());
      making.program?.dispose();
    },
  };
}

/** Whether the state, the gradients and constants are all that a step depends on. */
function isOnlyBatch({ decisions, layerNames }: StepParts, { step, lowerings, forced = null }: StepTime): boolean {
  return forced === null && !decisions.pushes(step) && loweredAt(step, lowerings, layerNames) === null;
}

function partsOf(state: TrainState, { moves }: Update): StateParts {
  return Object.fromEntries(moves.map((part) => [part, state[part]]));
}

function compiledStep(held: HeldState, gradients: () => LossAndGradients, observe: StepTime['observe']): Float32Array | null {
  const found = tf.tidy(() => gradients() as unknown as tf.TensorContainer) as unknown as LossAndGradients;
  const packed = held.step(found, observe);
  found.loss.dispose();
  found.gradients.dispose();
  return packed;
}

interface EngineStep {
  readonly parts: StepParts;
  readonly kind: Update;
  /** Null for a step that tells nothing of the others. */
  readonly making: Making | null;
}

function engineStep({ parts, kind, making }: EngineStep, state: TrainState, batch: Batch, time: StepTime): ReturnType<Update['update']> {
  const found = tf.tidy(() => gradientsOf(parts.model, state.params, batch) as unknown as tf.TensorContainer) as unknown as LossAndGradients;
  try {
    const seen: Record<string, tf.Tensor> = {};
    const observe = (tensors: StepTensors): void => {
      for (const [name, tensor] of Object.entries<tf.Tensor>({ ...tensors })) seen[observedName(name)] = tensor;
      time.observe?.(tensors);
    };
    const update = () => kind.update(state, found, { ...time, observe });
    if (making === null || making.tries >= MOST_TRIES || tf.getBackend() !== 'wasm') return update();
    const { loss, gradients } = found;
    const inputs = { ...tensorsOf(partsOf(state, kind)), [LOSS]: loss, [GRADIENTS]: gradients };
    const { result, recording } = recordKernels(inputs, update, (made) => ({ ...tensorsOf(made.state), ...seen, ...(made.packed === null ? {} : { [PACKED]: made.packed }) }));
    takeIn(making, recording, gradients.size);
    return result;
  } finally {
    tf.dispose([found.loss, found.gradients]);
  }
}

/** A program once recordings agree; without one after {@link MOST_TRIES}, or when one cannot be made, never. */
function takeIn(making: Making, recording: Recording | null, size: number): void {
  making.tries = recording === null ? MOST_TRIES : making.tries + 1;
  if (recording === null) return;
  const text = recordingText(recording);
  if (making.last === text) {
    making.program = compileProgram(recording, size);
    making.tries = MOST_TRIES;
  }
  making.last = text;
}
