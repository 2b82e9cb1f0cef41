import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { Choice } from '../../components/choice.js';
import { NotifyStateDocument } from '../../generated/graphql.js';
import { navigate } from '../../routing/navigation.js';
import { NOTIFICATION_KINDS, NOTIFICATION_STATES, type DeliveriesRoute } from '../../routing/route.js';

/** Which deliveries are shown; the address follows. */
export function DeliveryFilters({ route }: { readonly route: DeliveriesRoute }): ReactElement {
  const [{ data }] = useQuery({ query: NotifyStateDocument });
  // one that is no longer in the notification file may be asked for by address
  const names = [...new Set([...(data?.notifyState.receivers ?? []).map(({ name }) => name), route.receiver])].filter((name) => name !== '');
  return (
    <form className="filters" onSubmit={(event) => { event.preventDefault(); }}>
      <Choice id="delivery-receiver" label="Receiver" value={route.receiver} options={names} onChoose={(receiver) => { navigate({ ...route, receiver }); }} />
      <Choice id="delivery-state" label="State" value={route.state ?? ''} options={NOTIFICATION_STATES} onChoose={(value) => { navigate({ ...route, state: NOTIFICATION_STATES.find((s) => s === value) ?? null }); }} />
      <Choice id="delivery-kind" label="Kind" value={route.kind ?? ''} options={NOTIFICATION_KINDS} onChoose={(value) => { navigate({ ...route, kind: NOTIFICATION_KINDS.find((k) => k === value) ?? null }); }} />
    </form>
  );
}
