import type { ApolloServerPlugin } from '@apollo/server';

import type { IntrospectionPolicy } from '#libs/contracts';

import type { GraphqlContext } from '../common/context.js';
import { checkIntrospection } from './check-introspection.js';
import { checkQueryLimits } from './query-limits.js';
import { refuseDeepVariables } from './refuse-deep-variables.js';
import { refuseNul } from './refuse-nul.js';

const STRICT_MEDIA_TYPE = 'application/graphql-response+json';

/**
 * Refuses queries that are too big before they are executed, and tells the cost of the others in `extensions.cost`.
 *
 * The refusal is 400 under application/graphql-response+json and 200 under application/json, as GraphQL over HTTP has it.
 */
export const limitsPlugin = (introspection: IntrospectionPolicy): ApolloServerPlugin<GraphqlContext> => ({
  requestDidStart: () => {
    let cost: number | null = null;
    return Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request, contextValue }) => {
        const accept = request.http?.headers.get('accept') ?? '';
        const status = accept.includes(STRICT_MEDIA_TYPE) ? 400 : 200;
        if (operation === undefined) return Promise.resolve();
        checkIntrospection(document, contextValue.access, introspection);
        refuseDeepVariables(request.variables ?? {}, status);
        refuseNul(document, request.variables ?? {}, status);
        ({ cost } = checkQueryLimits({ schema, document, operation, variables: request.variables ?? {} }, status));
        return Promise.resolve();
      },
      willSendResponse: ({ response: { body } }) => {
        if (cost !== null && body.kind === 'single') {
          body.singleResult.extensions = { ...body.singleResult.extensions, cost };
        }
        return Promise.resolve();
      },
    });
  },
});
