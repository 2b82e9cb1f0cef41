import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { CloseCode, type Context, type ServerOptions } from 'graphql-ws';
import type { IncomingMessage } from 'node:http';

import type { IntrospectionPolicy } from '#libs/contracts';
import { isSessionSecret } from '#libs/decision-store';

import { recordSocketReads } from '../audit-log/audit-plugin.js';
import type { AuditLog } from '../audit-log/open-audit-log.js';
import type { Admission, NotAdmitted } from '../auth/admission.js';
import { type Access, type Authorizer, mayReach } from '../auth/authorizer.js';
import { boundExecution } from '../auth/bind-requests.js';
import { isOwnHost } from '../auth/request-guard.js';
import { isOwnSocket, type OwnAddress, sessionSecret } from '../auth/session-cookie.js';
import type { GraphqlContext } from '../common/context.js';
import type { ErrorFormatter } from '../common/format-error.js';
import { type QueryRate, RATE_LIMITED } from '../limits/query-rate.js';
import type { OpenSockets } from '../limits/socket-limits.js';
import { prepareRecorded } from '../limits/subscribe-guard.js';

/** What the web socket needs to know. */
export interface SocketParts {
  readonly hosts: readonly string[];
  readonly authorizer: Authorizer;
  readonly admission: Admission;
  /** Where sessions of browsers are kept to; null where there are none. */
  readonly sessions: OwnAddress | null;
  readonly sockets: OpenSockets;
  /** A client must say who it is within this time. Unit: ms. */
  readonly initMs: number;
  readonly audit: AuditLog;
  readonly introspection: IntrospectionPolicy;
  readonly rate: QueryRate;
  readonly formatError: ErrorFormatter;
  /** The schema, once it is built. */
  readonly schema: () => GraphQLSchema | null;
  readonly context: (access: Access | null) => GraphqlContext;
}

/** What graphql-ws is told. */
export type SocketOptions = ServerOptions<Record<string, unknown> | undefined, SocketExtra>;

interface SocketExtra {
  request?: IncomingMessage;
  /** What it was let in by. */
  token?: unknown;
  access?: Access;
  /** It was closed, maybe before it was known whose it is. */
  isGone?: boolean;
  socket?: { close(code: number, reason: string): void };
}

type SocketContext = Context<Record<string, unknown> | undefined, SocketExtra>;

/** How operations come over the web socket: with the token in connectionParams or by the session of a browser, under the same limits as over HTTP. */
export function socketOptions(parts: SocketParts): SocketOptions {
  const { formatError, schema, context, audit, sockets, initMs } = parts;
  const format = (errors: readonly GraphQLError[]): GraphQLFormattedError[] =>
    errors.map((error) => formatError(error.toJSON(), error));
  return {
    ...boundExecution,
    connectionInitWaitTimeout: initMs,
    // false closes the socket with 4403 Forbidden: who did not reach us by our own name, too
    onConnect: (socket) => isOwnHost(socket.extra.request?.headers.host, parts.hosts) && admit(socket, parts),
    onClose: (socket) => {
      socket.extra.isGone = true;
      sockets.close(socket.extra.access?.tokenId ?? '', socket);
    },
    onSubscribe: async (socket, _id, payload) => {
      const built = schema();
      const access = await standing(socket, parts.authorizer);
      if (access === null) return end(socket);
      if (sockets.isTooBusy(access.tokenId)) return [new GraphQLError('this token has too many operations going on over its web sockets', { extensions: { code: RATE_LIMITED } })];
      if (built === null) return [new GraphQLError('the server is starting', { extensions: { code: 'UNAVAILABLE' } })];
      return await prepareRecorded(built, payload, context(access), parts);
    },
    onNext: async (socket, ...[, , { contextValue }, result]) => {
      if ((await standing(socket, parts.authorizer)) === null) return { errors: format(end(socket)) };
      const untold = await recordSocketReads(audit, contextValue as GraphqlContext);
      if (untold !== null) return { ...untold, errors: format(untold.errors ?? []) };
      return result.errors === undefined ? undefined : { ...result, errors: format(result.errors) };
    },
    onError: (_socket, _id, _payload, errors) => format(errors),
  };
}

/** Whether a client has a token that reaches GraphQL, and not too many sockets; notes whose it is. */
async function admit(socket: SocketContext, { admission, sockets, sessions }: SocketParts): Promise<boolean> {
  const { extra } = socket;
  extra.token = credentialOf(socket, sessions);
  const found = await admission(extra.request?.socket.remoteAddress ?? '', extra.token);
  if (typeof found === 'string') return close(socket, REFUSALS[found]);
  // one that went away meanwhile is closed no more, so it would be counted for ever
  if (extra.isGone === true || !mayReach(found, 'graphql')) return false;
  if (!sockets.open(found.tokenId, socket)) return close(socket, { code: CloseCode.TooManyInitialisationRequests, reason: 'this token has too many sockets' });
  extra.access = found;
  return true;
}

/** The token that a client gives, else the secret of the session that its browser carries, when a page of our own opened the socket. */
function credentialOf({ connectionParams, extra: { request } }: SocketContext, sessions: OwnAddress | null): unknown {
  const given = connectionParams?.['token'];
  if (given !== undefined) return typeof given === 'string' && isSessionSecret(given) ? null : given;
  return sessions === null || request === undefined || !isOwnSocket(request.headers, sessions) ? null : sessionSecret(request.headers, sessions);
}

interface Closing {
  readonly code: number;
  readonly reason: string;
}

/** With what a socket is closed whose token is not let in. @see RFC 6455 and its registry: 1013, try again later */
const REFUSALS: Readonly<Record<NotAdmitted, Closing>> = {
  nobody: { code: CloseCode.Forbidden, reason: 'Forbidden' },
  'too-often': { code: CloseCode.TooManyInitialisationRequests, reason: 'too many tokens that are not valid came from this address' },
  unavailable: { code: 1013, reason: 'the token cannot be checked now' },
};

/** Closes a socket; what graphql-ws says after that is not heard. */
function close({ extra }: SocketContext, { code, reason }: Closing): false {
  extra.socket?.close(code, reason);
  return false;
}

/** Whose the token of a socket is now: one that was revoked or has expired since is nobody's. */
async function standing({ extra }: SocketContext, authorizer: Authorizer): Promise<Access | null> {
  try {
    return await authorizer.check(extra.token);
  } catch {
    return extra.access ?? null; // the database is away: who was let in stays
  }
}

/** Closes the socket of a token that has ended, and says so. */
function end({ extra }: SocketContext): GraphQLError[] {
  extra.socket?.close(FORBIDDEN, 'Forbidden');
  return [new GraphQLError('the access token, or the session, has ended', { extensions: { code: 'UNAUTHENTICATED' } })];
}

/** Code with which a socket without a valid token is closed. */
export const FORBIDDEN = CloseCode.Forbidden;
