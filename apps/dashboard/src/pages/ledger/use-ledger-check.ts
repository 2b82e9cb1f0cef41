import { useEffect, useRef, useState } from 'react';
import { LedgerCheckDocument, type LedgerCheckSubscription, type LedgerVerdictFragment } from '../../generated/graphql.js';
import { useLiveClient } from '../../live/live-context.js';
import { problemWords } from './ledger-words.js';

/** How far a check is. */
export type CheckProgress = Pick<LedgerCheckSubscription['ledgerCheck'], 'stage' | 'done' | 'total'>;

interface State {
  readonly verdict: LedgerVerdictFragment | null;
  /** Why there is none. */
  readonly refused: string | null;
  /** Of the check that goes on; null when none does. */
  readonly progress: CheckProgress | null;
}

/** A check of a ledger that is asked for, and may be cancelled. */
export interface LedgerChecking extends State {
  readonly check: () => void;
  readonly cancel: () => void;
}

const BEGUN: CheckProgress = { stage: 'HASHES', done: 0, total: 0 };

/** Checks the ledger of a run when asked to, tells how far that is, and cancels it; leaving the page does so too. */
export function useLedgerCheck(uuid: string): LedgerChecking {
  const client = useLiveClient();
  const [state, setState] = useState<State>({ verdict: null, refused: null, progress: null });
  const stop = useRef<(() => void) | null>(null);
  const end = (change: Partial<State>): void => {
    stop.current?.();
    stop.current = null;
    setState((old) => ({ ...old, ...change, progress: null }));
  };
  const check = (): void => {
    stop.current?.();
    setState((old) => ({ ...old, refused: null, progress: BEGUN }));
    // a connection that ends before the last word says nothing of the ledger
    const lost = (problem?: unknown): void => {
      if (stop.current !== null) end({ refused: problemWords(problem) });
    };
    stop.current = client.subscribe(LedgerCheckDocument, { run: uuid })({
      next: ({ ledgerCheck: { isOver, outcome, ...progress } }) => {
        if (!isOver) setState((old) => ({ ...old, progress }));
        else if (outcome?.__typename === 'LedgerChecked') end({ verdict: outcome });
        else end({ refused: outcome?.message ?? 'There is no such run any more.' });
      },
      error: lost,
      complete: () => { lost(); },
    });
  };
  useEffect(() => () => stop.current?.(), []);
  return { ...state, check, cancel: () => { end({ refused: 'it was cancelled.' }); } };
}
