import type { z } from 'zod';

import { InputError } from './errors.js';
import { documentProblem } from './spec/parse.js';

/**
 * Validates what a person asks for.
 *
 * @param prefix what precedes the field's name in the error: "input.". `what` names the whole: "a trace".
 * @throws InputError naming the first wrong field, its value and what is allowed.
 */
export function parseWith<T>(schema: z.ZodType<T>, document: unknown, { prefix, what }: { readonly prefix: string; readonly what: string }): T {
  const result = schema.safeParse(document);
  if (result.success) return result.data;
  const { path, value, allowed } = documentProblem(result.error.issues, document, what);
  throw new InputError({ source: null, path: `${prefix}${path}`, value, allowed });
}
