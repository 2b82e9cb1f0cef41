import { stringifyDocument } from 'urql';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createClient, type Client } from 'graphql-ws';
import { makeStore, type Store } from '../hooks/store.js';
import type { Start } from './follow.js';

/** Whether live news reach this page. */
export type Connection = 'connecting' | 'connected' | 'lost';

/** The WebSocket to the API and how it fares. */
export interface LiveClient {
  readonly connection: Store<Connection>;
  readonly subscribe: <Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ) => Start<Data>;
  readonly close: () => void;
}

/**
 * A client over graphql-ws. It does not reconnect by itself: `follow` does, with a cursor after the last step seen, so
 * nothing is sent twice and nothing is missed.
 */
export function makeLiveClient(token: string): LiveClient {
  const connection = makeStore<Connection>('connecting');
  const client: Client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: { token },
    retryAttempts: 0,
    lazyCloseTimeout: 2_000,
    keepAlive: 10_000,
    on: {
      connected: () => {
        connection.set('connected');
      },
      closed: (event) => {
        if (!isWanted(event)) connection.set('lost');
      },
    },
    onNonLazyError: () => undefined,
  });
  return {
    connection,
    close: () => {
      // it waits for a connection that may just have been refused: that is told elsewhere
      void Promise.resolve(client.dispose()).catch(() => undefined);
    },
    subscribe: <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Start<Data> => (sink) =>
      client.subscribe<Data>({ query: stringifyDocument(document), variables }, {
        next: (result) => {
          if (result.errors) sink.error(result.errors);
          else if (result.data) sink.next(result.data);
        },
        error: sink.error,
        complete: sink.complete,
      }),
  };
}

/** A close that this page asked for itself. */
function isWanted(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'code' in event && event.code === 1000;
}
