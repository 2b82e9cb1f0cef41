import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import '../../styles/report.css';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { WorkProgress } from '../../components/work-progress.js';
import { ReportDocument, RunChangedDocument, type ReportQuery } from '../../generated/graphql.js';
import { useLastGood } from '../../hooks/use-last-good.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { Link } from '../../routing/navigation.js';
import type { ReportRoute } from '../../routing/report-route.js';
import { runRoute } from '../../routing/route.js';
import { isMoving } from '../trace/trace-state-badge.js';
import { ReportChanges } from './report-changes.js';
import { ReportHead } from './report-head.js';
import { ReportParts } from './report-parts.js';
import { ReportProofs } from './report-proofs.js';
import { reportIdOf } from './report-id.js';
import { ReportSignatures } from './report-signatures.js';

/** A report as its page reads it. */
export type ReadReport = NonNullable<ReportQuery['report']>;

/** One audit report: whether it verifies, who signed it, its eleven parts, and what changed since another; or how far it is. */
export function ReportPage({ route }: { readonly route: ReportRoute }): ReactElement {
  const [{ data, error, fetching }, ask] = useQuery({ query: ReportDocument, variables: { id: reportIdOf(route.report) } });
  const askAgain = (): void => {
    ask({ requestPolicy: 'network-only' });
  };
  const report = useLastGood(data?.report);
  if (report) return <Read report={report} route={route} askAgain={askAgain} />;
  if (error) return <Failed what="this report" error={error} retry={askAgain} />;
  if (fetching) return <Loading what="the report" rows={10} />;
  return <Empty title="There is no such report."><p><Link to={runRoute(route.run)}>The run, and the reports on it</Link></p></Empty>;
}

interface ReadProps {
  readonly report: ReadReport;
  readonly route: ReportRoute;
  readonly askAgain: () => void;
}

function Read({ report, route, askAgain }: ReadProps): ReactElement {
  const refresh = useThrottled(askAgain, 500);
  useLive({
    key: `report ${report.id}`, document: RunChangedDocument, variables: () => ({ run: report.run.uuid }), isPaused: !isMoving(report.state), onResumed: refresh,
    onValue: ({ runChanged: { kind } }) => {
      if (kind === 'report' || kind === 'resync') refresh();
    },
  });
  return (
    <>
      <ReportHead report={report} route={route} />
      <WorkProgress work={report} what="report" cancel={null} />
      {report.state === 'COMPLETED' && (
        <div className="run-view">
          <div className="run-main"><ReportParts key={route.level} report={report} route={route} /></div>
          <aside className="run-side" aria-label="About this report">
            <ReportProofs report={report} />
            <ReportSignatures report={report} acted={askAgain} />
            <ReportChanges report={report} route={route} />
          </aside>
        </div>
      )}
    </>
  );
}
