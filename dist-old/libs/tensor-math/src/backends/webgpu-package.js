import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findPackage, optionalRequire, repositoryRoot } from './optional-packages.js';
/** Looks for `webgpu` (Dawn) and the backend of TensorFlow.js in `webgpu/`, where `npm run setup:webgpu` puts them, without loading them. */
export function findWebgpuPackage(root = repositoryRoot()) {
    const require = optionalRequire('webgpu', root);
    const found = findPackage('webgpu', require);
    if (found === null)
        return null;
    const backend = findPackage('@tensorflow/tfjs-backend-webgpu', require);
    const driver = join(root, 'webgpu', 'vulkan', 'lvp_icd.json');
    return {
        ...found,
        backendVersion: backend?.version ?? '',
        missing: backend === null ? '@tensorflow/tfjs-backend-webgpu' : missingBuild(found),
        softwareDriver: existsSync(driver) ? driver : null,
    };
}
function missingBuild({ folder }) {
    const system = process.platform === 'darwin' ? 'darwin-universal' : `${process.platform}-${process.arch}`;
    const dawn = join('dist', system, 'dawn.node');
    return existsSync(join(folder, dawn)) ? null : `${dawn}: no build for this system`;
}
/** Device files of GPUs, empty where Linux has none; null where GPUs are no files (macOS, Windows). */
export function gpuDeviceFiles() {
    if (process.platform !== 'linux')
        return null;
    const render = existsSync('/dev/dri') ? readdirSync('/dev/dri').filter((name) => name.startsWith('renderD')).map((name) => `/dev/dri/${name}`) : [];
    return [...['/dev/nvidia0', '/dev/dxg'].filter((file) => existsSync(file)), ...render];
}
//# sourceMappingURL=webgpu-package.js.map