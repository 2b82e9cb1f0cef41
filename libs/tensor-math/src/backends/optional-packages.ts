import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A package that was found, not loaded. */
export interface FoundPackage {
  readonly folder: string;
  readonly version: string;
}

/**
 * Resolves from inside a folder that a setup script fills (beside `node_modules`, so that no later `npm install` prunes
 * it): what is found there shares the repository's own TensorFlow.js.
 */
export function optionalRequire(folder: string, root: string = repositoryRoot()): NodeJS.Require {
  return createRequire(resolve(root, folder, 'package.json'));
}

/** Where a package lies, and which version it is; null where it is not installed. */
export function findPackage(name: string, require: NodeJS.Require): FoundPackage | null {
  const folder = packageFolder(name, require);
  if (folder === null) return null;
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
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

function packageFolder(name: string, require: NodeJS.Require): string | null {
  try {
    return dirname(require.resolve(`${name}/package.json`));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}
