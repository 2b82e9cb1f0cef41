import { GraphQLError } from 'graphql';
import { measureQuery } from './measure-query.js';
/** What a query may be at most. Introspection is free. */
export const QUERY_LIMITS = {
    /** Tokens of the text; a page of the dashboard has some hundred. */
    tokens: 10_000,
    /** Levels of fields. */
    depth: 12,
    /** Fields under another name: a dashboard asks for one series per layer. */
    aliases: 300,
    /** Values of the answer, about. One full series as a plain list is 140,000. */
    cost: 250_000,
};
/** Codes of queries that are refused for their size. */
export const LIMIT_CODES = { depth: 'QUERY_TOO_DEEP', aliases: 'QUERY_TOO_MANY_ALIASES', cost: 'QUERY_TOO_COSTLY' };
/**
 * The size of a query that is within the limits.
 *
 * @param httpStatus status that the refusal is answered with.
 * @throws GraphQLError naming the limit, what was found and what is allowed.
 */
export function checkQueryLimits(query, httpStatus) {
    const size = measureQuery(query);
    for (const limit of ['depth', 'aliases', 'cost']) {
        if (size[limit] <= QUERY_LIMITS[limit])
            continue;
        throw new GraphQLError(`the query's ${limit} is ${size[limit]}; allowed: at most ${QUERY_LIMITS[limit]}`, {
            extensions: { code: LIMIT_CODES[limit], found: size[limit], allowed: QUERY_LIMITS[limit], http: { status: httpStatus } },
        });
    }
    return size;
}
//# sourceMappingURL=query-limits.js.map