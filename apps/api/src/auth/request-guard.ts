import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { ApiEnvironment } from '../common/api-environment.js';
import { bearerToken, isSameToken } from './access-token.js';

/** Names under which a loopback address is reached. */
export const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'] as const;

/** Whether the address is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** Whether a Host header names this service: a page of another name that resolves here (DNS rebinding) does not. */
export function isOwnHost(header: string | undefined, hosts: readonly string[]): boolean {
  const name = (header ?? '').toLowerCase().replace(/:\d+$/, '');
  return hosts.includes(name);
}

const GRAPHQL_ERROR = (message: string, code: string): string => JSON.stringify({ errors: [{ message, extensions: { code } }] });

/** Refuses requests that name another host (421), and those to /graphql without the token (401). */
export function guardRequests(server: FastifyInstance, environment: ApiEnvironment): void {
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (!isOwnHost(request.headers.host, environment.hosts)) {
      return reply.code(421).type('text/plain; charset=utf-8').send('This service does not answer to that host name.\n');
    }
    if (!isGraphql(request.url) || isSameToken(bearerToken(request.headers.authorization), environment.token)) return;
    return reply
      .code(401)
      .header('www-authenticate', 'Bearer')
      .type('application/json; charset=utf-8')
      .send(GRAPHQL_ERROR('a valid access token is needed: Authorization: Bearer TOKEN', 'UNAUTHENTICATED'));
  });
}

/** Whether a URL leads to GraphQL; decoded as the router does, so that no spelling gets around the guard. */
function isGraphql(url: string): boolean {
  const path = url.split('?', 1)[0] ?? '';
  try {
    return /^\/+graphql(\/|$)/i.test(decodeURIComponent(path));
  } catch {
    return true;
  }
}
