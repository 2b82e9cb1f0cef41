import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the native package lies on this machine. */
export interface TensorflowPackage {
  readonly folder: string;
  readonly version: string;
  /** Null when everything that it loads is there, else what is missing. */
  readonly missing: string | null;
}

/**
 * Looks for `@tensorflow/tfjs-node` in `native/` of the repository (where `npm run setup:native` puts it) and above,
 * without loading it: loading makes it the current backend.
 */
export function findTensorflowPackage(root: string = repositoryRoot()): TensorflowPackage | null {
  const folder = packageFolder(nativeRequire(root));
  if (folder === null) return null;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  const needed = ['lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow.so'];
  const missing = needed.find((file) => !existsSync(join(folder, file))) ?? null;
  return { folder, version, missing };
}

/** Resolves from inside `native/`, so that the package found there shares the repository's own TensorFlow.js. */
export function nativeRequire(root: string = repositoryRoot()): NodeJS.Require {
  return createRequire(join(root, 'native', 'package.json'));
}

/** The folder with gradlens's package.json, above this file whether it runs from source or from `dist`. */
export function repositoryRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!isRepositoryRoot(folder)) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('no package.json named gradlens above this file');
    folder = parent;
  }
  return folder;
}

function isRepositoryRoot(folder: string): boolean {
  const file = join(folder, 'package.json');
  return existsSync(file) && (JSON.parse(readFileSync(file, 'utf8')) as { name?: string }).name === 'gradlens';
}

function packageFolder(require: NodeJS.Require): string | null {
  try {
    return dirname(require.resolve('@tensorflow/tfjs-node/package.json'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
