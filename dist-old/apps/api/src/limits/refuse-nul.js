import { isStorable, unstorablePath } from '#libs/contracts';
import { GraphQLError, Kind, visit } from 'graphql';
/**
 * Refuses a NUL, and half of a character that takes two code units, in any string that is given: PostgreSQL stores neither.
 *
 * @throws GraphQLError `BAD_USER_INPUT` that names the variable, or says that it stands in the query.
 */
export function refuseNul(document, variables, status) {
    const path = unstorablePath(variables)?.join('.') ?? (hasUnstorableLiteral(document) ? 'a string of the query' : null);
    if (path === null)
        return;
    throw new GraphQLError(`${path} holds a NUL character (U+0000), or half of a character; allowed: text without them`, { extensions: { code: 'BAD_USER_INPUT', path, http: { status } } });
}
/** By document: those that were parsed before are kept by Apollo. */
const LITERALS = new WeakMap();
function hasUnstorableLiteral(document) {
    const known = LITERALS.get(document);
    if (known !== undefined)
        return known;
    let found = false;
    visit(document, {
        [Kind.STRING]({ value }) {
            found ||= !isStorable(value);
        },
    });
    LITERALS.set(document, found);
    return found;
}
//# sourceMappingURL=refuse-nul.js.map