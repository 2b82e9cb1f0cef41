import { basename, resolve } from 'node:path';
import { InputError } from '#libs/contracts';
import { readTable } from '../csv/read-table.js';
import { textSet } from './text-set.js';
/**
 * Loads the texts of a spec.
 *
 * @throws InputError naming file, line, column and value of what is wrong.
 */
export async function loadText(spec, { baseDir, signal }) {
    const schema = textSchema(spec);
    const train = await readTable(resolve(baseDir, spec.path), schema, signal);
    const test = spec.testPath === undefined ? undefined : await readTable(resolve(baseDir, spec.testPath), schema, signal);
    return textSet({ ...spec, name: basename(spec.path).replace(/\.[^.]+$/, ''), train, test });
}
/** The two columns that are read. @throws InputError naming the field of the spec. */
export function textSchema({ text, label, columns, delimiter, quotes }) {
    if (text === label)
        throw new InputError({ source: null, path: 'data.text', value: JSON.stringify(text), allowed: 'another column than the label' });
    const names = columns ?? [text, label];
    for (const [path, name] of [['data.text', text], ['data.label', label]]) {
        if (!names.includes(name))
            throw new InputError({ source: null, path, value: JSON.stringify(name), allowed: `one of the columns: ${names.join(', ')}` });
    }
    const typeOf = (name) => (name === text || name === label ? 'categorical' : 'ignore');
    return {
        ...{ delimiter, quotes, label, header: columns === undefined, skipsUnlisted: true },
        columns: [...names].map((name) => ({ name, type: typeOf(name), protected: false, missing: [] })),
    };
}
//# sourceMappingURL=load-text.js.map