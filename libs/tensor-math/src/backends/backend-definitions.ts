import type { Backend } from '#libs/contracts';

import { startCpu } from './start-cpu.js';
import { startTensorflow } from './start-tensorflow.js';
import { startWasm } from './start-wasm.js';
import type { StartedBackend } from './started-backend.js';
import { findTensorflowPackage } from './tensorflow-package.js';

/** Whether a backend can be started here, found out without starting it. */
export interface Presence {
  readonly available: boolean;
  /** What was found, or what is missing. */
  readonly detail: string;
}

/** One backend: how it is found, started, and installed. */
export interface BackendDefinition {
  /** Same seed, same machine, same versions: the same bits. */
  readonly deterministic: boolean;
  readonly find: () => Presence;
  readonly start: () => Promise<StartedBackend>;
  /** What a person does when it is missing. */
  readonly fix: string;
}

/** Every backend that this version can train on. */
export const BACKEND_DEFINITIONS: Readonly<Record<Backend, BackendDefinition>> = {
  cpu: {
    deterministic: true,
    find: () => ({ available: true, detail: 'plain JavaScript: the reference, slow' }),
    start: startCpu,
    fix: 'npm install',
  },
  wasm: {
    deterministic: true,
    find: () => ({ available: 'WebAssembly' in globalThis, detail: 'WebAssembly with our kernel fixes' }),
    start: startWasm,
    fix: 'a Node.js with WebAssembly',
  },
  tensorflow: { deterministic: true, find: findTensorflow, start: startTensorflow, fix: 'npm run setup:native' },
};

function findTensorflow(): Presence {
  const found = findTensorflowPackage();
  if (found === null) return { available: false, detail: 'native TensorFlow is not installed (optional)' };
  if (found.missing !== null) return { available: false, detail: `@tensorflow/tfjs-node ${found.version} without ${found.missing}` };
  return { available: true, detail: `native TensorFlow by @tensorflow/tfjs-node ${found.version}` };
}
