import { mkdirSync, lstatSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { isAlive, parseProcessMark, processMark } from '../embedded/process-mark.js';
import { codeOf } from './file-calls.js';
const ATTEMPTS = 50;
const GUARD_MAX_AGE_MS = 10_000;
/** Thrown when another live process, or another holder in this one, has the lock. */
export class SpoolHeldError extends Error {
    /** The holder. */
    pid;
    constructor(path, pid) {
        super(`${dirname(path)} is in use by process ${pid}`);
        this.name = 'SpoolHeldError';
        this.pid = pid;
    }
}
/**
 * Takes the lock `path` and keeps it until the returned function is called. A lock whose process is gone is taken over,
 * also when another process has its number by now.
 *
 * The lock is a symbolic link whose target is the holder's mark: made with its content in one step, and without a block
 * of the disk, so that a spool can be opened, and emptied, on a disk that it filled. `withFileLock` waits and spans one
 * action; this one refuses at once and spans the life of a spool.
 *
 * @throws SpoolHeldError when it is held.
 */
export function holdLock(path) {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 }); // a remove() at the same moment may have taken it away
        if (createExclusively(path)) {
            return () => {
                rmSync(path, { force: true });
            };
        }
        const holder = lockHolder(path);
        if (holder !== null)
            throw new SpoolHeldError(path, holder.pid);
        removeStale(path);
    }
    throw new Error(`${path} could not be taken in ${ATTEMPTS} attempts`);
}
/** The live process that holds the lock, or null. */
export function lockHolder(path) {
    const mark = readMark(path);
    return mark !== null && isAlive(mark) ? mark : null;
}
function readMark(path) {
    try {
        return parseProcessMark(readlinkSync(path));
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT' || codeOf(error) === 'EINVAL')
            return null; // released meanwhile; no link
        throw error;
    }
}
function createExclusively(path) {
    try {
        symlinkSync(JSON.stringify(processMark()), path);
        return true;
    }
    catch (error) {
        if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT')
            return false;
        throw error;
    }
}
/** Removes a dead process's lock. A second exclusive link makes sure that nobody removes the lock of a successor. */
function removeStale(path) {
    const guard = `${path}.steal`;
    if (!createExclusively(guard)) {
        dropOldGuard(guard);
        return;
    }
    try {
        if (lockHolder(path) === null)
            rmSync(path, { force: true });
    }
    finally {
        rmSync(guard, { force: true });
    }
}
/** The guard is held for microseconds: an old one, or one of a dead process, was left by a kill in that instant. */
function dropOldGuard(guard) {
    const age = lstatSync(guard, { throwIfNoEntry: false });
    const isOld = age !== undefined && performance.timeOrigin + performance.now() - age.mtimeMs > GUARD_MAX_AGE_MS;
    if (isOld || lockHolder(guard) === null)
        rmSync(guard, { force: true });
}
//# sourceMappingURL=hold-lock.js.map