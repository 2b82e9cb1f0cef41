import { InputError } from './errors.js';
import { documentProblem } from './spec/parse.js';
import { tryParse } from './try-parse.js';
/**
 * Validates what a person asks for, or a file.
 *
 * @throws InputError naming the first wrong field, its value and what is allowed.
 */
export function parseWith(schema, document, { source = null, prefix = '' }) {
    const result = tryParse(schema, document);
    if (result.success)
        return result.data;
    const { path, value, allowed } = documentProblem(result.error.issues, document);
    throw new InputError({ source, path: `${prefix}${path}`, value, allowed });
}
//# sourceMappingURL=parse-with.js.map