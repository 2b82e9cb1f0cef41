import { GraphQLError, Kind, visit, type DocumentNode } from 'graphql';

/**
 * Refuses a NUL, and half of a character that takes two code units, in any string that is given: PostgreSQL stores neither.
 *
 * @throws GraphQLError `BAD_USER_INPUT` that names the variable, or says that it stands in the query.
 */
export function refuseNul(document: DocumentNode, variables: Readonly<Record<string, unknown>>, status: number): void {
  const path = pathOfNul(variables, '') ?? (hasNulLiteral(document) ? 'a string of the query' : null);
  if (path === null) return;
  throw new GraphQLError(`${path} holds a NUL character (U+0000), or half of a character; allowed: text without them`, { extensions: { code: 'BAD_USER_INPUT', path, http: { status } } });
}

const UNSTORABLE = /\0|\p{Surrogate}/u;

function hasNulLiteral(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.STRING]({ value }) {
      found ||= UNSTORABLE.test(value);
    },
  });
  return found;
}

function pathOfNul(value: unknown, path: string): string | null {
  if (typeof value === 'string') return UNSTORABLE.test(value) ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, each] of Object.entries(value)) {
    const found = pathOfNul(each, path === '' ? key : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
