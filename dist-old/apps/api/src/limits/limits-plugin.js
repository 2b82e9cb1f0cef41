import { checkIntrospection } from './check-introspection.js';
import { checkQueryLimits } from './query-limits.js';
import { refuseDeepVariables } from './refuse-deep-variables.js';
import { refuseNul } from './refuse-nul.js';
const STRICT_MEDIA_TYPE = 'application/graphql-response+json';
/**
 * Refuses queries that are too big, or more than their token may ask, before they are executed, and tells the cost of the others in `extensions.cost`.
 *
 * The refusal is 400 under application/graphql-response+json and 200 under application/json, as GraphQL over HTTP has it.
 */
export const limitsPlugin = (introspection, rate) => ({
    requestDidStart: () => {
        let cost = null;
        return Promise.resolve({
            didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
                const status = isStrict(request) ? 400 : 200;
                if (operation === undefined)
                    return Promise.resolve();
                checkIntrospection(document, contextValue.access, introspection);
                refuseDeepVariables(request.variables ?? {}, status);
                refuseNul(document, request.variables ?? {}, status);
                ({ cost } = checkQueryLimits({ schema, document, operation, variables: request.variables ?? {} }, status));
                rate.count(contextValue.access, cost);
                return Promise.resolve();
            },
            willSendResponse: ({ request, response: { body, http } }) => {
                http.headers.set('cache-control', 'no-store');
                if (cost !== null && body.kind === 'single') {
                    body.singleResult.extensions = { ...body.singleResult.extensions, cost };
                }
                if (body.kind === 'single' && http.status === 400 && !isStrict(request) && isAboutDocument(body.singleResult.errors?.[0]))
                    http.status = 200;
                return Promise.resolve();
            },
        });
    },
});
function isStrict({ http }) {
    return (http?.headers.get('accept') ?? '').includes(STRICT_MEDIA_TYPE);
}
/** Errors of the document or its variables: whoever did not ask for the strict media type is answered 200 with them. */
function isAboutDocument(error) {
    return ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'].includes(String(error?.extensions?.['code']));
}
//# sourceMappingURL=limits-plugin.js.map