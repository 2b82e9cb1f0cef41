import type { ReactElement } from 'react';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { Term } from '../../components/tip.js';
import { RunReleaseDocument, type RunReleaseQuery } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { useKept } from '../../hooks/use-kept.js';
import { Link } from '../../routing/navigation.js';
import { reportRoute } from '../../routing/report-route.js';
import type { Run } from './run-page.js';
import { ReleaseRun, SignOffs, SignReport } from './sign-and-release.js';

type Found = NonNullable<RunReleaseQuery['run']>;
type Newest = Found['reports']['edges'][number]['node'];

/** How often signatures and releases of other people are asked for. Unit: ms. */
const ASK_MS = 5_000;

/** Who signed, whether that holds, and what the release policy says. */
export function RunRelease({ run }: { readonly run: Run }): ReactElement {
  const { data, error, again } = useAsked(RunReleaseDocument, { uuid: run.uuid });
  useKept(again, ASK_MS);
  const found = data?.run ?? null;
  return (
    <section className="panel" aria-label="Signatures and release">
      <div className="panel-head">
        <h2><Term word="release">Signatures and release</Term></h2>
      </div>
      {error && <p className="refused" role="alert">Could not read the signatures. {errorSentence(error)}</p>}
      {found && <Acts run={run} found={found} acted={again} />}
      {found && <SignOffs signOffs={found.signOffs} none="Nobody has signed a report on this run." />}
      {found && <LastRelease release={found.releases[0]} />}
    </section>
  );
}

function Acts({ run, found, acted }: { readonly run: Run; readonly found: Found; readonly acted: () => void }): ReactElement {
  const newest = found.reports.edges.map(({ node }) => node).find(({ state, isOnPrediction }) => state === 'COMPLETED' && !isOnPrediction);
  return (
    <div className="report-acts">
      {newest && <p className="fine">Read <Link to={reportRoute(run.uuid, newest.uuid)}>version {newest.version} of the report</Link> before you sign it.</p>}
      <SignReport run={found} report={signable(newest)} acted={acted} />
      <ReleaseRun run={found} acted={acted} />
    </div>
  );
}

function signable(report: Newest | undefined): { readonly id: string; readonly version: number; readonly sha256: string } | null {
  return report?.result ? { id: report.id, version: report.version, sha256: report.result.sha256 } : null;
}

function LastRelease({ release }: { readonly release: Found['releases'][number] | undefined }): ReactElement {
  if (release === undefined) return <p className="faint">Nobody has asked to release it.</p>;
  return (
    <>
      <p data-testid="release-state" data-state={release.state}><b>{release.state}</b>, asked by {release.by} <Moment at={release.createdAt} /></p>
      <ul className="plain">{release.clauses.map(({ clause, verdict, why, command }) => (
        <li key={clause} data-verdict={verdict}><b>{clause}</b> {verdict}: {why}{command !== null && <>. <code>{command}</code></>}</li>
      ))}</ul>
    </>
  );
}
