import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { InputError } from '#libs/contracts';
/**
 * Looks a secret up; null when there is no reference. No message ever holds the secret.
 *
 * @throws InputError when the variable is not set, or the file cannot be read or is empty.
 */
export async function readSecret(reference, source) {
    const { field, env, file } = reference;
    if (env !== undefined) {
        const value = source.variables[env]?.trim() ?? '';
        if (value !== '')
            return value;
        throw new InputError({ source: 'environment', path: env, value: null, allowed: `the value that ${field}Env of ${source.file} refers to` });
    }
    if (file === undefined)
        return null;
    const name = path.resolve(path.dirname(source.file), file);
    const text = await readFile(name, 'utf8').catch((error) => {
        throw new InputError({ source: source.file, path: `${field}File`, value: `${name} (${error.code ?? 'unreadable'})`, allowed: 'a file that can be read' }, { cause: error });
    });
    if (text.trim() !== '')
        return text.trim();
    throw new InputError({ source: source.file, path: `${field}File`, value: `${name}, which is empty`, allowed: 'a file that holds the value' });
}
//# sourceMappingURL=read-secret.js.map