import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { isPassing, RETRY_MS } from '../graphql/client.js';

/** The answer to a question that changes while the reader zooms: the old one stays until the new one is there. */
export interface Asked<Data> {
  readonly data: Data | null;
  readonly error: CombinedError | null;
  readonly isLoading: boolean;
  readonly again: () => void;
}

/**
 * Asks when the variables have stood still for `restMs`; answers to older questions are dropped. Where the API did not
 * answer at all it asks again until it does.
 */
export function useAsked<Data, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
  restMs = 120,
): Asked<Data> {
  const client = useClient();
  const [state, setState] = useState<Omit<Asked<Data>, 'again'>>({ data: null, error: null, isLoading: variables !== null });
  const asked = useRef(0);
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined);
  const key = JSON.stringify(variables);
  const ask = useCallback(async () => {
    const turn = ++asked.current;
    clearTimeout(retry.current);
    const wanted = JSON.parse(key) as Variables | null;
    if (wanted === null) return;
    const { data, error } = await client.query(document, wanted, { requestPolicy: 'network-only' }).toPromise();
    if (turn !== asked.current) return;
    const isAway = error !== undefined && isPassing(error);
    // what comes with such an error is null for what could not be read, not for what is not there
    setState((old) => ({ data: isAway ? old.data : (data ?? old.data), error: error ?? null, isLoading: false }));
    if (isAway) retry.current = setTimeout(() => void ask(), RETRY_MS);
  }, [client, document, key]);
  const isFirst = useRef(true);
  useEffect(() => {
    const timer = setTimeout(() => void ask(), isFirst.current ? 0 : restMs);
    isFirst.current = false;
    return () => {
      clearTimeout(timer);
      clearTimeout(retry.current);
      asked.current += 1; // an answer on its way is to an older question
    };
  }, [ask, restMs]);
  const again = useCallback(() => void ask(), [ask]);
  return { ...state, again };
}
