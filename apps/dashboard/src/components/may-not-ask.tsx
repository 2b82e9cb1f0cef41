import type { ReactElement, ReactNode } from 'react';
import { useMe } from '../hooks/use-me.js';
import { mayNotAsk } from './role-words.js';

/** What whoever is signed in may ask for; nothing for who may not. */
export function MayAsk({ children }: { readonly children: ReactNode }): ReactNode {
  return useMe()?.mayChange === false ? null : children;
}

/** Why whoever is signed in may not ask for what a worker computes of a run; nothing for who may. */
export function MayNotAsk({ what }: { readonly what: string }): ReactElement | null {
  const me = useMe();
  return me?.mayChange === false ? <p className="fine" data-testid="may-not-ask">{mayNotAsk(me.role, what)}</p> : null;
}
