import { useState, type ReactElement } from 'react';
import { useClient, useQuery } from 'urql';
import { ActDialog } from '../../components/act-dialog.js';
import { Moment } from '../../components/moment.js';
import { errorSentence, Failed, Loading } from '../../components/page-states.js';
import { formatCount } from '../../format/format-number.js';
import { NotifyStateDocument, TestReceiverDocument } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { DELIVERIES, silenceRoute } from '../../routing/route.js';
import { routeWords, testWords, type SettingsReceiver } from './receiver-words.js';

/** Who is told of alerts: what leads to each receiver, what holds it back, how deliveries go, and a test of it. */
export function Receivers({ mayTest }: { readonly mayTest: boolean }): ReactElement {
  const [{ data, error }, ask] = useQuery({ query: NotifyStateDocument, requestPolicy: 'network-only' });
  const again = (): void => {
    ask({ requestPolicy: 'network-only' });
  };
  if (!data) return error ? <Failed what="who is told" error={error} retry={again} /> : <Loading what="who is told" rows={2} />;
  const { isConfigured, problem, receivers, watchdogReceivers } = data.notifyState;
  return (
    <section className="panel" aria-label="Notifications" data-testid="receivers">
      <div className="panel-head">
        <h2>Who is told</h2><span className="spacer" /><Link to={DELIVERIES}>All deliveries</Link>
        <Link to={{ ...silenceRoute(), state: 'ACTIVE' }} data-testid="active-silences">{data.silences.totalCount === 1 ? '1 silence holds' : `${formatCount(data.silences.totalCount)} silences hold`} now</Link>
      </div>
      {problem !== null && <p className="refused" role="alert">The notification file is wrong, the version before is in force: {problem}</p>}
      {!isConfigured && <p className="faint">Nobody: there is no notification file. docs/notifications.md says how.</p>}
      {receivers.map((receiver) => <ReceiverCard key={receiver.name} receiver={receiver} isWatched={watchdogReceivers.includes(receiver.name)} mayTest={mayTest} tested={again} />)}
    </section>
  );
}

interface CardProps {
  readonly receiver: SettingsReceiver;
  readonly isWatched: boolean;
  readonly mayTest: boolean;
  readonly tested: () => void;
}

function ReceiverCard({ receiver, isWatched, mayTest, tested }: CardProps): ReactElement {
  const { name, kind, place, people, sendResolved, health, routes } = receiver;
  return (
    <article aria-label={name} data-testid="receiver" data-receiver={name} data-health={health}>
      <div className="panel-head"><h3>{name}</h3><span className="faint">{kind}, {place}</span><span className="spacer" />{mayTest && <ReceiverTest name={name} tested={tested} />}</div>
      <DeliveryFacts receiver={receiver} />
      <ul className="plain">
        {routes.map((route, i) => <li key={i} data-testid="receiver-route">{routeWords(route)}</li>)}
        {routes.length === 0 && <li>No alert leads here.</li>}
        {people.length > 0 && <li>Told of requests that wait for {people.join(', ')}.</li>}
        {isWatched && <li>Gets the heartbeat.</li>}
        <li>{sendResolved ? 'Told when alerts end.' : 'Not told when alerts end.'}</li>
      </ul>
    </article>
  );
}

function DeliveryFacts({ receiver: { name, health, waiting, lastSentAt, lastGivenUpAt, problem, mutedInWeek, failedInWeek } }: { readonly receiver: SettingsReceiver }): ReactElement {
  return (
    <dl className="run-facts">
      <div><dt>Health</dt><dd>{health}{problem !== null && `: ${problem}`}</dd></div>
      <div><dt>Last delivery</dt><dd data-testid="last-delivery">{lastSentAt === null ? 'none yet' : <Moment at={lastSentAt} />}</dd></div>
      <div><dt>Waiting</dt><dd><Link to={{ ...DELIVERIES, receiver: name, state: 'QUEUED' }}>{formatCount(waiting)}</Link></dd></div>
      <div><dt>Held back by silences and other alerts, 7 days</dt><dd><Link to={{ ...DELIVERIES, receiver: name, state: 'SUPPRESSED' }}>{formatCount(mutedInWeek)}</Link></dd></div>
      <div><dt>Failed attempts, 7 days</dt><dd data-testid="failed-attempts"><Link to={{ ...DELIVERIES, receiver: name }}>{formatCount(failedInWeek)}</Link></dd></div>
      <div><dt>Given up last</dt><dd>{lastGivenUpAt === null ? 'never' : <Moment at={lastGivenUpAt} />}</dd></div>
    </dl>
  );
}

function ReceiverTest({ name, tested }: { readonly name: string; readonly tested: () => void }): ReactElement {
  const client = useClient();
  const [outcome, setOutcome] = useState<ReturnType<typeof testWords> | null>(null);
  const act = async (reason: string): Promise<string | null> => {
    const { data, error } = await client.mutation(TestReceiverDocument, { input: { receiver: name, reason } }).toPromise();
    if (!data) return error ? errorSentence(error) : 'The API gave no answer.';
    setOutcome(testWords(data.testReceiver));
    tested();
    return null;
  };
  return (
    <>
      {outcome !== null && <span className={outcome.isBad ? 'refused' : ''} role="status" data-testid="test-outcome">{outcome.text}</span>}
      <ActDialog label="Send a test…" name={`Send a test to ${name}…`} className="small" title={`Send a test to ${name}`} explanation="It is marked as a test, raises no alert, and stands among the deliveries." confirm="Send it" act={act} testId="test-receiver" />
    </>
  );
}
