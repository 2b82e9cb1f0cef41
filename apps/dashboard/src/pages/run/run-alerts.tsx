import type { ReactElement } from 'react';
import type { AlertItemFragment } from '../../generated/graphql.js';
import type { Pages } from '../../hooks/use-pages.js';
import { isCounted } from '../../components/count-text.js';
import { errorSentence } from '../../components/page-states.js';
import { AlertItem } from '../alerts/alert-item.js';

/** The alerts of the run; each leads to its step. */
export function RunAlerts({ alerts }: { readonly alerts: Pages<AlertItemFragment> }): ReactElement {
  return (
    <section className="panel" aria-label="Alerts of this run">
      <div className="panel-head">
        <h2>Alerts</h2>
        <span className="count">{isCounted(alerts) ? alerts.totalCount : ''}</span>
      </div>
      {alerts.error && <p className="refused" role="alert">Could not read the alerts. {errorSentence(alerts.error)}</p>}
      {!alerts.isLoading && !alerts.error && alerts.nodes.length === 0 && <p className="faint">No rule has fired on this run.</p>}
      <ul className="alert-list compact" data-testid="run-alerts">
        {alerts.nodes.map((alert) => <AlertItem key={alert.id} alert={alert} isInRun />)}
      </ul>
      {alerts.hasMore && <button type="button" className="more" onClick={alerts.more}>Load more</button>}
    </section>
  );
}
