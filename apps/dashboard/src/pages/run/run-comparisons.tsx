import type { ReactElement } from 'react';
import { isCounted } from '../../components/count-text.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { RunComparisonsDocument, type ComparisonItemFragment } from '../../generated/graphql.js';
import { noPage, usePages } from '../../hooks/use-pages.js';
import { Link } from '../../routing/navigation.js';
import { comparisonRoute } from '../../routing/route.js';
import { differenceWords, netWords } from '../comparison/comparison-words.js';

/** Comparisons of a run, or of a spec equal to its own; nothing where there are none. */
export function RunComparisons({ uuid }: { readonly uuid: string }): ReactElement | null {
  const pages = usePages({ document: RunComparisonsDocument, variables: (after) => ({ uuid, first: 10, after }), pick: (data) => data.run?.comparisons ?? noPage<ComparisonItemFragment>(), key: uuid });
  if (pages.nodes.length === 0 && pages.error === null) return null;
  return (
    <section className="panel" aria-label="Comparisons">
      <div className="panel-head"><h2>Comparisons</h2><span className="count">{isCounted(pages) ? pages.totalCount : ''}</span></div>
      {pages.error && <p className="refused" role="alert">Could not read the comparisons. {errorSentence(pages.error)}</p>}
      <ul className="alert-list compact" data-testid="run-comparisons">
        {pages.nodes.map(({ number, scaler, fastestBaseline, fewerSteps, economy, by, createdAt }) => (
          <li key={number} className="alert-item" data-testid="run-comparison">
            <Link to={comparisonRoute(number)} className="alert-link"><span className="alert-head">Comparison {number}</span><span>{scaler} against {fastestBaseline}: {differenceWords(fewerSteps, '%')} fewer steps; net economy {netWords(economy)}</span></Link>
            <span className="alert-facts"><span>{by}</span><Moment at={createdAt} /></span>
          </li>
        ))}
      </ul>
      {pages.hasMore && <button type="button" className="more" onClick={pages.more}>Load more</button>}
    </section>
  );
}
