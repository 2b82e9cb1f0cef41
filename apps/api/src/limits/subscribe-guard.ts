import {
  type DocumentNode,
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';

import type { IntrospectionPolicy } from '#libs/contracts';

import { checkMayChange } from '../auth/mutations-plugin.js';
import type { GraphqlContext } from '../common/context.js';
import { checkIntrospection, withoutProposals } from './check-introspection.js';
import { checkQueryLimits, QUERY_LIMITS } from './query-limits.js';
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
  introspection: IntrospectionPolicy = 'all',
): ExecutionArgs | GraphQLError[] {
  try {
    const document = parse(payload.query, { maxTokens: QUERY_LIMITS.tokens });
    const errors = validate(schema, document);
    if (errors.length > 0) return introspection === 'all' ? [...errors] : errors.map(withoutProposals);
    const variableValues = payload.variables ?? {};
    const operation = operationOf(document, payload.operationName);
    checkMayChange(operation, contextValue.access);
    checkIntrospection(document, contextValue.access, introspection);
    refuseDeepVariables(variableValues, 400);
    refuseNul(document, variableValues, 400);
    checkQueryLimits({ schema, document, operation, variables: variableValues }, 400);
    return { schema, document, operationName: payload.operationName, variableValues, contextValue };
  } catch (error) {
    if (error instanceof GraphQLError) return [error];
    throw error;
  }
}

function operationOf(document: DocumentNode, name: string | null | undefined): NonNullable<ReturnType<typeof getOperationAST>> {
  const operation = getOperationAST(document, name);
  if (operation !== null && operation !== undefined) return operation;
  throw new GraphQLError('there is no such operation in the document', { extensions: { code: 'BAD_REQUEST' } });
}
