import { GraphQLError } from 'graphql';
import { recordRefused } from './record-mutations.js';
import { recordReads } from './record-reads.js';
/** Records refused mutations and reads of sensitive predictions before an answer over HTTP goes out; what cannot be recorded is not told. */
export const auditPlugin = (audit) => ({
    requestDidStart: () => Promise.resolve({
        willSendResponse: async ({ operation, request, contextValue, response: { body, http } }) => {
            if (body.kind !== 'single')
                return;
            try {
                if (operation !== undefined)
                    await recordRefused(audit, { operation, variables: request.variables ?? {}, context: contextValue, code: firstCode(body.singleResult) });
                await recordReads(audit, contextValue);
            }
            catch {
                body.singleResult = { data: null, errors: [NOT_RECORDED.toJSON()] };
                http.status = 503;
            }
        },
    }),
});
/** Code of the first error of a result. */
export function firstCode({ errors }) {
    const code = errors?.[0]?.extensions?.['code'];
    return typeof code === 'string' ? code : 'BAD_REQUEST';
}
/** The answer in place of one that could not be recorded. */
const NOT_RECORDED = new GraphQLError('this could not be recorded in the audit log, so it is not told; ask again', { extensions: { code: 'UNAVAILABLE' } });
/** The same for a result over the web socket. @returns what is to be told in its place; null when it may go out. */
export async function recordSocketReads(audit, context) {
    try {
        await recordReads(audit, context);
        return null;
    }
    catch {
        return { data: null, errors: [NOT_RECORDED] };
    }
}
//# sourceMappingURL=audit-plugin.js.map