import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '../../components/act-dialog.js';
import { Moment } from '../../components/moment.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { WorkProgress } from '../../components/work-progress.js';
import { formatCounted } from '../../format/format-number.js';
import { formatDuration } from '../../format/format-time.js';
import { CancelImpactDocument, ImpactDocument, RunChangedDocument, type ImpactQuery } from '../../generated/graphql.js';
import { useLastGood } from '../../hooks/use-last-good.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { Link } from '../../routing/navigation.js';
import { runRoute, RUNS } from '../../routing/route.js';
import { isMoving, TraceStateBadge } from '../trace/trace-state-badge.js';
import { ImpactGroups } from './impact-groups.js';
import { impactHeadline, VERDICT_SIGNS, type ImpactResult } from './impact-words.js';

type Impact = NonNullable<ImpactQuery['impact']>;

/** One impact: what scaling did to everybody, beside what seeds do; or how far it is. */
export function ImpactPage({ id }: { readonly id: string }): ReactElement {
  const [{ data, error, fetching }, ask] = useQuery({ query: ImpactDocument, variables: { id } });
  const askAgain = (): void => {
    ask({ requestPolicy: 'network-only' });
  };
  const impact = useLastGood(data?.impact);
  if (impact) return <ReadImpact impact={impact} askAgain={askAgain} />;
  if (error) return <Failed what="this impact" error={error} retry={askAgain} />;
  if (fetching) return <Loading what="the impact" rows={8} />;
  return <Empty title="There is no such impact."><p><Link to={RUNS}>All runs</Link></p></Empty>;
}

function ReadImpact({ impact, askAgain }: { readonly impact: Impact; readonly askAgain: () => void }): ReactElement {
  const refresh = useThrottled(askAgain, 500);
  useLive({
    key: `impact ${impact.id}`, document: RunChangedDocument, variables: () => ({ run: impact.run.uuid }), isPaused: !isMoving(impact.state), onResumed: refresh,
    onValue: ({ runChanged: { kind } }) => {
      if (kind === 'impact' || kind === 'resync') refresh();
    },
  });
  const { result } = impact;
  return (
    <>
      <ImpactHead impact={impact} />
      <WorkProgress work={impact} what="impact" cancel={<CancelImpact id={impact.id} acted={refresh} />} />
      {result && <Found result={result} />}
    </>
  );
}

function ImpactHead({ impact }: { readonly impact: Impact }): ReactElement {
  const { state, run, by, reason, createdAt, result, effort, method, productVersion } = impact;
  return (
    <section className="run-head" aria-label="Impact">
      <div className="page-head">
        <h1 data-testid="impact-title">{effort.control ? 'Control: what merely another seed did to everybody' : 'What scaling did to everybody'}</h1>
        <TraceStateBadge state={state} />
        {result && <Verdict result={result} />}
        <span className="faint">in run <Link to={runRoute(run.uuid)}>{run.name}</Link></span>
      </div>
      {result && <p className="trace-headline" data-testid="impact-headline">{impactHeadline(result, effort.control)}</p>}
      <p className="reason-line">
        Asked by <b>{by}</b> <Moment at={createdAt} />{reason === '' ? '' : `: “${reason}”`}
        {result && <span className="fine"> · {method}, gradlens {productVersion}, {formatCounted(effort.seeds, 'seed')}, {formatCounted(result.trainings, 'training')}, took {formatDuration(result.seconds)}</span>}
      </p>
    </section>
  );
}

function Verdict({ result: { verdict } }: { readonly result: ImpactResult }): ReactElement {
  const { sign, words } = VERDICT_SIGNS[verdict];
  return <span className={`badge impact-${verdict.toLowerCase()}`} data-testid="impact-verdict"><span aria-hidden="true" className="sign">{sign}</span>{words}</span>;
}

function Found({ result }: { readonly result: ImpactResult }): ReactElement {
  const { groups, statistic, leftOut, positive, records, fidelity } = result;
  return (
    <>
      <ImpactGroups groups={groups} />
      <p className="fine">Positive outcome: “{positive}”; {formatCounted(records, 'test record')}. p: {statistic}. The run was {fidelity.replace(/^NOT executed again/, 'executed again, NOT')}.</p>
      {leftOut.map((words) => <p key={words} className="fine">Left out: {words}.</p>)}
    </>
  );
}

function CancelImpact({ id, acted }: { readonly id: string; readonly acted: () => void }): ReactElement {
  const cancel = useOutcome(CancelImpactDocument);
  const act = async (reason: string): Promise<string | null> => {
    const answer = await cancel({ impact: id, reason });
    if (answer === null) acted();
    return answer;
  };
  return <ActDialog label="Cancel…" name="Cancel the impact" className="small" title="Cancel this impact?" explanation="What was trained so far is lost; it can be asked again." confirm="Cancel the impact" isDanger act={act} testId="cancel-impact" />;
}
