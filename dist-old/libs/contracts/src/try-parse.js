import { z } from 'zod';
import { didYouMean } from './nearest-name.js';
/** What stands between the names of known fields in the message of an issue. */
const BETWEEN = ', ';
/** Parses a document; issues about fields that a schema does not know tell, as their message, those that it knows. */
export function tryParse(schema, document) {
    return schema.safeParse(document, { error: (issue) => (issue.code === 'unrecognized_keys' ? fieldNames(issue.inst).join(BETWEEN) : undefined) });
}
function fieldNames(schema) {
    return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
/** What is allowed instead of an unknown field, by the issue of {@link tryParse}: "over, severity (did you mean severity?)". */
export function allowedFields(field, { message }) {
    return message === '' ? 'no fields' : `${message}${didYouMean(field, message.split(BETWEEN))}`;
}
//# sourceMappingURL=try-parse.js.map