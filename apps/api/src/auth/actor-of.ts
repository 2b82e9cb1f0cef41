import { GraphQLError } from 'graphql';

import type { GraphqlContext } from '../common/context.js';

/**
 * Under whose name an act of this operation is recorded.
 *
 * @throws GraphQLError UNAUTHENTICATED where nobody is known: nobody acts without a name.
 */
export function actorOf({ access }: GraphqlContext): string {
  if (access !== null) return access.name;
  throw new GraphQLError('an act needs a name: give the token of somebody', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}
