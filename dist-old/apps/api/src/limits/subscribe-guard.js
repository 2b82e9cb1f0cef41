import { getOperationAST, getVariableValues, GraphQLError, OperationTypeNode, parse, validate, } from 'graphql';
import { firstCode } from '../audit-log/audit-plugin.js';
import { recordRefused } from '../audit-log/record-mutations.js';
import { checkMayChange } from '../auth/mutations-plugin.js';
import { checkIntrospection, withoutProposals } from './check-introspection.js';
import { checkQueryLimits, QUERY_LIMITS } from './query-limits.js';
import { refuseDeepVariables } from './refuse-deep-variables.js';
import { refuseNul } from './refuse-nul.js';
/**
 * Parses, validates and limits an operation that came over the web socket: the same rules as over HTTP.
 *
 * @returns what to execute, or the errors to answer with.
 */
export function prepareOperation(schema, payload, contextValue, { introspection, rate }) {
    try {
        const document = parse(payload.query, { maxTokens: QUERY_LIMITS.tokens });
        const errors = validate(schema, document);
        if (errors.length > 0)
            return (introspection === 'all' ? errors : errors.map(withoutProposals)).map((each) => coded(each, 'GRAPHQL_VALIDATION_FAILED'));
        const variableValues = payload.variables ?? {};
        const operation = operationOf(document, payload.operationName);
        checkMayChange(operation, contextValue.access);
        checkIntrospection(document, contextValue.access, introspection);
        refuseDeepVariables(variableValues, 400);
        refuseNul(document, variableValues, 400);
        const { cost } = checkQueryLimits({ schema, document, operation, variables: variableValues }, 400);
        rate.count(contextValue.access, cost);
        return { schema, document, operationName: payload.operationName, variableValues, contextValue };
    }
    catch (error) {
        if (error instanceof GraphQLError)
            return [coded(error, 'GRAPHQL_PARSE_FAILED')]; // all others have a code
        throw error;
    }
}
/** {@link prepareOperation}; a mutation that it refuses is in the audit log when this returns. */
export async function prepareRecorded(schema, payload, contextValue, { audit, ...limits }) {
    const prepared = prepareOperation(schema, payload, contextValue, limits);
    const errors = Array.isArray(prepared) ? prepared : wrongVariables(schema, prepared);
    const operation = errors.length > 0 ? asMutation(payload) : null;
    if (operation !== null) {
        await recordRefused(audit, { operation, variables: payload.variables ?? {}, context: contextValue, code: firstCode({ errors }) });
    }
    return errors.length > 0 ? errors : prepared;
}
/** What is wrong with the variables: found here, since nothing is executed then. */
function wrongVariables(schema, { document, operationName, variableValues }) {
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    return (getVariableValues(schema, definitions, variableValues ?? {}).errors ?? []).map((each) => coded(each, 'BAD_USER_INPUT'));
}
/** An error under the code that Apollo gives it over HTTP, where it has none. */
function coded(error, code) {
    if (error.extensions['code'] !== undefined)
        return error;
    const { message, nodes, source, positions, extensions } = error;
    return new GraphQLError(message, { nodes, source, positions, extensions: { ...extensions, code } });
}
function asMutation({ query, operationName }) {
    try {
        const operation = getOperationAST(parse(query, { maxTokens: QUERY_LIMITS.tokens }), operationName) ?? null;
        return operation?.operation === OperationTypeNode.MUTATION ? operation : null;
    }
    catch (error) {
        if (error instanceof GraphQLError)
            return null; // nobody can tell what it was to be
        throw error;
    }
}
function operationOf(document, name) {
    const operation = getOperationAST(document, name);
    if (operation !== null && operation !== undefined)
        return operation;
    throw new GraphQLError('there is no such operation in the document', { extensions: { code: 'BAD_REQUEST' } });
}
//# sourceMappingURL=subscribe-guard.js.map