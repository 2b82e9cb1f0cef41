import { readdir, rename, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
/**
 * Takes a part file for this process alone: `<target>.part.<pid>`. One left by an interrupted download is taken over by
 * renaming it, which only one of several processes can do, so no two ever write to the same bytes.
 */
export async function claimPart(target) {
    const own = `${target}.part.${process.pid}`;
    const folder = dirname(target);
    const prefix = `${basename(target)}.part`;
    for (const name of await readdir(folder)) {
        if (!name.startsWith(prefix) || !isAbandoned(name.slice(prefix.length + 1)))
            continue;
        const isTaken = await rename(join(folder, name), own).then(() => true, () => false);
        if (isTaken)
            return own;
    }
    return own;
}
/** Leaves an unfinished part file for whoever tries next. */
export async function releasePart(part, target) {
    const isThere = await stat(part).then(({ size }) => size > 0, () => false);
    if (isThere)
        await rename(part, `${target}.part`);
}
/** Whether nobody is writing to a part file, told by the process id in its name. */
function isAbandoned(owner) {
    if (owner === '')
        return true;
    if (!/^\d+$/.test(owner))
        return false;
    try {
        process.kill(Number(owner), 0);
        return false;
    }
    catch (error) {
        return error instanceof Error && 'code' in error && error.code === 'ESRCH';
    }
}
//# sourceMappingURL=part-file.js.map