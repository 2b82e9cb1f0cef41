import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { findPackage, optionalRequire } from './optional-packages.js';

/** Where the native package lies on this machine. */
export interface TensorflowPackage {
  readonly folder: string;
  readonly version: string;
  /** Null when everything that it loads is there, else what is missing. */
  readonly missing: string | null;
  /** Whether the library is the one for CUDA (`npm run setup:gpu`). */
  readonly cuda: boolean;
}

/**
 * Looks for `@tensorflow/tfjs-node` in a folder (where `npm run setup:native` puts it) and above, without loading it:
 * loading makes it the current backend.
 */
export function findTensorflowPackage(folder: string = nativeFolder()): TensorflowPackage | null {
  const found = findPackage('@tensorflow/tfjs-node', optionalRequire(folder));
  if (found === null) return null;
  const needed = ['lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow.so'];
  const missing = needed.find((file) => !existsSync(join(found.folder, file))) ?? null;
  return { ...found, missing, cuda: existsSync(join(found.folder, 'deps', 'lib', 'libcudart.so.11.0')) };
}

/** Resolves from inside the folder of the native package. */
export function nativeRequire(): NodeJS.Require {
  return optionalRequire(nativeFolder());
}

/** `GRADLENS_NATIVE`, from the repository's root; `native/` when absent. */
function nativeFolder(): string {
  const chosen = process.env['GRADLENS_NATIVE'] ?? '';
  return chosen === '' ? 'native' : chosen;
}
