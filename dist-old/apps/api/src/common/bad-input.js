import { GraphQLError } from 'graphql';
import { InputError } from '#libs/contracts';
/** The error for an argument that is not allowed: names field, value and what is allowed. */
export function badInput(field, value, allowed) {
    const text = value === undefined ? null : JSON.stringify(value);
    return inputGraphqlError(new InputError({ source: null, path: field, value: text, allowed }));
}
/** A caller's mistake as GraphQL tells it: code BAD_USER_INPUT, with the parts of the problem. */
export function inputGraphqlError(error) {
    const { path, value, allowed } = error.problem;
    return new GraphQLError(error.message, {
        extensions: { code: 'BAD_USER_INPUT', field: path, value, allowed },
        originalError: error,
    });
}
/**
 * An argument that must be an integer within bounds.
 *
 * @throws GraphQLError BAD_USER_INPUT
 */
export function integerWithin(field, value, bounds) {
    if (Number.isInteger(value) && value >= bounds.min && value <= bounds.max)
        return value;
    throw badInput(field, value, `an integer from ${bounds.min} to ${bounds.max}`);
}
//# sourceMappingURL=bad-input.js.map