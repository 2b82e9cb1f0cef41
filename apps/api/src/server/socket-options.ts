import type { GraphQLWsSubscriptionsConfig } from '@nestjs/graphql';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { CloseCode, type Context, type ServerOptions } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';

import type { IntrospectionPolicy } from '#libs/contracts';

import { recordSocketReads } from '../audit-log/audit-plugin.js';
import type { AuditLog } from '../audit-log/open-audit-log.js';
import type { Access, Authorizer } from '../auth/authorizer.js';
import { mayReach } from '../auth/authorizer.js';
import { boundExecution } from '../auth/bind-requests.js';
import { isOwnHost } from '../auth/request-guard.js';
import type { GraphqlContext } from '../common/context.js';
import type { ErrorFormatter } from '../common/format-error.js';
import type { QueryRate } from '../limits/query-rate.js';
import { prepareRecorded } from '../limits/subscribe-guard.js';

/** What the web socket needs to know. */
export interface SocketParts {
  readonly hosts: readonly string[];
  readonly authorizer: Authorizer;
  readonly audit: AuditLog;
  readonly introspection: IntrospectionPolicy;
  readonly rate: QueryRate;
  readonly formatError: ErrorFormatter;
  /** The schema, once it is built. */
  readonly schema: () => GraphQLSchema | null;
  readonly context: (access: Access | null) => GraphqlContext;
}

type SocketContext = Context<Record<string, unknown> | undefined, { request?: IncomingMessage; access?: Access; socket?: { close(code: number, reason: string): void } }>;

/** A client must say who it is within this time. Unit: ms. */
const INIT_WAIT_MS = 5_000;

/** How operations come over the web socket: with the token in connectionParams, under the same limits as over HTTP. */
export function socketOptions(parts: SocketParts): GraphQLWsSubscriptionsConfig {
  const { formatError, schema, context, audit } = parts;
  const format = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
    errors.map((error) => formatError(error.toJSON(), error));
  const options: Pick<ServerOptions, 'execute' | 'subscribe' | 'connectionInitWaitTimeout' | 'onConnect' | 'onSubscribe' | 'onNext' | 'onError'> = {
    ...boundExecution,
    connectionInitWaitTimeout: INIT_WAIT_MS,
    // false closes the socket with 4403 Forbidden
    onConnect: (socket) => admit(socket as SocketContext, parts),
    onSubscribe: async (socket, _id, payload) => {
      const built = schema();
      const access = await standing(socket as SocketContext, parts.authorizer);
      if (access === null) return end(socket as SocketContext);
      if (built === null) return [new GraphQLError('the server is starting', { extensions: { code: 'UNAVAILABLE' } })];
      return await prepareRecorded(built, payload, context(access), parts);
    },
    onNext: async (socket, ...[, , { contextValue }, result]) => {
      if ((await standing(socket as SocketContext, parts.authorizer)) === null) return { errors: format(end(socket as SocketContext)) };
      const untold = await recordSocketReads(audit, contextValue as GraphqlContext);
      if (untold !== null) return { ...untold, errors: format(untold.errors ?? []) };
      return result.errors === undefined ? undefined : { ...result, errors: format(result.errors) };
    },
    onError: (_socket, _id, _payload, errors) => format(errors),
  };
  return options;
}

/** Whether the client reached us by our own name and has a token that reaches GraphQL; notes whose it is. */
async function admit({ connectionParams, extra }: SocketContext, { hosts, authorizer }: SocketParts): Promise<boolean> {
  if (!isOwnHost(extra.request?.headers.host, hosts)) return false;
  const access = await authorizer.check(connectionParams?.['token']);
  if (access === null || !mayReach(access, 'graphql')) return false;
  extra.access = access;
  return true;
}

/** Whose the token of a socket is now: one that was revoked or has expired since is nobody's. */
async function standing({ connectionParams, extra }: SocketContext, authorizer: Authorizer): Promise<Access | null> {
  try {
    return await authorizer.check(connectionParams?.['token']);
  } catch {
    return extra.access ?? null; // the database is away: who was let in stays
  }
}

/** Closes the socket of a token that has ended, and says so. */
function end({ extra }: SocketContext): GraphQLError[] {
  extra.socket?.close(FORBIDDEN, 'Forbidden');
  return [new GraphQLError('the access token has ended', { extensions: { code: 'UNAUTHENTICATED' } })];
}

/** Code with which a socket without a valid token is closed. */
export const FORBIDDEN = CloseCode.Forbidden;
