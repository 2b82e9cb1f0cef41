import { GraphQLError, Kind, visit } from 'graphql';
/**
 * Whether who asks may read the schema, where the operation does: `__typename` is no part of it.
 *
 * @throws GraphQLError FORBIDDEN
 */
export function checkIntrospection(document, access, policy) {
    const isAllowed = policy === 'all' || (policy === 'admin' && access?.role === 'admin');
    if (isAllowed || !readsSchema(document))
        return;
    const who = policy === 'off' ? 'nobody' : 'admins only';
    throw new GraphQLError(`the schema is told to ${who} here (GRADLENS_INTROSPECTION)`, { extensions: { code: 'FORBIDDEN', http: { status: 403 } } });
}
function readsSchema(document) {
    let found = false;
    visit(document, {
        [Kind.FIELD]({ name }) {
            found ||= name.value === '__schema' || name.value === '__type';
        },
    });
    return found;
}
/** An error without the names that it proposes: they tell the schema to whoever guesses. */
export function withoutProposals(error) {
    const message = error.message.replace(/ ?Did you mean .+\?$/s, '');
    return new GraphQLError(message, { nodes: error.nodes, extensions: error.extensions });
}
//# sourceMappingURL=check-introspection.js.map