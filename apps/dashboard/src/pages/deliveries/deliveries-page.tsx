import type { ReactElement } from 'react';
import type { CombinedError } from 'urql';
import { countText } from '../../components/count-text.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { DeliveriesDocument, RunChangedDocument, type DeliveryItemFragment } from '../../generated/graphql.js';
import { usePages, type Pages } from '../../hooks/use-pages.js';
import { useThrottled } from '../../hooks/use-throttled.js';
import { useLive } from '../../live/live-context.js';
import { navigate } from '../../routing/navigation.js';
import { DELIVERIES, type DeliveriesRoute } from '../../routing/route.js';
import { DeliveryFilters } from './delivery-filters.js';
import { DeliveryRow } from './delivery-row.js';
import { isForbidden } from './delivery-words.js';

/** An alert is told within so long as a rule: then the log is read again. Unit: ms. */
const SETTLE_MS = 2_000;

/** The delivery log: who was told of what, and how that went; newest first. */
export function DeliveriesPage({ route }: { readonly route: DeliveriesRoute }): ReactElement {
  const pages = useDeliveries(route);
  return (
    <>
      <div className="page-head">
        <h1>Deliveries</h1>
        <DeliveryFilters route={route} />
        <button type="button" className="small" onClick={pages.reload} data-testid="deliveries-reload">Read again</button>
        <span className="count" role="status">{countText(pages, 'notification')}</span>
      </div>
      <DeliveriesBody route={route} pages={pages} />
    </>
  );
}

function useDeliveries({ receiver, state, kind }: DeliveriesRoute): Pages<DeliveryItemFragment> {
  const filter = { receiver: receiver === '' ? null : receiver, state, kind };
  const pages = usePages({
    document: DeliveriesDocument,
    variables: (after) => ({ first: 50, after, ...filter }),
    pick: (data) => data.notifications,
    key: JSON.stringify(filter),
  });
  const reload = useThrottled(pages.reload, SETTLE_MS);
  useLive({
    key: 'deliveries', document: RunChangedDocument, variables: () => ({}), onResumed: reload,
    onValue: ({ runChanged }) => {
      if (runChanged.kind === 'alert' || runChanged.kind === 'resync') reload();
    },
  });
  return pages;
}

function DeliveriesBody({ route, pages }: { readonly route: DeliveriesRoute; readonly pages: Pages<DeliveryItemFragment> }): ReactElement {
  const { error, nodes } = pages;
  if (nodes.length === 0) return error ? <Refused error={error} retry={pages.reload} /> : pages.isLoading ? <Loading what="the deliveries" /> : <NoDeliveries route={route} />;
  return (
    <>
      <div className="table-frame">
        <table className="runs" data-testid="delivery-list">
          <thead><tr><th>Decided</th><th>Receiver</th><th>Kind</th><th>What</th><th>State</th><th>Attempts</th><th>Finished</th></tr></thead>
          <tbody>{nodes.map((delivery) => <DeliveryRow key={delivery.id} delivery={delivery} />)}</tbody>
        </table>
      </div>
      {pages.hasMore && <button type="button" className="more" disabled={pages.isLoading} onClick={pages.more}>Load more</button>}
    </>
  );
}

function Refused({ error, retry }: { readonly error: CombinedError; readonly retry: () => void }): ReactElement {
  if (isForbidden(error)) return <Empty title="Your token may not see deliveries."><p>Sign in with a token of another role.</p></Empty>;
  return <Failed what="the deliveries" error={error} retry={retry} />;
}

function NoDeliveries({ route }: { readonly route: DeliveriesRoute }): ReactElement {
  const isFiltered = route.receiver !== '' || route.state !== null || route.kind !== null;
  if (!isFiltered) return <Empty title="Nobody was told of anything."><p>Notifications of the last 90 days stand here; gradlens notify test sends one.</p></Empty>;
  return (
    <Empty title="No delivery matches.">
      <button type="button" onClick={() => { navigate(DELIVERIES); }}>Show all deliveries</button>
    </Empty>
  );
}
