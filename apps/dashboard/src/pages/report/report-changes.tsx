import { useId, type ReactElement } from 'react';
import { errorSentence } from '../../components/page-states.js';
import { ReportChangesDocument, ReportVersionsDocument, type ReportChangesQuery, type ReportVersionsQuery } from '../../generated/graphql.js';
import { type Asked, useAsked } from '../../hooks/use-asked.js';
import { navigate } from '../../routing/navigation.js';
import type { ReportRoute } from '../../routing/report-route.js';
import { reportIdOf } from './report-id.js';
import type { ReadReport } from './report-page.js';

/** Changes shown before the reader asks for all. */
const SHOWN = 30;

/** What changed since the version before, or since one that the reader chooses. */
export function ReportChanges({ report, route }: { readonly report: ReadReport; readonly route: ReportRoute }): ReactElement {
  const asked = useAsked(ReportChangesDocument, { id: report.id, since: route.against === null ? null : reportIdOf(route.against) });
  const changes = asked.data?.report?.changes ?? null;
  return (
    <section className="panel" aria-label="What changed">
      <div className="panel-head"><h2>What changed</h2></div>
      <ChooseVersion report={report} route={route} since={changes?.since ?? null} />
      {changes === null ? <NoChanges asked={asked} /> : <Changes changes={changes} />}
    </section>
  );
}

function NoChanges({ asked: { error, isLoading } }: { readonly asked: Pick<Asked<unknown>, 'error' | 'isLoading'> }): ReactElement {
  if (error) return <p className="refused" role="alert">Could not compare. {errorSentence(error)}</p>;
  return <p className="faint" data-testid="no-changes">{isLoading ? 'Comparing…' : 'It is the first report on this subject.'}</p>;
}

type Found = NonNullable<NonNullable<ReportChangesQuery['report']>['changes']>;

function Changes({ changes: { changes, sinceVersion } }: { readonly changes: Found }): ReactElement {
  if (changes.length === 0) return <p data-testid="report-changes">Nothing but when it was made and by whom, since version {sinceVersion}.</p>;
  const [first, rest] = [changes.slice(0, SHOWN), changes.slice(SHOWN)];
  return (
    <>
      <p className="fine">{changes.length} field{changes.length === 1 ? '' : 's'} since version {sinceVersion}:</p>
      <ul className="plain report-changes" data-testid="report-changes">{first.map(item)}</ul>
      {rest.length > 0 && <details><summary>{rest.length} more</summary><ul className="plain report-changes">{rest.map(item)}</ul></details>}
    </>
  );
}

function item({ part, what, before, after }: Found['changes'][number], i: number): ReactElement {
  const told = before === null ? <>new: {after}</> : after === null ? <>no more, was {before}</> : <>was {before}, is {after}</>;
  return <li key={i}><a href={`#part-${part}`}>Part {part}</a>, {what}: {told}</li>;
}

function ChooseVersion({ report, route, since }: { readonly report: ReadReport; readonly route: ReportRoute; readonly since: string | null }): ReactElement | null {
  const field = useId();
  const { data } = useAsked(ReportVersionsDocument, { run: report.run.uuid });
  const others = nodesOf(data).filter((each) => isComparable(each, report));
  if (others.length === 0) return null;
  const chosen = route.against ?? others.find(({ id }) => id === since)?.uuid ?? '';
  return (
    <>
      <label htmlFor={field}>Compared with </label>
      <select id={field} value={chosen} data-testid="report-against" onChange={({ target }) => { navigate({ ...route, against: target.value || null }, 'replace'); }}>
        {since === null && <option value="">the version before</option>}
        {others.map(({ uuid, version, createdAt }) => <option key={uuid} value={uuid}>version {version}, {createdAt.slice(0, 10)}</option>)}
      </select>
    </>
  );
}

function nodesOf(data: ReportVersionsQuery | null): NonNullable<ReportVersionsQuery['run']>['reports']['edges'][number]['node'][] {
  return (data?.run?.reports.edges ?? []).map(({ node }) => node);
}

type Listed = Pick<ReadReport, 'uuid' | 'state' | 'isOnPrediction' | 'record'>;

/** Another completed report on the same subject. */
function isComparable(other: Listed, { uuid, isOnPrediction, record }: Listed): boolean {
  return other.uuid !== uuid && other.state === 'COMPLETED' && other.isOnPrediction === isOnPrediction && other.record === record;
}
