import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';

import type { IntrospectionPolicy } from '#libs/contracts';

import { firstCode } from '../audit-log/audit-plugin.js';
import type { AuditLog } from '../audit-log/open-audit-log.js';
import { recordRefused } from '../audit-log/record-mutations.js';
import { checkMayChange } from '../auth/mutations-plugin.js';
import type { GraphqlContext } from '../common/context.js';
import { checkIntrospection, withoutProposals } from './check-introspection.js';
import { checkQueryLimits, QUERY_LIMITS } from './query-limits.js';
import type { QueryRate } from './query-rate.js';
import { refuseDeepVariables } from './refuse-deep-variables.js';
import { refuseNul } from './refuse-nul.js';

/**
 * Parses, validates and limits an operation that came over the web socket: the same rules as over HTTP.
 *
 * @returns what to execute, or the errors to answer with.
 */
export function prepareOperation(
  schema: GraphQLSchema,
  payload: SubscribePayload,
  contextValue: GraphqlContext,
  { introspection, rate }: { readonly introspection: IntrospectionPolicy; readonly rate: QueryRate },
): ExecutionArgs | GraphQLError[] {
  try {
    const document = parse(payload.query, { maxTokens: QUERY_LIMITS.tokens });
    const errors = validate(schema, document);
    if (errors.length > 0) return (introspection === 'all' ? errors : errors.map(withoutProposals)).map((each) => coded(each, 'GRAPHQL_VALIDATION_FAILED'));
    const variableValues = payload.variables ?? {};
    const operation = operationOf(document, payload.operationName);
    checkMayChange(operation, contextValue.access);
    checkIntrospection(document, contextValue.access, introspection);
    refuseDeepVariables(variableValues, 400);
    refuseNul(document, variableValues, 400);
    const { cost } = checkQueryLimits({ schema, document, operation, variables: variableValues }, 400);
    rate.count(contextValue.access, cost);
    return { schema, document, operationName: payload.operationName, variableValues, contextValue };
  } catch (error) {
    if (error instanceof GraphQLError) return [coded(error, 'GRAPHQL_PARSE_FAILED')]; // all others have a code
    throw error;
  }
}

/** {@link prepareOperation}; a mutation that it refuses is in the audit log when this returns. */
export async function prepareRecorded(
  schema: GraphQLSchema,
  payload: SubscribePayload,
  contextValue: GraphqlContext,
  { audit, ...limits }: { readonly introspection: IntrospectionPolicy; readonly rate: QueryRate; readonly audit: AuditLog },
): Promise<ExecutionArgs | GraphQLError[]> {
  const prepared = prepareOperation(schema, payload, contextValue, limits);
  const errors = Array.isArray(prepared) ? prepared : wrongVariables(schema, prepared);
  const operation = errors.length > 0 ? asMutation(payload) : null;
  if (operation !== null) {
    await recordRefused(audit, { operation, variables: payload.variables ?? {}, context: contextValue, code: firstCode({ errors }) });
  }
  return errors.length > 0 ? errors : prepared;
}

/** What is wrong with the variables: found here, since nothing is executed then. */
function wrongVariables(schema: GraphQLSchema, { document, operationName, variableValues }: ExecutionArgs): GraphQLError[] {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return (getVariableValues(schema, definitions, variableValues ?? {}).errors ?? []).map((each) => coded(each, 'BAD_USER_INPUT'));
}

/** An error under the code that Apollo gives it over HTTP, where it has none. */
function coded(error: GraphQLError, code: string): GraphQLError {
  if (error.extensions['code'] !== undefined) return error;
  const { message, nodes, source, positions, extensions } = error;
  return new GraphQLError(message, { nodes, source, positions, extensions: { ...extensions, code } });
}

function asMutation({ query, operationName }: SubscribePayload): OperationDefinitionNode | null {
  try {
    const operation = getOperationAST(parse(query, { maxTokens: QUERY_LIMITS.tokens }), operationName) ?? null;
    return operation?.operation === OperationTypeNode.MUTATION ? operation : null;
  } catch (error) {
    if (error instanceof GraphQLError) return null; // nobody can tell what it was to be
    throw error;
  }
}

function operationOf(document: DocumentNode, name: string | null | undefined): NonNullable<ReturnType<typeof getOperationAST>> {
  const operation = getOperationAST(document, name);
  if (operation !== null && operation !== undefined) return operation;
  throw new GraphQLError('there is no such operation in the document', { extensions: { code: 'BAD_REQUEST' } });
}
