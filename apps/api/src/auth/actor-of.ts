import { GraphQLError } from 'graphql';

import type { Role } from '#libs/contracts';

import type { GraphqlContext } from '../common/context.js';

/** Who acts, as what, and why. */
export interface Act {
  readonly by: string;
  readonly role: Role;
  readonly reason: string;
}

/**
 * Under whose name an act of this operation is recorded.
 *
 * @throws GraphQLError UNAUTHENTICATED where nobody is known: nobody acts without a name.
 */
export function actorOf({ access }: GraphqlContext): string {
  if (access !== null) return access.name;
  throw new GraphQLError('an act needs a name: give the token of somebody', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}

/** Who acts and as what, with the reason that was given. @throws GraphQLError UNAUTHENTICATED where nobody is known. */
export function actOf(context: GraphqlContext, reason: string): Act {
  return { by: actorOf(context), role: context.access?.role ?? 'viewer', reason };
}
