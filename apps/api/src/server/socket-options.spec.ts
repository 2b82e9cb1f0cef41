import { GraphQLError } from 'graphql';
import type { ServerOptions } from 'graphql-ws';
import { describe, expect, it } from 'vitest';

import { buildApiSchema } from '../schema/print-api-schema.js';
import type { Access } from '../auth/authorizer.js';
import { countSockets, SOCKET_LIMITS } from '../limits/socket-limits.js';
import { socketOptions } from './socket-options.js';

const ACCESS: Access = { tokenId: 't', role: 'viewer', name: 'a', project: null };

interface Socket {
  readonly closed: number[];
  next(): Promise<{ data?: unknown; errors?: readonly { extensions?: Record<string, unknown> }[] } | undefined>;
  subscribe(): Promise<unknown>;
}

/** A socket that was let in, and whose token is what `check` says from then on. */
async function openSocket(check: () => Promise<Access | null>): Promise<Socket> {
  const schema = await buildApiSchema();
  const authorizer = { check, knows: () => true };
  const options = socketOptions({ hosts: [], authorizer, admission: () => Promise.resolve(ACCESS), sockets: countSockets(SOCKET_LIMITS), initMs: 5_000, audit: { record: () => Promise.resolve(), begin: () => Promise.resolve(() => Promise.resolve()) }, introspection: 'all', rate: { count: () => undefined }, formatError: (formatted) => formatted, schema: () => schema, context: (access) => ({ access, loaders: {} as never, recorded: new Set(), read: new Map() }) }) as Required<Pick<ServerOptions, 'onNext' | 'onSubscribe'>>;
  const closed: number[] = [];
  const socket = { connectionParams: { token: 'x' }, extra: { access: ACCESS, socket: { close: (code: number) => void closed.push(code) } } } as never;
  const payload = { query: 'subscription { runChanged { kind } }' };
  return {
    closed,
    next: async () => (await options.onNext(socket, '1', payload, { contextValue: { read: new Map() } } as never, { data: { secret: 1 } })) as Awaited<ReturnType<Socket['next']>>,
    subscribe: async () => await options.onSubscribe(socket, '1', payload),
  };
}

describe('an open web socket', () => {
  it('is closed when its token has ended: nothing more is told, nothing new begins', async () => {
    const socket = await openSocket(() => Promise.resolve(null));
    const told = await socket.next();
    expect(told).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(told?.data).toBeUndefined();
    expect(await socket.subscribe()).toEqual([expect.any(GraphQLError)]);
    expect(socket.closed).toEqual([4403, 4403]);
  });

  it('goes on while the token works, and while the database is away', async () => {
    for (const check of [() => Promise.resolve(ACCESS), () => Promise.reject(new Error('away'))]) {
      const socket = await openSocket(check);
      expect(await socket.next()).toBeUndefined();
      expect(await socket.subscribe()).toHaveProperty('document');
      expect(socket.closed).toEqual([]);
    }
  });
});
