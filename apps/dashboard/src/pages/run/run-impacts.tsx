import { useId, useState, type ReactElement, type SyntheticEvent } from 'react';
import { useClient, useQuery } from 'urql';
import { ActDialog, type ActAnswer } from '../../components/act-dialog.js';
import { isCounted } from '../../components/count-text.js';
import { MayAsk, MayNotAsk } from '../../components/may-not-ask.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { Term } from '../../components/tip.js';
import { ImpactWarningDocument, RunImpactsDocument, StartImpactDocument, type RunImpactsQuery } from '../../generated/graphql.js';
import { noPage, usePages, type Pages } from '../../hooks/use-pages.js';
import { Link, navigate } from '../../routing/navigation.js';
import { impactRoute } from '../../routing/route.js';
import { sentence } from '../trace/trace-words.js';
import { TraceStateBadge } from '../trace/trace-state-badge.js';
import type { Run } from './run-page.js';
import { whyNot } from './run-traces.js';

type ImpactRow = NonNullable<RunImpactsQuery['run']>['impacts']['edges'][number]['node'];

/** The impacts of one run, newest first. */
export function useRunImpacts(uuid: string): Pages<ImpactRow> {
  return usePages({ document: RunImpactsDocument, variables: (after) => ({ uuid, first: 20, after }), pick: (data) => data.run?.impacts ?? noPage<ImpactRow>(), key: uuid });
}

/** What scaling did to everybody: what was asked, and a way to ask. */
export function RunImpacts({ run, impacts }: { readonly run: Run; readonly impacts: Pages<ImpactRow> }): ReactElement {
  const why = whyNot(run);
  return (
    <section className="panel" aria-label="What scaling did to everybody">
      <div className="panel-head">
        <h2><Term word="impact">What scaling did to everybody</Term></h2>
        <span className="count">{isCounted(impacts) ? impacts.totalCount : ''}</span>
        <span className="spacer" />
        {why === null && <MayAsk><StartImpact run={run.uuid} /></MayAsk>}
      </div>
      <MayNotAsk what="impacts" />
      {impacts.error && <p className="refused" role="alert">Could not read the impacts. {errorSentence(impacts.error)}</p>}
      {impacts.nodes.length === 0 && isCounted(impacts) && <p className="faint">{why ?? 'Not asked yet. It tells whose outcome would be another without scaling, beside what merely another seed changes.'}</p>}
      <ul className="alert-list compact" data-testid="run-impacts">{impacts.nodes.map((impact) => <ImpactItem key={impact.id} impact={impact} />)}</ul>
      {impacts.hasMore && <button type="button" className="more" onClick={impacts.more}>Load more</button>}
    </section>
  );
}

function ImpactItem({ impact }: { readonly impact: ImpactRow }): ReactElement {
  const { id, state, progress, result, by, createdAt, effort } = impact;
  return (
    <li className="alert-item" data-testid="impact-item" data-state={state}>
      <Link to={impactRoute(id)} className="alert-link">
        <span className="alert-head"><TraceStateBadge state={state} />{state === 'RUNNING' && <span className="faint">{Math.floor(100 * progress)} %</span>}</span>
        <span>{`${effort.control ? 'another seed (control)' : 'scaling'}${result ? `: ${result.words}` : ''}`}</span>
      </Link>
      <span className="alert-facts"><span>{by}</span><Moment at={createdAt} /></span>
    </li>
  );
}

function StartImpact({ run }: { readonly run: string }): ReactElement {
  const client = useClient();
  const [seeds, control] = [useId(), useId()];
  const [asked, setAsked] = useState<number | null>(null);
  const noteSeeds = ({ currentTarget: { valueAsNumber, validity } }: SyntheticEvent<HTMLInputElement>): void => { setAsked(validity.valid ? valueAsNumber : null); };
  const act = async (reason: string, form: FormData): Promise<ActAnswer> => {
    const input = { run, reason, seeds: Number(form.get('seeds')), control: form.get('control') === 'yes' };
    const { data, error } = await client.mutation(StartImpactDocument, { input }).toPromise();
    if (data === undefined) return error ? errorSentence(error) : 'The API gave no answer.';
    if (!('impact' in data.outcome)) return data.outcome.message;
    navigate(impactRoute(data.outcome.impact.id));
    return null;
  };
  return (
    <ActDialog label="Ask…" className="small" title="What did scaling do to everybody?" confirm="Find out" act={act} testId="start-impact" explanation="A worker trains the run again with and without scaling, and with other seeds: only what goes beyond another seed counts.">
      <label htmlFor={seeds}>Seeds with and without scaling (each is a training)</label>
      <input id={seeds} name="seeds" type="number" min={4} max={64} defaultValue={16} required data-testid="impact-seeds" onFocus={noteSeeds} onChange={noteSeeds} />
      <TooFewSeeds run={run} seeds={asked} />
      <label htmlFor={control}>Compare with</label>
      <select id={control} name="control"><option value="no">the run without scaling</option><option value="yes">merely another seed (control)</option></select>
    </ActDialog>
  );
}

/** Says beforehand that so few seeds can find nothing, and what comes of it. */
function TooFewSeeds({ run, seeds }: { readonly run: string; readonly seeds: number | null }): ReactElement {
  const [{ data }] = useQuery({ query: ImpactWarningDocument, variables: { uuid: run, seeds: seeds ?? 0 }, pause: seeds === null });
  const warning = seeds === null ? null : (data?.run?.impactWarning ?? null);
  return <p role="status" className={warning === null ? undefined : 'caution'} data-testid="impact-warning">{warning === null ? '' : `${sentence(warning)} The verdict would be “too few seeds”, and no release policy accepts it.`}</p>;
}
