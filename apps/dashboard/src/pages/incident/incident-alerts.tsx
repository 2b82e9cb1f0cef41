import type { ReactElement } from 'react';
import { ActDialog } from '../../components/act-dialog.js';
import { isCounted } from '../../components/count-text.js';
import { errorSentence, Loading } from '../../components/page-states.js';
import { MarkAlertDocument, type MarkedAlertFragment, type Verdict } from '../../generated/graphql.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import { isFirstRead, type Pages } from '../../hooks/use-pages.js';
import { AlertItem } from '../alerts/alert-item.js';

interface AlertsProps {
  readonly alerts: Pages<MarkedAlertFragment>;
  readonly acted: () => void;
}

/** The alerts of the incident; people say of each whether it was of use. */
export function IncidentAlerts({ alerts, acted }: AlertsProps): ReactElement {
  return (
    <section className="card" aria-label="Alerts of this incident">
      <div className="panel-head"><h2>Alerts</h2><span className="count">{isCounted(alerts) ? alerts.totalCount : ''}</span></div>
      {alerts.error && <p className="refused" role="alert">Could not read the alerts. {errorSentence(alerts.error)}</p>}
      {isFirstRead(alerts) && <Loading what="the alerts" rows={2} />}
      <ul className="alert-list compact" data-testid="incident-alerts">
        {alerts.nodes.map((alert) => <AlertItem key={alert.id} alert={alert} isInRun isInIncident><Marks alert={alert} acted={acted} /></AlertItem>)}
      </ul>
      {alerts.hasMore && <button type="button" className="more" disabled={alerts.isLoading} onClick={alerts.more}>Load more</button>}
    </section>
  );
}

function Marks({ alert, acted }: { readonly alert: MarkedAlertFragment; readonly acted: () => void }): ReactElement {
  return (
    <span className="marks">
      {alert.marks.map(({ by, verdict, reason }) => <span key={by} className="fine" data-testid="mark" data-verdict={verdict}><b>{by}</b>: {verdict.toLowerCase()}, “{reason}”</span>)}
      <MarkButton alert={alert} verdict="USEFUL" acted={acted} />
      <MarkButton alert={alert} verdict="NOISE" acted={acted} />
    </span>
  );
}

interface MarkProps {
  readonly alert: MarkedAlertFragment;
  readonly verdict: Verdict;
  readonly acted: () => void;
}

function MarkButton({ alert, verdict, acted }: MarkProps): ReactElement {
  const mark = useOutcome(MarkAlertDocument);
  const word = verdict.toLowerCase();
  const act = async (reason: string): Promise<string | null> => {
    const answer = await mark({ alert: alert.id, verdict, reason });
    if (answer === null) acted();
    return answer;
  };
  return (
    <ActDialog
      label={`${word}…`} name={`Mark the alert of ${alert.rule} as ${word}`} className="small" title={`Mark it as ${word}?`} confirm={`Mark as ${word}`} act={act} testId={`mark-${word}`}
      explanation="Each rule shows how many of its alerts were of use. Of each person the last mark counts."
    />
  );
}
