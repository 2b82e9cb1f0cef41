import { rm } from 'node:fs/promises';
import path from 'node:path';
import { checkpointFolder } from './checkpoints.js';
/** Removes the checkpoint files of a run, as far as they lie in its folder here: the paths come from the database. */
export async function dropRunFiles(home, run, files) {
    const folder = `${checkpointFolder(home, run)}${path.sep}`;
    const removed = [];
    const left = [];
    for (const file of files) {
        if (!path.resolve(file).startsWith(folder)) {
            left.push(file);
            continue;
        }
        await rm(file, { force: true });
        removed.push(file);
    }
    return { removed, left };
}
//# sourceMappingURL=drop-run-files.js.map