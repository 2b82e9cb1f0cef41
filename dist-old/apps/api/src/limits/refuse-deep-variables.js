import { GraphQLError } from 'graphql';
/** Levels that the variables may have: a spec has about six. Far below what recursion takes. */
const MOST_LEVELS = 64;
/**
 * Refuses variables of lists and objects within each other that have more levels than {@link MOST_LEVELS}: what walks
 * through them by recursion would fall over. Walks level by level itself.
 *
 * @throws GraphQLError `BAD_USER_INPUT`
 */
export function refuseDeepVariables(variables, status) {
    let level = [variables];
    for (let levels = 0; level.length > 0; levels++) {
        if (levels > MOST_LEVELS)
            throw new GraphQLError(`the variables are nested too deeply; allowed: at most ${MOST_LEVELS} levels`, { extensions: { code: 'BAD_USER_INPUT', http: { status } } });
        level = level.flatMap((value) => (typeof value === 'object' && value !== null ? Object.values(value) : []));
    }
}
//# sourceMappingURL=refuse-deep-variables.js.map