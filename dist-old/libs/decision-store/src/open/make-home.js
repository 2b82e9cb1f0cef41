import { lstatSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { InputError } from '#libs/contracts';
/**
 * Makes the home folder where it is missing, and writes a file in it to see that it can be used.
 *
 * Folder by folder: `mkdir` with `recursive` never returns on file systems that answer "not there" to a new folder
 * (/proc).
 *
 * @throws InputError that names `GRADLENS_HOME`, the folder and what is wrong with it.
 */
export function makeHome(home, mode = 0o777) {
    const folder = resolve(home);
    const probe = join(folder, `.write-test-${process.pid}`);
    try {
        makeFolders(folder, mode);
        writeFileSync(probe, '');
        rmSync(probe, { force: true });
    }
    catch (error) {
        throw unusable(home, error);
    }
}
function makeFolders(folder, mode) {
    if (lstatSync(folder, { throwIfNoEntry: false }) !== undefined)
        return;
    const parent = dirname(folder);
    if (parent !== folder)
        makeFolders(parent, mode);
    try {
        mkdirSync(folder, { mode });
    }
    catch (error) {
        // another process that begins at the same moment
        if (error.code !== 'EEXIST')
            throw error;
    }
}
function unusable(home, error) {
    const reason = REASONS[error.code ?? ''];
    if (reason === undefined)
        return error;
    const value = `${JSON.stringify(home)} (${reason})`;
    return new InputError({ source: 'environment', path: 'GRADLENS_HOME', value, allowed: 'a folder that is there or can be made, and can be written' }, { cause: error });
}
/** What to say for the system's error codes. */
const REASONS = {
    EACCES: 'not writable by this user',
    EPERM: 'not writable by this user',
    EROFS: 'on a file system that cannot be written',
    ENOTDIR: 'a file, or below one',
    EEXIST: 'a file, not a folder',
    ENOENT: 'nothing can be made there',
    EINVAL: 'nothing can be made there',
    ELOOP: 'a link that leads to itself',
    ENAMETOOLONG: 'too long a name',
    ENOSPC: 'the disk is full',
    EDQUOT: 'the disk quota is used up',
};
//# sourceMappingURL=make-home.js.map