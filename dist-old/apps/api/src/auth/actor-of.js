import { GraphQLError } from 'graphql';
/**
 * Under whose name an act of this operation is recorded.
 *
 * @throws GraphQLError UNAUTHENTICATED where nobody is known: nobody acts without a name.
 */
export function actorOf({ access }) {
    if (access !== null)
        return access.name;
    throw new GraphQLError('an act needs a name: give the token of somebody', { extensions: { code: 'UNAUTHENTICATED', http: { status: 401 } } });
}
/** Who acts and as what, with the reason that was given. @throws GraphQLError UNAUTHENTICATED where nobody is known. */
export function actOf(context, reason) {
    return { by: actorOf(context), role: context.access?.role ?? 'viewer', reason };
}
//# sourceMappingURL=actor-of.js.map