import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { isPassing, RETRY_MS } from '../graphql/client.js';

/** One page of a connection. */
export interface Page<Node> {
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly edges: readonly { readonly node: Node }[];
}

/** What is left of a connection when what it belonged to is gone. */
export function noPage<Node>(): Page<Node> {
  return { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, edges: [] };
}

/** All pages read so far. */
export interface Pages<Node> {
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: CombinedError | null;
  readonly more: () => void;
  /** Reads the first page anew; further ones are let go. */
  readonly reload: () => void;
  readonly change: (change: (nodes: readonly Node[]) => readonly Node[]) => void;
}

/** Whether nothing was read yet. */
export function isFirstRead({ nodes, isLoading }: Pick<Pages<unknown>, 'nodes' | 'isLoading'>): boolean {
  return isLoading && nodes.length === 0;
}

interface State<Node> {
  readonly key: string;
  readonly nodes: readonly Node[];
  readonly totalCount: number;
  readonly endCursor: string | null;
  readonly hasMore: boolean;
  readonly isLoading: boolean;
  readonly error: CombinedError | null;
}

function start<Node>(key: string): State<Node> {
  return { key, nodes: [], totalCount: 0, endCursor: null, hasMore: false, isLoading: true, error: null };
}

/** What to page through. */
export interface PagesOptions<Data, Variables, Node> {
  readonly document: TypedDocumentNode<Data, Variables>;
  /** Variables of the page after a cursor. */
  readonly variables: (after: string | null) => Variables;
  readonly pick: (data: Data) => Page<Node>;
  /** Another key is another list. */
  readonly key: string;
}

/** Pages through a connection; answers that come after the list has changed are dropped. */
export function usePages<Data, Variables extends Record<string, unknown>, Node>(options: PagesOptions<Data, Variables, Node>): Pages<Node> {
  const client = useClient();
  const { key } = options;
  const [state, setState] = useState<State<Node>>(() => start(key));
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const retry = useRef<ReturnType<typeof setTimeout>>(undefined);
  const shownKey = useRef<string | null>(null);
  const load = useCallback(async (after: string | null) => {
    clearTimeout(retry.current);
    const { document, variables, pick } = latest.current;
    const result = await client.query(document, variables(after), { requestPolicy: 'network-only' }).toPromise();
    if (shownKey.current !== key) return;
    const isAway = result.error !== undefined && isPassing(result.error);
    if (isAway) retry.current = setTimeout(() => void load(after), RETRY_MS);
    setState((old) => {
      if (old.key !== key) return old;
      if (!result.data || isAway) return { ...old, isLoading: false, error: result.error ?? null };
      return joined(old, pick(result.data), after);
    });
  }, [client, key]);
  useEffect(() => {
    shownKey.current = key;
    setState((old) => (old.key === key ? old : start(key)));
    void load(null);
    return () => {
      shownKey.current = null;
      clearTimeout(retry.current);
    };
  }, [key, load]);
  const more = useCallback(() => {
    setState((old) => ({ ...old, isLoading: true, error: null }));
    void load(state.endCursor);
  }, [load, state.endCursor]);
  const reload = useCallback(() => void load(null), [load]);
  const change = useCallback((edit: (nodes: readonly Node[]) => readonly Node[]) => { setState((old) => ({ ...old, nodes: edit(old.nodes) })); }, []);
  return { ...(state.key === key ? state : start<Node>(key)), more, reload, change };
}

function joined<Node>(old: State<Node>, page: Page<Node>, after: string | null): State<Node> {
  const nodes = page.edges.map((edge) => edge.node);
  return {
    key: old.key, isLoading: false, error: null,
    nodes: after === null ? nodes : [...old.nodes, ...nodes],
    totalCount: page.totalCount, endCursor: page.pageInfo.endCursor, hasMore: page.pageInfo.hasNextPage,
  };
}
