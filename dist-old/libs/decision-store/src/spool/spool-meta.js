import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '#libs/contracts';
import { z } from 'zod';
import { codeOf, writeWhole } from './file-calls.js';
/** Name of the file in a spool's folder. */
export const META_FILE = 'meta.json';
const metaSchema = z.strictObject({
    version: z.literal(1),
    run: z.uuid(),
    /** Number of the run in its database. */
    runId: z.int().min(1),
    /** The attempt that opened the spool last; a frame tells its own. */
    attempt: z.int().min(1),
    /** Number of layers of every decisions frame. */
    layers: z.int().min(0),
    project: z.string().min(1).optional(),
    /** UTC, ISO 8601. */
    createdAt: z.iso.datetime(),
});
/**
 * Reads `meta.json` of a spool's folder; null when there is none.
 *
 * @throws InputError when it is not what {@link writeSpoolMeta} writes.
 */
export function readSpoolMeta(folder) {
    const path = join(folder, META_FILE);
    let text;
    try {
        text = readFileSync(path, 'utf8');
    }
    catch (error) {
        if (codeOf(error) === 'ENOENT')
            return null;
        throw error;
    }
    return parseMeta(path, text);
}
/** Writes `meta.json`, durably and in one step. @throws InputError when a field is not allowed. */
export function writeSpoolMeta(folder, meta, calls) {
    const path = join(folder, META_FILE);
    const text = JSON.stringify(meta);
    parseMeta(path, text);
    writeWhole(calls, path, `${text}\n`);
}
/**
 * Checks that frames of `meta` belong into a spool of `stored`.
 *
 * @throws InputError that names the field when they do not.
 */
export function checkSameRun(folder, stored, meta) {
    for (const field of ['run', 'runId', 'layers']) {
        if (stored[field] === meta[field])
            continue;
        const allowed = `${meta[field]}, the ${field} of the run that is opened`;
        throw new InputError({ source: join(folder, META_FILE), path: field, value: String(stored[field]), allowed });
    }
}
function parseMeta(path, text) {
    let value;
    try {
        value = JSON.parse(text);
    }
    catch (cause) {
        throw new InputError({ source: path, path: '', value: 'not JSON', allowed: 'the meta.json of a spool' }, { cause });
    }
    const parsed = metaSchema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const [issue] = parsed.error.issues;
    const field = issue?.path ?? [];
    throw new InputError({
        source: path,
        path: field.map(String).join('.'),
        value: shown(valueAt(value, field)),
        allowed: issue?.message ?? 'version 1',
    });
}
function valueAt(value, field) {
    return field.reduce((at, key) => at[key], value);
}
function shown(value) {
    return value === undefined ? null : JSON.stringify(value);
}
//# sourceMappingURL=spool-meta.js.map