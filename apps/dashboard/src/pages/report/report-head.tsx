import type { ReactElement } from 'react';
import { Moment } from '../../components/moment.js';
import { useMe } from '../../hooks/use-me.js';
import { Link, navigate } from '../../routing/navigation.js';
import { REPORT_LEVELS, type ReportRoute } from '../../routing/report-route.js';
import { runRoute } from '../../routing/route.js';
import { DownloadReport } from '../run/download-report.js';
import { TraceStateBadge } from '../trace/trace-state-badge.js';
import { LEVEL_WORDS, levelsOf } from './report-levels.js';
import type { ReadReport } from './report-page.js';

/** What the report is about, who asked for it, and ways to take it away. */
export function ReportHead({ report, route }: { readonly report: ReadReport; readonly route: ReportRoute }): ReactElement {
  const { state, run, by, reason, createdAt, version, isOnPrediction, record } = report;
  const subject = isOnPrediction ? `a prediction${record === null ? '' : ` (${record})`}` : 'the run as a whole';
  return (
    <section className="run-head" aria-label="Report">
      <div className="page-head">
        <h1 data-testid="report-title">Audit report, version {version}</h1>
        <TraceStateBadge state={state} />
        <span className="faint">on {subject} · run <Link to={runRoute(run.uuid)} className="inline">{run.name}</Link></span>
      </div>
      <p className="reason-line">Asked by <b>{by}</b> <Moment at={createdAt} />{reason === '' ? '' : `: “${reason}”`}</p>
      {state === 'COMPLETED' && <Copies report={report} route={route} />}
    </section>
  );
}

function Copies({ report, route }: { readonly report: ReadReport; readonly route: ReportRoute }): ReactElement | null {
  const me = useMe();
  if (me === null) return null;
  const levels = levelsOf(me.role);
  const level = route.level ?? levels[0] ?? 'public';
  return (
    <div className="report-copies">
      <label>Copy <select value={level} data-testid="report-level" onChange={({ target }) => {
        navigate({ ...route, level: REPORT_LEVELS.find((each) => each === target.value) ?? null }, 'replace');
      }}>{levels.map((each) => <option key={each} value={each}>{each}</option>)}</select></label>
      <DownloadReport report={report} level={level} />
      <button type="button" className="small" data-testid="report-print" onClick={() => { print(); }}>Print or PDF</button>
      <span className="fine">{LEVEL_WORDS[level]}{levels.length < REPORT_LEVELS.length && ` Your role (${me.role.toLowerCase()}) sees no more; reviewers, auditors and admins see everything.`}</span>
    </div>
  );
}
