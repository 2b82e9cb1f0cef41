import { useEffect, useRef } from 'react';
import { LedgerChecksDocument, type LedgerChecksQuery } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { useKept } from '../../hooks/use-kept.js';
import { newestVerdict } from './ledger-words.js';
import { useLedgerCheck, type LedgerChecking } from './use-ledger-check.js';

type LedgerChecks = NonNullable<LedgerChecksQuery['run']>['ledgerChecks'];

/** How often it is asked whether somebody checks a ledger. What a check found that was shorter is kept by the API. Unit: ms. */
const ASK_MS = 2_000;

const NONE: LedgerChecks = { running: null, last: null };

/** A check of this page, with what others check and found. */
export interface LedgerStanding extends LedgerChecking {
  /** Who asked for the verdict; null where that is not known yet. */
  readonly by: string | null;
  /** A check that goes on and that this page did not ask for. */
  readonly elsewhere: LedgerChecks['running'];
}

/** How the ledger of a run stands by the newest check that anybody made, and the checks that go on. */
export function useLedgerStanding(uuid: string): LedgerStanding {
  const own = useLedgerCheck(uuid);
  const { checks: { running, last }, again } = useLedgerChecks(uuid);
  const verdict = newestVerdict(own.verdict, last?.found ?? null);
  const isLast = last !== null && last.found.checkedAt === verdict?.checkedAt;
  const isOwn = own.progress !== null;
  const elsewhere = useElsewhere(isOwn, running);
  useEffect(() => {
    if (!isOwn) again();
  }, [isOwn, again]);
  return { ...own, verdict, by: isLast ? last.by : null, elsewhere };
}

/** The check that goes on where it is not that of this page: what was told while this page checked is its own, also when that is over. */
function useElsewhere(isOwn: boolean, running: LedgerChecks['running']): LedgerChecks['running'] {
  const told = useRef(running);
  if (isOwn) told.current = running;
  return isOwn || running === told.current ? null : running;
}

/** What anybody checks of a ledger, in whatever tab, and found last. */
function useLedgerChecks(uuid: string): { readonly checks: LedgerChecks; readonly again: () => void } {
  const { data, again } = useAsked(LedgerChecksDocument, { run: uuid });
  useKept(again, ASK_MS);
  return { checks: data?.run?.ledgerChecks ?? NONE, again };
}
