import { GraphQLError, Kind, visit, type DocumentNode } from 'graphql';

/**
 * Refuses a NUL character in any string that is given: PostgreSQL stores none, and a search for one finds nothing.
 *
 * @throws GraphQLError `BAD_USER_INPUT` that names the variable, or says that it stands in the query.
 */
export function refuseNul(document: DocumentNode, variables: Readonly<Record<string, unknown>>, status: number): void {
  const path = pathOfNul(variables, '') ?? (hasNulLiteral(document) ? 'a string of the query' : null);
  if (path === null) return;
  throw new GraphQLError(`${path} holds a NUL character (U+0000); allowed: text without it`, { extensions: { code: 'BAD_USER_INPUT', path, http: { status } } });
}

function hasNulLiteral(document: DocumentNode): boolean {
  let found = false;
  visit(document, {
    [Kind.STRING]({ value }) {
      found ||= value.includes('\0');
    },
  });
  return found;
}

function pathOfNul(value: unknown, path: string): string | null {
  if (typeof value === 'string') return value.includes('\0') ? path : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, each] of Object.entries(value)) {
    const found = pathOfNul(each, path === '' ? key : `${path}.${key}`);
    if (found !== null) return found;
  }
  return null;
}
