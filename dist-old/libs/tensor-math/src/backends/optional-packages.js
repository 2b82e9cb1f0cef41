import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
/**
 * Resolves from inside a folder that a setup script fills (beside `node_modules`, so that no later `npm install` prunes
 * it): what is found there shares the repository's own TensorFlow.js.
 */
export function optionalRequire(folder, root = repositoryRoot()) {
    return createRequire(resolve(root, folder, 'package.json'));
}
/** Where a package lies, and which version it is; null where it is not installed. */
export function findPackage(name, require) {
    const folder = packageFolder(name, require);
    if (folder === null)
        return null;
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version };
}
/** The folder with gradlens's package.json, above this file whether it runs from source or from `dist`. */
export function repositoryRoot() {
    let folder = dirname(fileURLToPath(import.meta.url));
    while (!isRepositoryRoot(folder)) {
        const parent = dirname(folder);
        if (parent === folder)
            throw new Error('no package.json named gradlens above this file');
        folder = parent;
    }
    return folder;
}
function isRepositoryRoot(folder) {
    const file = join(folder, 'package.json');
    return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name === 'gradlens';
}
function packageFolder(name, require) {
    try {
        return dirname(require.resolve(`${name}/package.json`));
    }
    catch (error) {
        if (error.code === 'MODULE_NOT_FOUND')
            return null;
        throw error;
    }
}
//# sourceMappingURL=optional-packages.js.map