import { statSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '#libs/contracts';
/**
 * Looks at what stands where the environment names a folder.
 *
 * @throws InputError when it is a file, or lies below one.
 */
export function requireFolders(environment) {
    for (const name of ['GRADLENS_HOME', 'GRADLENS_DATA_DIR']) {
        const folder = environment[name];
        if (folder === undefined || !isBlocked(path.resolve(folder)))
            continue;
        const allowed = name === 'GRADLENS_HOME' ? 'a folder, or one that can be made' : 'a folder';
        throw new InputError({ source: 'environment', path: name, value: `${JSON.stringify(folder)}, which is or lies below a file`, allowed });
    }
}
/** Whether the nearest thing on the way that is there is no folder. */
function isBlocked(folder) {
    try {
        const found = statSync(folder, { throwIfNoEntry: false });
        if (found !== undefined)
            return !found.isDirectory();
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ENOTDIR';
    }
    return path.dirname(folder) !== folder && isBlocked(path.dirname(folder));
}
//# sourceMappingURL=require-folders.js.map