import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { createContext, useContext, useEffect, useRef } from 'react';
import { follow } from './follow.js';
import type { LiveClient } from './live-client.js';

/** The live client of the signed-in session. */
export const LiveContext = createContext<LiveClient | null>(null);

/** The live client; there is one wherever a signed-in page is shown. @throws Error outside of one */
export function useLiveClient(): LiveClient {
  const client = useContext(LiveContext);
  if (!client) throw new Error('useLiveClient needs a LiveContext');
  return client;
}

/** What to listen to; variables are made anew for every attempt. */
export interface LiveOptions<Data, Variables extends Record<string, unknown>> {
  readonly document: TypedDocumentNode<Data, Variables>;
  readonly variables: () => Variables;
  readonly onValue: (value: Data) => void;
  /** After a lost connection was taken up again: what was missed has to be read. */
  readonly onResumed?: () => void;
  readonly isPaused?: boolean;
  /** Another key is another subscription. */
  readonly key: string;
}

/** Listens to a subscription while the component is shown. */
export function useLive<Data, Variables extends Record<string, unknown>>(options: LiveOptions<Data, Variables>): void {
  const client = useLiveClient();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const { isPaused = false, key } = options;
  useEffect(() => {
    if (isPaused) return;
    let wasLost = false;
    return follow<Data>({
      start: (sink) => {
        if (wasLost) latest.current.onResumed?.();
        return client.subscribe(latest.current.document, latest.current.variables())(sink);
      },
      onValue: (value) => {
        latest.current.onValue(value);
      },
      onLost: () => {
        wasLost = true;
      },
    });
  }, [client, isPaused, key]);
}
