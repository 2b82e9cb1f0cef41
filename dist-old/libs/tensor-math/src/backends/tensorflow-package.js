import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findPackage, optionalRequire } from './optional-packages.js';
/**
 * Looks for `@tensorflow/tfjs-node` in a folder (where `npm run setup:native` puts it) and above, without loading it:
 * loading makes it the current backend.
 */
export function findTensorflowPackage(folder = nativeFolder()) {
    const found = findPackage('@tensorflow/tfjs-node', optionalRequire(folder));
    if (found === null)
        return null;
    const needed = ['lib/napi-v8/tfjs_binding.node', 'deps/lib/libtensorflow.so'];
    const missing = needed.find((file) => !existsSync(join(found.folder, file))) ?? null;
    return { ...found, missing, cuda: existsSync(join(found.folder, 'deps', 'lib', 'libcudart.so.11.0')) };
}
/** Resolves from inside the folder of the native package. */
export function nativeRequire() {
    return optionalRequire(nativeFolder());
}
/** `GRADLENS_NATIVE`, from the repository's root; `native/` when absent. */
function nativeFolder() {
    const chosen = process.env['GRADLENS_NATIVE'] ?? '';
    return chosen === '' ? 'native' : chosen;
}
//# sourceMappingURL=tensorflow-package.js.map