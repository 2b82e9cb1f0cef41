import type { ReactElement } from 'react';
import { countText } from '../../components/count-text.js';
import { Moment } from '../../components/moment.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { ComparisonsDocument, type ComparisonsQuery } from '../../generated/graphql.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { Link } from '../../routing/navigation.js';
import { comparisonRoute } from '../../routing/route.js';
import { differenceWords, netWords, verdictOf } from '../comparison/comparison-words.js';

type Row = ComparisonsQuery['comparisons']['edges'][number]['node'];

/** All stored comparisons, newest first: what each scaler saves, and whether that pays. */
export function ComparisonsPage(): ReactElement {
  const pages = usePages({ document: ComparisonsDocument, variables: (after) => ({ first: 25, after }), pick: (data) => data.comparisons, key: 'comparisons' });
  return (
    <>
      <div className="page-head">
        <h1>Comparisons</h1>
        <button type="button" className="small" onClick={pages.reload}>Read again</button>
        <span className="count" role="status">{countText(pages, 'comparison')}</span>
      </div>
      <Body pages={pages} />
    </>
  );
}

function Body({ pages }: { readonly pages: Pages<Row> }): ReactElement {
  const { nodes, error, isLoading } = pages;
  if (nodes.length === 0) {
    if (error) return <Failed what="the comparisons" error={error} retry={pages.reload} />;
    if (isLoading) return <Loading what="the comparisons" />;
    return <Empty title="Nothing was compared yet."><p><code>gradlens compare SPEC</code> holds a scaler to its ablations and tuned baselines, and stores what it finds.</p></Empty>;
  }
  return (
    <>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Comparisons">
        <table className="runs" data-testid="comparison-list">
          <thead><tr><th scope="col">Comparison</th><th scope="col">Data</th><th scope="col">Scaler</th><th scope="col">Fewer steps than the fastest baseline</th><th scope="col">Net economy</th><th scope="col">By</th><th scope="col">When</th></tr></thead>
          <tbody>{nodes.map((row) => <ComparisonRow key={row.number} row={row} />)}</tbody>
        </table>
      </div>
      {pages.hasMore && <button type="button" className="more" disabled={isLoading} onClick={pages.more}>Load more</button>}
    </>
  );
}

function ComparisonRow({ row }: { readonly row: Row }): ReactElement {
  const { number, name, task, scaler, fastestBaseline, fewerSteps, economy, by, createdAt } = row;
  return (
    <tr data-testid="comparison-row" data-number={number}>
      <th scope="row" className="name"><Link to={comparisonRoute(number)}>{number}: {name}</Link></th>
      <td>{task.data}</td>
      <td>{scaler}</td>
      <td>{differenceWords(fewerSteps, '%')}; {verdictOf(fewerSteps)} <span className="fine">{fastestBaseline}</span></td>
      <td>{netWords(economy)}</td>
      <td>{by}</td>
      <td><Moment at={createdAt} /></td>
    </tr>
  );
}
