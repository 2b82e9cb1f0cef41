import * as tf from '@tensorflow/tfjs';

import { InputError, type RunSpec } from '#libs/contracts';
import { type Layout, nameState, readNamedState } from '#libs/gradient-scaling';

import { joinTrainState, splitTrainState, type TrainState } from '../train-state.js';
import { readSafetensors, type TensorFile, writeSafetensors } from './safetensors.js';

/** Version of the names inside. */
const FORMAT = 'gradlens-checkpoint-1';

/** A checkpoint, read. */
export interface RestoredCheckpoint {
  /** Next step to take. */
  readonly step: number;
  /** Owned by the caller. */
  readonly state: TrainState;
}

/**
 * Everything that the next step depends on, as safetensors: `params.weights/dense1/kernel`,
 * `direction.adam.v/dense1/kernel`, `decisions.guards.lastScale/dense1`, …
 *
 * The state is taken at the call; training may go on while the values are read back.
 */
export async function saveCheckpoint(state: TrainState, layout: Layout, step: number, spec: RunSpec): Promise<Uint8Array> {
  const named = nameState(joinTrainState(state), layout);
  try {
    const entries = await Promise.all(
      Object.entries(named).map(async ([name, tensor]) => {
        const values = (await tensor.data()) as Float32Array;
        return [name, { shape: tensor.shape, values }] as const;
      }),
    );
    const metadata = { format: FORMAT, step: String(step), ...kindsOf(spec) };
    return writeSafetensors({ tensors: Object.fromEntries(entries), metadata });
  } finally {
    tf.dispose(named);
  }
}

/**
 * Reads a checkpoint into a state of the same make-up as `like`.
 *
 * @throws InputError if it is damaged, of another format, or does not fit model, optimizer or scaler of the spec.
 */
export function readCheckpoint(bytes: Uint8Array, like: TrainState, layout: Layout, spec: RunSpec): RestoredCheckpoint {
  const file = readSafetensors(bytes);
  requireSameKinds(file, spec);
  const step = Number(file.metadata['step']);
  if (!Number.isSafeInteger(step) || step < 0) throw misfit('step', String(file.metadata['step']), 'an integer >= 0');
  const joined = joinTrainState(like);
  requireSameNames(file, joined, layout);
  const state = tf.tidy(() => readNamedState(joined, layout, (name, shape) => savedTensor(file, name, shape)) as unknown as tf.TensorContainer);
  return { step, state: splitTrainState(state as unknown as ReturnType<typeof joinTrainState>) };
}

function savedTensor({ tensors }: TensorFile, name: string, shape: readonly number[]): tf.Tensor {
  const saved = tensors[name];
  if (saved === undefined) throw misfit(name, null, 'a tensor of the model, optimizer and scaler of the spec');
  if (saved.shape.join('x') !== shape.join('x')) throw misfit(name, `of shape [${saved.shape.join(', ')}]`, `[${shape.join(', ')}]`);
  return tf.tensor(saved.values, [...shape], 'float32');
}

function requireSameNames(file: TensorFile, joined: ReturnType<typeof joinTrainState>, layout: Layout): void {
  const named = nameState(joined, layout);
  const extra = Object.keys(file.tensors).find((name) => !(name in named));
  tf.dispose(named);
  if (extra !== undefined) throw misfit(extra, 'not part of the model of the spec', 'tensors of that model');
}

function requireSameKinds({ metadata }: TensorFile, spec: RunSpec): void {
  const expected = { format: FORMAT, ...kindsOf(spec) };
  for (const [key, value] of Object.entries(expected)) {
    if (metadata[key] !== value) throw misfit(key, metadata[key] ?? null, value);
  }
}

function kindsOf({ optimizer, scaler, placement }: RunSpec): Record<string, string> {
  return { optimizer: optimizer.kind, scaler: scaler.kind, placement };
}

function misfit(path: string, value: string | null, allowed: string): InputError {
  return new InputError({ source: 'checkpoint', path, value, allowed });
}
