import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { InputError } from '#libs/contracts';
/** Rows of JSON lines. Objects within are taken apart: `{"grad_norm": {"dense1": 0.1}}` is a column `grad_norm/dense1`. */
export async function* readJsonRows(source, bytes) {
    let line = 0;
    for await (const text of createInterface({ input: Readable.from(bytes), crlfDelay: Infinity })) {
        line += 1;
        if (text.trim() === '')
            continue;
        yield { place: `line ${String(line)}`, fields: flat(objectOf(source, line, text.replace(/^\uFEFF/, ''))) };
    }
}
function objectOf(source, line, text) {
    const value = parseJson(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return value;
    const shown = text.length > 80 ? `${text.slice(0, 77)}...` : text;
    throw new InputError({ source, path: `line ${String(line)}`, value: JSON.stringify(shown), allowed: 'a JSON object' });
}
/** JSON, and the NaN and Infinity that Python writes into it; undefined for anything else. */
export function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        try {
            // a string is matched whole, so that words inside it stay
            return JSON.parse(text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (found) => (found.startsWith('"') ? found : `"${found}"`)));
        }
        catch {
            return undefined;
        }
    }
}
function flat(object, prefix = '') {
    const fields = {};
    for (const [name, value] of Object.entries(object)) {
        const isNested = typeof value === 'object' && value !== null && !Array.isArray(value);
        if (isNested)
            Object.assign(fields, flat(value, `${prefix}${name}/`));
        else
            fields[prefix + name] = value;
    }
    return fields;
}
//# sourceMappingURL=read-json-rows.js.map