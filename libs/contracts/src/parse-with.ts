import type { z } from 'zod';

import { InputError } from './errors.js';
import { documentProblem } from './spec/parse.js';
import { tryParse } from './try-parse.js';

/** How an error of {@link parseWith} calls things. */
interface Names {
  /** The file that the document is from; null where it is from none. */
  readonly source?: string | null;
  /** What precedes the field's name: "input.". */
  readonly prefix?: string;
}

/**
 * Validates what a person asks for, or a file.
 *
 * @throws InputError naming the first wrong field, its value and what is allowed.
 */
export function parseWith<T>(schema: z.ZodType<T>, document: unknown, { source = null, prefix = '' }: Names): T {
  const result = tryParse(schema, document);
  if (result.success) return result.data;
  const { path, value, allowed } = documentProblem(result.error.issues, document);
  throw new InputError({ source, path: `${prefix}${path}`, value, allowed });
}
