import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '#libs/contracts';
import { GraphQLError, parse, validate } from 'graphql';
import { QUERY_LIMITS } from '../limits/query-limits.js';
/** The manifest of a built dashboard, below its folder. */
const MANIFEST = '.vite/persisted-documents.json';
const KEY = /^(sha256:)?([0-9a-f]{64})$/;
/** A larger file is not read. Unit: bytes. */
const MOST_BYTES = 64 * 2 ** 20;
/**
 * The documents of the dashboard that is served, and of a file where one is named: an object, hash → text, as code generators write it. The dashboard's
 * are read again when a hash is not known and it was built anew: once for each state of its file, however many hashes are guessed.
 *
 * @throws InputError for a file of the operator that cannot be read, or a text that is not of its hash.
 */
export function openDocuments({ dashboardFolder, documentsFile }) {
    const own = documentsFile === undefined ? new Map() : readDocuments(documentsFile);
    const path = join(dashboardFolder, MANIFEST);
    let [dashboard, readAs] = [new Map(), ''];
    const refresh = () => {
        const state = stateOf(path);
        if (state === readAs)
            return;
        readAs = state;
        dashboard = state === '' ? new Map() : readDocuments(path);
    };
    const find = (hash) => {
        const found = own.get(hash) ?? dashboard.get(hash);
        if (found !== undefined)
            return found;
        unlessBeingWritten(refresh);
        return dashboard.get(hash) ?? null;
    };
    refresh();
    return { find, has: (text) => find(textHash(text)) !== null };
}
/** What changes with a file; empty where there is none. */
function stateOf(path) {
    try {
        const { ino, size, mtimeMs, ctimeMs } = statSync(path);
        return [ino, size, mtimeMs, ctimeMs].join(' ');
    }
    catch {
        return '';
    }
}
/** A file that cannot be read now is read when it has changed: a build may be writing it. */
function unlessBeingWritten(read) {
    try {
        read();
    }
    catch (error) {
        if (!(error instanceof InputError))
            throw error;
    }
}
/** @throws InputError that names the file and the entry. */
function readDocuments(file) {
    const content = readObject(file);
    return new Map(Object.entries(content).map(([key, text]) => {
        const hash = KEY.exec(key)?.[2];
        if (hash === undefined)
            throw wrong(file, key, JSON.stringify(key), 'sha256: and 64 hex digits in lower case');
        if (typeof text !== 'string')
            throw wrong(file, key, typeof text, 'the text of a document');
        if (textHash(text) !== hash)
            throw wrong(file, key, `a text with the hash ${textHash(text)}`, 'the text with this hash');
        return [hash, text];
    }));
}
function readObject(file) {
    const allowed = 'a file of JSON: an object with hashes and texts of GraphQL documents';
    const read = () => {
        try {
            const stats = statSync(file);
            if (!stats.isFile())
                throw new Error('no regular file'); // reading a pipe never ends
            if (stats.size > MOST_BYTES)
                throw new Error(`a file of ${stats.size} bytes, which are more than ${MOST_BYTES}`);
            return JSON.parse(readFileSync(file, 'utf8'));
        }
        catch (error) {
            throw wrong(file, '', error instanceof Error ? error.message : String(error), allowed);
        }
    };
    const content = read();
    if (typeof content === 'object' && content !== null && !Array.isArray(content))
        return content;
    throw wrong(file, '', Array.isArray(content) ? 'a list' : content === null ? 'null' : typeof content, allowed);
}
/** @throws InputError for a known document of a file that the schema does not allow: it would be refused whenever it is asked. */
export function checkDocuments(file, schema) {
    for (const [hash, text] of readDocuments(file)) {
        const problem = problemOf(text, schema);
        if (problem !== null)
            throw wrong(file, `sha256:${hash}`, problem, 'a document that apps/api/schema.graphql allows');
    }
}
function problemOf(text, schema) {
    try {
        return validate(schema, parse(text, { maxTokens: QUERY_LIMITS.tokens }))[0]?.message ?? null;
    }
    catch (error) {
        if (error instanceof GraphQLError)
            return error.message;
        throw error;
    }
}
function wrong(source, path, value, allowed) {
    return new InputError({ source, path, value, allowed });
}
/** SHA-256 of a text, in hex. */
export function textHash(text) {
    return createHash('sha256').update(text).digest('hex');
}
//# sourceMappingURL=known-documents.js.map