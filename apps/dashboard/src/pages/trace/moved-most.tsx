import type { ReactElement } from 'react';
import { errorSentence, Loading } from '../../components/page-states.js';
import { formatCount, formatMeasured } from '../../format/format-number.js';
import { TraceMovedDocument, type MovedRecordItemFragment } from '../../generated/graphql.js';
import { noPage, usePages } from '../../hooks/use-pages.js';
import { changeWords } from './set-words.js';

/** The test records that one set of a trace moved most, by pages. */
export function MovedMost({ id, index }: { readonly id: string; readonly index: number }): ReactElement {
  const pages = usePages({
    document: TraceMovedDocument, variables: (after) => ({ id, first: 10, after }), key: `${id} ${index}`,
    pick: (data) => data.trace?.result?.without[index]?.moved ?? noPage<MovedRecordItemFragment>(),
  });
  if (pages.isLoading && pages.nodes.length === 0) return <Loading what="whom it moved" rows={3} />;
  return (
    <>
      {pages.error && <p className="refused" role="alert">Could not read whom it moved. {errorSentence(pages.error)}</p>}
      {pages.nodes.length > 0 && (
        <div className="table-frame" tabIndex={0} role="region" aria-label="Whom it moved most"><table className="runs" data-testid="moved-most">
          <thead><tr><th scope="col">Record</th><th scope="col" className="number">Score</th><th scope="col" className="number">Without these</th><th scope="col" className="number">Change</th><th scope="col">Class</th></tr></thead>
          <tbody>{pages.nodes.map((moved, i) => <MovedRow key={i} moved={moved} />)}</tbody>
        </table></div>
      )}
      {pages.hasMore && <button type="button" className="more" disabled={pages.isLoading} onClick={pages.more}>Load more ({formatCount(pages.nodes.length)} of {formatCount(pages.totalCount)})</button>}
    </>
  );
}

function MovedRow({ moved }: { readonly moved: MovedRecordItemFragment }): ReactElement {
  const { record, score, without, flips } = moved;
  return (
    <tr>
      <th scope="row" className="name">{record ?? <span className="faint">withheld from your role</span>}</th>
      <td className="number">{formatMeasured(score)}</td>
      <td className="number">{formatMeasured(without)}</td>
      <td className="number">{changeWords(moved)}</td>
      <td>{flips ? 'would be another' : 'stays'}</td>
    </tr>
  );
}
