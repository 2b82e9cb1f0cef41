import type { ReactElement } from 'react';
import { Term } from '../../components/tip.js';
import { formatCounted, formatMeasured } from '../../format/format-number.js';
import type { SensitiveRunFragment } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { predictionRoute, predictionsRoute } from '../../routing/prediction-route.js';


/** The newest runs with sensitive predictions; of each, the one closest to the threshold. */
export function SensitiveRuns({ runs }: { readonly runs: readonly SensitiveRunFragment[] }): ReactElement {
  const sensitive = runs.filter((run) => run.predictions.totalCount > 0);
  return (
    <section className="panel" id="sensitive-runs" aria-label="Sensitive predictions" data-testid="sensitive-runs">
      <div className="panel-head"><h2><Term word="prediction">Sensitive predictions</Term></h2><span className="count">{runs.length === 1 ? 'of the newest run' : `of the ${runs.length} newest runs`}</span></div>
      {sensitive.length === 0 && <p className="faint">None of them records any.</p>}
      <ul className="live-list">{sensitive.map((run) => <SensitiveRun key={run.uuid} run={run} />)}</ul>
    </section>
  );
}

function SensitiveRun({ run }: { readonly run: SensitiveRunFragment }): ReactElement {
  const closest = run.predictions.edges[0]?.node;
  return (
    <li data-testid="sensitive-run" data-run={run.uuid}>
      <Link to={predictionsRoute(run.uuid)} className="rule">{run.name}</Link>
      <span>{formatCounted(run.predictions.totalCount, 'prediction')}</span>
      {closest?.closeness && (
        <span className="faint"><Term word="closeness">closest call</Term>: <Link to={predictionRoute(closest.id)}><code>{closest.pseudonym.slice(0, 8)}</code></Link>, {formatMeasured(closest.closeness)} from the threshold</span>
      )}
    </li>
  );
}
