import * as tf from '@tensorflow/tfjs';

import { type Backend, type BackendChoice, InputError, messageOf } from '#libs/contracts';

import { backendsBySpeed, type ModelSize } from './backend-choice.js';
import { BACKEND_DEFINITIONS } from './backend-definitions.js';
import type { StartedBackend } from './started-backend.js';

/** The backend that a run trains on; recorded with it, and insisted on by a replay. */
export interface ResolvedBackend {
  readonly name: Backend;
  /** Version of the backend's own package or library. */
  readonly version: string;
  /** Same seed, same machine, same versions: the same bits. */
  readonly deterministic: boolean;
  /** Everything that may change the bits it computes; `skipped` names faster backends that did not start. */
  readonly flags: StartedBackend['flags'];
  /** Version of TensorFlow.js. */
  readonly libraryVersion: string;
}

/**
 * Makes the chosen backend TensorFlow.js's current one, kernel fixes applied. `auto` takes the first of the measured
 * table that is installed and starts.
 *
 * @throws InputError when a backend chosen by name is not installed or does not start: what to do about it.
 */
export async function resolveBackend(choice: BackendChoice, model: ModelSize): Promise<ResolvedBackend> {
  return choice === 'auto' ? firstThatStarts(backendsBySpeed(model)) : startChosen(choice);
}

/** The backends of this machine, without starting any; for `gradlens doctor`. */
export function backendTable(): Promise<{ name: Backend; available: boolean; detail: string; fix: string | null }[]> {
  const names = Object.keys(BACKEND_DEFINITIONS) as Backend[];
  const rows = names.map((name) => {
    const { find, fix } = BACKEND_DEFINITIONS[name];
    const { available, detail } = find();
    return { name, available, detail, fix: available ? null : fix };
  });
  return Promise.resolve(rows);
}

async function startChosen(name: Backend): Promise<ResolvedBackend> {
  const { find, fix } = BACKEND_DEFINITIONS[name];
  const { available, detail } = find();
  if (!available) throw notUsable(name, `${detail}; install it with: ${fix}`);
  try {
    return await start(name);
  } catch (error) {
    throw notUsable(name, `it did not start (${messageOf(error)}); install it again with: ${fix}`, error);
  }
}

async function firstThatStarts(names: readonly Backend[]): Promise<ResolvedBackend> {
  const skipped: string[] = [];
  for (const name of names.filter((candidate) => BACKEND_DEFINITIONS[candidate].find().available)) {
    try {
      const resolved = await start(name);
      return skipped.length === 0 ? resolved : { ...resolved, flags: { ...resolved.flags, skipped: skipped.join('; ') } };
    } catch (error) {
      skipped.push(`${name}: ${messageOf(error)}`);
    }
  }
  throw new Error(`no backend started: ${skipped.join('; ')}`);
}

async function start(name: Backend): Promise<ResolvedBackend> {
  const { start: startBackend, deterministic } = BACKEND_DEFINITIONS[name];
  const { version, flags } = await startBackend();
  return { name, version, deterministic, flags, libraryVersion: tf.version_core };
}

function notUsable(name: Backend, why: string, cause?: unknown): InputError {
  const others = Object.keys(BACKEND_DEFINITIONS).filter((other) => other !== name);
  const allowed = `auto, ${others.join(' or ')} on this machine (${why})`;
  return new InputError({ source: null, path: 'backend', value: name, allowed }, { cause });
}
