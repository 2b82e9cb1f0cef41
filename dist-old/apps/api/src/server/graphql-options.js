import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver } from '@nestjs/apollo';
import { auditPlugin } from '../audit-log/audit-plugin.js';
import { recordMutations } from '../audit-log/record-mutations.js';
import { noteReads } from '../audit-log/record-reads.js';
import { mutationsPlugin } from '../auth/mutations-plugin.js';
import { scopeToProjects } from '../auth/project-scope.js';
import { errorFormatter } from '../common/format-error.js';
import { createLoaders } from '../common/loaders.js';
import { documentsPlugin } from '../documents/documents-plugin.js';
import { checkDocuments } from '../documents/known-documents.js';
import { limitsPlugin } from '../limits/limits-plugin.js';
import { QUERY_LIMITS } from '../limits/query-limits.js';
import { openQueryRate } from '../limits/query-rate.js';
import { countSockets } from '../limits/socket-limits.js';
import { NO_NOTIFY_FILE } from '../notifications/notify-file.js';
import { withholdRecords } from '../traces/withhold-record.js';
import { socketOptions } from './socket-options.js';
/** How GraphQL is served over HTTP and over the web socket: the same schema, context, limits and errors. */
export function graphqlOptions({ store, log, clock, environment, notify = NO_NOTIFY_FILE }, { audit, socketLimits, ...guards }) {
    const context = (access) => ({ loaders: createLoaders(store, notify.current()?.config.inhibit), access, recorded: new Set(), read: new Map() });
    const { introspection = 'all', costPerSecond = 0, hosts, documentsFile } = environment;
    const rate = openQueryRate(clock, costPerSecond);
    const formatError = errorFormatter(log);
    const built = { schema: null };
    const socket = socketOptions({ ...guards, hosts, introspection, rate, audit, log, formatError, context, sockets: countSockets(socketLimits), initMs: socketLimits.initMs, schema: () => built.schema });
    const http = {
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
        context: (request) => context(request.access),
        transformSchema: (schema) => {
            if (documentsFile !== undefined)
                checkDocuments(documentsFile, schema);
            return (built.schema = withholdRecords(noteReads(recordMutations(scopeToProjects(schema, store), audit))));
        },
    };
    return { http, socket };
}
//# sourceMappingURL=graphql-options.js.map