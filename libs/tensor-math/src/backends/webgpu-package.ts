import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { type FoundPackage, findPackage, optionalRequire, repositoryRoot } from './optional-packages.js';

/** Where WebGPU for Node lies on this machine. */
export interface WebgpuPackage extends FoundPackage {
  /** Version of `@tensorflow/tfjs-backend-webgpu`. */
  readonly backendVersion: string;
  /** Null when everything that it loads is there, else what is missing. */
  readonly missing: string | null;
  /** Manifest of the software Vulkan driver that `npm run setup:webgpu` left, or null. */
  readonly softwareDriver: string | null;
}

/** Looks for `webgpu` (Dawn) and the backend of TensorFlow.js in `webgpu/`, where `npm run setup:webgpu` puts them, without loading them. */
export function findWebgpuPackage(root: string = repositoryRoot()): WebgpuPackage | null {
  const require = optionalRequire('webgpu', root);
  const found = findPackage('webgpu', require);
  if (found === null) return null;
  const backend = findPackage('@tensorflow/tfjs-backend-webgpu', require);
  const driver = join(root, 'webgpu', 'vulkan', 'lvp_icd.json');
  return {
    ...found,
    backendVersion: backend?.version ?? '',
    missing: backend === null ? '@tensorflow/tfjs-backend-webgpu' : missingBuild(found),
    softwareDriver: existsSync(driver) ? driver : null,
  };
}

function missingBuild({ folder }: FoundPackage): string | null {
  const system = process.platform === 'darwin' ? 'darwin-universal' : `${process.platform}-${process.arch}`;
  const dawn = join('dist', system, 'dawn.node');
  return existsSync(join(folder, dawn)) ? null : `${dawn}: no build for this system`;
}

/** Device files of GPUs, empty where Linux has none; null where GPUs are no files (macOS, Windows). */
export function gpuDeviceFiles(): readonly string[] | null {
  if (process.platform !== 'linux') return null;
  const render = existsSync('/dev/dri') ? readdirSync('/dev/dri').filter((name) => name.startsWith('renderD')).map((name) => `/dev/dri/${name}`) : [];
  return [...['/dev/nvidia0', '/dev/dxg'].filter((file) => existsSync(file)), ...render];
}
