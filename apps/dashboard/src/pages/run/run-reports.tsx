import { useId, type ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { isCounted } from '../../components/count-text.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { textOf } from '../../components/text-of.js';
import { Term } from '../../components/tip.js';
import { CreateReportDocument, type ReportItemFragment, RunReportsDocument, type RunReportsQuery } from '../../generated/graphql.js';
import { useMe } from '../../hooks/use-me.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import { noPage, usePages, type Pages } from '../../hooks/use-pages.js';
import { Link } from '../../routing/navigation.js';
import { reportRoute } from '../../routing/report-route.js';
import { TraceStateBadge } from '../trace/trace-state-badge.js';
import { DownloadReport } from './download-report.js';
import type { Run } from './run-page.js';

type ReportRow = NonNullable<RunReportsQuery['run']>['reports']['edges'][number]['node'];

/** The audit reports on one run, newest first. */
export function useRunReports(uuid: string): Pages<ReportRow> {
  return usePages({ document: RunReportsDocument, variables: (after) => ({ uuid, first: 20, after }), pick: (data) => data.run?.reports ?? noPage<ReportRow>(), key: uuid });
}

/** Audit reports: what is there, how far one is, a way to ask and to take them away. */
export function RunReports({ run, reports }: { readonly run: Run; readonly reports: Pages<ReportRow> }): ReactElement {
  return (
    <section className="panel" aria-label="Audit reports">
      <div className="panel-head">
        <h2><Term word="report">Audit reports</Term></h2>
        <span className="count">{isCounted(reports) ? reports.totalCount : ''}</span>
        <span className="spacer" />
        <CreateReport run={run.uuid} asked={reports.reload} />
      </div>
      {reports.error && <p className="refused" role="alert">Could not read the reports. {errorSentence(reports.error)}</p>}
      {reports.nodes.length === 0 && isCounted(reports) && <p className="faint" data-testid="no-reports">None yet. A report puts together what is recorded, signed, with what is missing.</p>}
      <ul className="alert-list compact" data-testid="run-reports">{reports.nodes.map((report) => <ReportItem key={report.id} report={report} run={run.uuid} />)}</ul>
      {reports.hasMore && <button type="button" className="more" onClick={reports.more}>Load more</button>}
    </section>
  );
}

/** A report in a list, with the way to its page. */
export function ReportItem({ report, run }: { readonly report: ReportItemFragment; readonly run: string }): ReactElement {
  const { uuid, state, progress, stage, waitsFor, problem, isOnPrediction, record, version, by, createdAt, result } = report;
  const subject = isOnPrediction ? `on prediction ${record ?? '(withheld)'}` : 'on the run';
  return (
    <li className="alert-item" data-testid="report-item" data-state={state}>
      <span className="alert-head"><TraceStateBadge state={state} />{state === 'RUNNING' && <span className="faint">{Math.floor(100 * progress)} %, {stage}</span>}</span>
      <span><Link to={reportRoute(run, uuid)} data-testid="report-link">{`Version ${version}`}</Link>{`, ${subject}${evidenceWords(result)}`}</span>
      {waitsFor !== null && <p className="fine" role="note" data-testid="waits-for">It waits: {waitsFor}.</p>}
      {problem !== null && <span className="faint">{problem}</span>}
      <span className="alert-facts"><span>{by}</span><Moment at={createdAt} />{result !== null && <DownloadReport report={report} />}</span>
    </li>
  );
}

/** Which parts have no evidence; empty of a report that is not made. */
function evidenceWords(result: ReportItemFragment['result']): string {
  if (result === null) return '';
  return result.missing.length === 0 ? ': every part has evidence' : `; nothing is recorded for ${result.missing.join(', ')}`;
}

/** Asks for a report on a run or, where a record is given, on that prediction. */
export function CreateReport({ run, record, asked }: { readonly run: string; readonly record?: string; readonly asked: () => void }): ReactElement | null {
  const me = useMe();
  const create = useOutcome(CreateReportDocument);
  const field = useId();
  if (me?.mayChange !== true) return null;
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await create({ run, reason, record: record ?? (textOf(form, 'record') || null) });
    if (answer === null) asked();
    return answer;
  };
  return (
    <ActDialog label="Report…" className="small" title="Make an audit report?" confirm="Make it" act={act} testId="create-report" explanation="A worker puts together what is recorded, checks the ledger, and signs it.">
      {record === undefined && (
        <>
          <label htmlFor={field}>Prediction, as test:17 or its pseudonym (empty: the whole run)</label>
          <input id={field} name="record" autoComplete="off" data-testid="report-record" />
        </>
      )}
    </ActDialog>
  );
}
