import { z } from 'zod';

import { didYouMean } from './nearest-name.js';

/** What stands between the names of known fields in the message of an issue. */
const BETWEEN = ', ';

/** Parses a document; issues about fields that a schema does not know tell, as their message, those that it knows. */
export function tryParse<T>(schema: z.ZodType<T>, document: unknown): z.ZodSafeParseResult<T> {
  return schema.safeParse(document, { error: (issue) => (issue.code === 'unrecognized_keys' ? fieldNames(issue.inst).join(BETWEEN) : undefined) });
}

function fieldNames(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** What is allowed instead of an unknown field, by the issue of {@link tryParse}: "over, severity (did you mean severity?)". */
export function allowedFields(field: string, { message }: z.core.$ZodIssueUnrecognizedKeys): string {
  return message === '' ? 'no fields' : `${message}${didYouMean(field, message.split(BETWEEN))}`;
}
