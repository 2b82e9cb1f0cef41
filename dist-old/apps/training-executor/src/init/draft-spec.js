import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '#libs/contracts';
import { proposeSpec } from '#libs/datasets';
import { loadForRun } from '../running/prepare-run.js';
import { readSpec } from '../spec/read-spec.js';
/**
 * Writes the proposed spec beside `out` and loads it as `gradlens run` does: a spec that would be refused is never
 * handed out.
 *
 * @returns the path of the draft, to be renamed to `out` or removed.
 * @throws InputError that names the file, when the folder cannot be written or the spec would not run; no draft is left.
 */
export async function draftSpec(proposal, { file, out, terminal }) {
    const relative = path.relative(path.dirname(path.resolve(out)), path.resolve(file));
    const text = proposeSpec(proposal, { path: relative });
    const draft = `${out}.${process.pid}.part`;
    await writeFile(draft, text).catch((error) => {
        throw unwritable(out, error);
    });
    try {
        await loadForRun(await readSpec(draft), terminal);
        return draft;
    }
    catch (error) {
        await rm(draft, { force: true });
        throw named(error, file, draft);
    }
}
/** The same problem, said of a file that the person knows: the CSV file in place of the draft or of nothing. */
function named(error, file, draft) {
    if (!(error instanceof InputError))
        return error;
    const { source } = error.problem;
    if (source !== null && source !== draft)
        return error;
    return new InputError({ ...error.problem, source: file }, { cause: error });
}
function unwritable(out, error) {
    const code = error.code ?? '';
    const value = UNWRITABLE[code];
    if (value === undefined)
        return error;
    return new InputError({ source: out, path: '', value, allowed: 'a file in a folder that is there and can be written (--out)' }, { cause: error });
}
/** What to say for the system's error codes. */
const UNWRITABLE = {
    ENOENT: 'in a folder that is not there',
    ENOTDIR: 'in a folder that is none',
    EACCES: 'not writable by this user',
    EPERM: 'not writable by this user',
    EROFS: 'on a file system that cannot be written',
    ENAMETOOLONG: 'too long a name',
};
//# sourceMappingURL=draft-spec.js.map