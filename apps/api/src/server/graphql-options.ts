import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import type { GraphQLSchema } from 'graphql';

import { auditPlugin } from '../audit-log/audit-plugin.js';
import type { AuditLog } from '../audit-log/open-audit-log.js';
import { recordMutations } from '../audit-log/record-mutations.js';
import { noteReads } from '../audit-log/record-reads.js';
import type { Admission } from '../auth/admission.js';
import type { Access, Authorizer } from '../auth/authorizer.js';
import { mutationsPlugin } from '../auth/mutations-plugin.js';
import { scopeToProjects } from '../auth/project-scope.js';
import type { OwnAddress } from '../auth/session-cookie.js';
import type { GraphqlContext } from '../common/context.js';
import { errorFormatter } from '../common/format-error.js';
import { createLoaders } from '../common/loaders.js';
import { documentsPlugin } from '../documents/documents-plugin.js';
import { checkDocuments } from '../documents/known-documents.js';
import type { DocumentRules } from '../documents/resolve-document.js';
import { limitsPlugin } from '../limits/limits-plugin.js';
import { QUERY_LIMITS } from '../limits/query-limits.js';
import { openQueryRate } from '../limits/query-rate.js';
import { countSockets, type SocketLimits } from '../limits/socket-limits.js';
import { NO_NOTIFY_FILE } from '../notifications/notify-file.js';
import { withholdRecords } from '../traces/withhold-record.js';
import type { ApiParts } from './api.module.js';
import { type SocketOptions, socketOptions } from './socket-options.js';

/** Who lets whom in, and who keeps the log of it. */
export interface GraphqlGuards {
  readonly authorizer: Authorizer;
  readonly admission: Admission;
  readonly sessions: OwnAddress | null;
  readonly audit: AuditLog;
  readonly documents: DocumentRules;
  readonly socketLimits: SocketLimits;
}

/** How GraphQL is served over HTTP and over the web socket: the same schema, context, limits and errors. */
export function graphqlOptions({ store, log, clock, environment, notify = NO_NOTIFY_FILE }: ApiParts, { audit, socketLimits, ...guards }: GraphqlGuards): { http: ApolloDriverConfig; socket: SocketOptions } {
  const context = (access: Access | null): GraphqlContext => ({ loaders: createLoaders(store, notify.current()?.config.inhibit), access, recorded: new Set(), read: new Map() });
  const { introspection = 'all', costPerSecond = 0, hosts, documentsFile } = environment;
  const rate = openQueryRate(clock, costPerSecond);
  const formatError = errorFormatter(log);
  const built: { schema: GraphQLSchema | null } = { schema: null };
  const socket = socketOptions({ ...guards, hosts, introspection, rate, audit, log, formatError, context, sockets: countSockets(socketLimits), initMs: socketLimits.initMs, schema: () => built.schema });
  const http: ApolloDriverConfig = {
    driver: ApolloDriver,
    autoSchemaFile: true,
    sortSchema: true,
    path: '/graphql',
    graphiql: false,
    introspection: true, // by policy: the limits say who may
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: QUERY_LIMITS.tokens },
    hideSchemaDetailsFromClientErrors: introspection !== 'all',
    plugins: [ApolloServerPluginCacheControlDisabled(), documentsPlugin(guards.documents), limitsPlugin(introspection, rate), mutationsPlugin, auditPlugin(audit)], // no hints: Apollo's own plugin would look at every field of every answer
    formatError,
    context: (request: { access: Access | null }) => context(request.access),
    transformSchema: (schema) => {
      if (documentsFile !== undefined) checkDocuments(documentsFile, schema);
      return (built.schema = withholdRecords(noteReads(recordMutations(scopeToProjects(schema, store), audit))));
    },
  };
  return { http, socket };
}
