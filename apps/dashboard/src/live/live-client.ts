import { stringifyDocument } from 'urql';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import type { Client, SubscribePayload } from 'graphql-ws';
import { makeStore, type Store } from '../hooks/store.js';
import { persistedQuery } from '../graphql/stored-document.js';
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
 * A client over graphql-ws, whose code is fetched after the page stands. It does not reconnect by itself: `follow` does, with
 * a cursor after the last step seen, so nothing is sent twice and nothing is missed.
 */
export function makeLiveClient(token: string | null): LiveClient {
  const connection = makeStore<Connection>('connecting');
  let isClosed = false;
  let made: Promise<Client> | null = null;
  const client = (): Promise<Client> => {
    made ??= connect(token, connection).catch((error: unknown) => {
      // the next attempt fetches it again
      made = null;
      connection.set('lost');
      throw error;
    });
    return made;
  };
  return {
    connection,
    close: () => {
      isClosed = true;
      // it waits for a connection that may just have been refused: that is told elsewhere
      void made?.then((it) => it.dispose()).catch(() => undefined);
    },
    subscribe: <Data, Variables extends Record<string, unknown>>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Start<Data> => (sink) => {
      let stop: (() => void) | null = null;
      let isStopped = false;
      client().then((it) => {
        if (!isStopped && !isClosed) stop = listen(it, payloadOf(document, variables), sink);
      }).catch(sink.error);
      return () => {
        isStopped = true;
        stop?.();
      };
    },
  };
}

/** An operation as it is sent; the protocol wants a text, if an empty one, where the hash of the document stands for it. */
function payloadOf(document: TypedDocumentNode<unknown, never>, variables: Record<string, unknown>): SubscribePayload {
  const stands = persistedQuery(document);
  return stands === null ? { query: stringifyDocument(document), variables } : { query: '', variables, ...stands };
}

function listen<Data>(client: Client, payload: SubscribePayload, sink: Parameters<Start<Data>>[0]): () => void {
  return client.subscribe<Data>(payload, {
    next: (result) => {
      if (result.errors) sink.error(result.errors);
      else if (result.data) sink.next(result.data);
    },
    error: sink.error,
    complete: sink.complete,
  });
}

async function connect(token: string | null, connection: Store<Connection>): Promise<Client> {
  const { createClient } = await import('graphql-ws');
  return createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    connectionParams: token === null ? {} : { token },
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
}

/** A close that this page asked for itself. */
function isWanted(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'code' in event && event.code === 1000;
}
