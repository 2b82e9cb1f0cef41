import type { ReactElement } from 'react';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { isLive, RunStateBadge } from '../../components/state-badge.js';
import { Term } from '../../components/tip.js';
import { LedgerDocument, RunChangedDocument, type LedgerQuery } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { Link } from '../../routing/navigation.js';
import { runRoute, RUNS } from '../../routing/route.js';
import { DownloadLedger } from './download-ledger.js';
import { LedgerCheck } from './ledger-check.js';
import { StoredLedger } from './stored-ledger.js';

/** A run with its ledger. */
export type LedgerRun = NonNullable<LedgerQuery['run']>;

/** The ledger of one run: what is stored, whether it is as it was recorded, and the file that proves it elsewhere. */
export function LedgerPage({ run: uuid }: { readonly run: string }): ReactElement {
  const { data, error, again } = useAsked(LedgerDocument, { run: uuid });
  const reload = useThrottled(again, 2_000);
  useLive({
    key: `ledger ${uuid}`, document: RunChangedDocument, variables: () => ({ run: uuid }), onResumed: reload, onValue: reload,
    isPaused: !isLive(data?.run?.state ?? 'COMPLETED'),
  });
  if (!data) return error ? <Failed what="the ledger" error={error} retry={again} /> : <Loading what="the ledger" rows={8} />;
  if (!data.run) return <Empty title={`There is no run ${uuid}.`}><p><Link to={RUNS}>All runs</Link></p></Empty>;
  return <ReadLedger run={data.run} />;
}

function ReadLedger({ run }: { readonly run: LedgerRun }): ReactElement {
  const { uuid, name, state, ledger } = run;
  return (
    <>
      <div className="page-head">
        <nav aria-label="Breadcrumb"><Link to={RUNS}>Runs</Link> / <Link to={runRoute(uuid)}>{name}</Link> /</nav>
        <h1><Term word="ledger">Ledger</Term></h1>
        <RunStateBadge state={state} />
        <span className="spacer" />
        {ledger.frames > 0 && <DownloadLedger uuid={uuid} />}
      </div>
      <div className="ledger">
        <LedgerCheck uuid={uuid} />
        {ledger.frames === 0 ? <Empty title="No frame is recorded."><p>The ledger begins with the first step.</p></Empty> : <StoredLedger ledger={ledger} />}
      </div>
    </>
  );
}
