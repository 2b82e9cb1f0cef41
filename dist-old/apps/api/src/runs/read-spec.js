import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { InputError, parseRunSpec } from '#libs/contracts';
const SPEC_BYTES = 256 * 1024;
/**
 * The spec that `startRun` is given, validated.
 *
 * Whoever may call the API must not read other files of the machine through it: a spec that names files is allowed only
 * where they lie under `dataFolder`, by absolute path.
 *
 * @throws InputError naming the field, its value and what is allowed.
 */
export function readSpec(input, { dataFolder, project }) {
    const spec = parseRunSpec(inProject(documentOf(input), project), 'spec');
    if (project !== null && spec.project !== project)
        throw new InputError({ source: 'spec', path: 'project', value: JSON.stringify(spec.project), allowed: `"${project}", by the token` });
    checkFiles(spec.data, dataFolder);
    return spec;
}
/** A spec that names no project is of the one that the token is for. */
function inProject(document, project) {
    const isBare = typeof document === 'object' && document !== null && !Array.isArray(document) && !('project' in document);
    return project === null || !isBare ? document : { ...document, project };
}
function documentOf({ spec, specYaml }) {
    const hasSpec = spec !== null && spec !== undefined;
    const hasYaml = typeof specYaml === 'string';
    if (hasSpec === hasYaml) {
        throw new InputError({ source: null, path: 'input', value: hasSpec ? 'both spec and specYaml' : null, allowed: 'exactly one of spec and specYaml' });
    }
    const text = hasYaml ? specYaml : JSON.stringify(spec);
    const bytes = Buffer.byteLength(text);
    if (bytes > SPEC_BYTES) {
        throw new InputError({ source: null, path: hasYaml ? 'specYaml' : 'spec', value: `${bytes} bytes`, allowed: `at most ${SPEC_BYTES} bytes` });
    }
    return hasYaml ? parseYaml(text) : spec;
}
function parseYaml(text) {
    const lineCounter = new LineCounter();
    const document = parseDocument(text, { lineCounter, prettyErrors: false });
    const error = document.errors[0];
    if (error === undefined)
        return toPlain(() => document.toJS({ maxAliasCount: 100 }));
    const { line, col } = lineCounter.linePos(error.pos[0]);
    throw new InputError({ source: 'spec', path: `line ${line}, column ${col}`, value: error.message, allowed: 'YAML 1.2' });
}
/** Aliases that blow up ("billion laughs") are refused by the parser with a ReferenceError. */
function toPlain(read) {
    try {
        return read();
    }
    catch (cause) {
        const value = cause instanceof Error ? cause.message : String(cause);
        throw new InputError({ source: 'spec', path: '', value, allowed: 'YAML 1.2 with at most 100 aliases' }, { cause });
    }
}
/** The fields of a spec's data that name files, by kind: a kind that is new must say so here. */
const FILE_FIELDS = {
    csv: ['path', 'testPath'],
    parquet: ['path', 'testPath'],
    text: ['path', 'testPath'],
    idx: ['trainImages', 'trainLabels', 'testImages', 'testLabels'],
    named: [],
    'generated-credit': [],
};
function checkFiles(data, dataFolder) {
    for (const name of FILE_FIELDS[data.kind]) {
        const path = data[name];
        if (typeof path === 'string' && !isUnder(path, dataFolder)) {
            const allowed = 'over the API only an absolute path under GRADLENS_DATA_DIR; use "gradlens run" for other files';
            throw new InputError({ source: 'spec', path: `data.${name}`, value: path, allowed });
        }
    }
}
/** Whether the file lies under the folder, links followed. */
function isUnder(path, folder) {
    if (folder === null || !isAbsolute(path))
        return false;
    const inside = relative(realPath(folder), realPath(path));
    return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
/** The path without links; as it is written where nothing is there. */
function realPath(path) {
    try {
        return realpathSync(path);
    }
    catch {
        return resolve(path);
    }
}
//# sourceMappingURL=read-spec.js.map