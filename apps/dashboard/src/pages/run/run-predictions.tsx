import type { ReactElement } from 'react';
import { errorSentence } from '../../components/page-states.js';
import { Term } from '../../components/tip.js';
import { formatCount, formatCounted } from '../../format/format-number.js';
import { RunPredictionsDocument, type RunPredictionsQuery } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { Link } from '../../routing/navigation.js';
import { predictionsRoute } from '../../routing/prediction-route.js';
import { policyWords } from '../predictions/policy-words.js';
import type { Run } from './run-page.js';

/** How many sensitive predictions the run records, and the way to them. */
export function RunPredictions({ run }: { readonly run: Run }): ReactElement {
  const { data, error } = useAsked(RunPredictionsDocument, { run: run.uuid });
  const found = data?.run ?? null;
  return (
    <section className="panel" aria-label="Sensitive predictions of this run">
      <div className="panel-head">
        <h2><Term word="prediction">Sensitive predictions</Term></h2>
        {found && <span className="count">{formatCount(found.predictions.totalCount)}</span>}
        <span className="spacer" />
        {found && isRecorded(found) && <Link to={predictionsRoute(run.uuid)}><span data-testid="to-predictions">Predictions and groups</span></Link>}
      </div>
      {error && <p className="refused" role="alert">Could not read the predictions. {errorSentence(error)}</p>}
      {found && <Counts found={found} />}
    </section>
  );
}

type Found = NonNullable<RunPredictionsQuery['run']>;

function isRecorded({ predictions, policyCounts }: Found): boolean {
  return predictions.totalCount > 0 || policyCounts.length > 0;
}

function Counts({ found }: { readonly found: Found }): ReactElement {
  if (!isRecorded(found)) return <p className="faint" data-testid="no-predictions">None recorded: the spec names no sensitivity policy, or nothing is recorded yet.</p>;
  return (
    <ul className="plain">{found.policyCounts.map((count) => (
      <li key={policyWords(count)}><b>{policyWords(count)}</b>: true of {formatCount(count.matching)} of {formatCounted(count.looked, 'record')}, {formatCount(count.kept)} recorded</li>
    ))}</ul>
  );
}
