import type { ReactElement } from 'react';
import { Failed, Loading } from '../../components/page-states.js';
import { formatCounted } from '../../format/format-number.js';
import { zoneWords } from '../../format/format-time.js';
import type { OverviewHealthQuery } from '../../generated/graphql.js';
import type { Asked } from '../../hooks/use-asked.js';
import { useStore } from '../../hooks/store.js';
import { useLiveClient } from '../../live/live-context.js';
import { databaseLine, recordingLine, tellingLine, type HealthLine } from './overview-words.js';

interface PanelProps {
  readonly health: Asked<OverviewHealthQuery>;
  /** Who is told of alerts; null before it is known. */
  readonly receivers: readonly { readonly name: string; readonly health: string }[] | null;
}

const SIGNS: Readonly<Record<HealthLine['state'], string>> = { good: '✓', bad: '‼', unknown: '–' };

/** How the service stands: recording, database, live news, who is told. */
export function HealthPanel({ health: { data, error, again }, receivers }: PanelProps): ReactElement {
  return (
    <aside className="panel" id="service" aria-label="Service" data-testid="service" data-database={data?.health.database}>
      <div className="panel-head"><h2>Service</h2></div>
      {error && !data && <Failed what="how the service stands" error={error} retry={again} />}
      {!error && !data && <Loading what="how the service stands" />}
      {data && <Lines health={data.health} receivers={receivers} isAnswering={error === null} />}
    </aside>
  );
}

interface LinesProps {
  readonly health: OverviewHealthQuery['health'];
  readonly receivers: PanelProps['receivers'];
  readonly isAnswering: boolean;
}

function Lines({ health, receivers, isAnswering }: LinesProps): ReactElement {
  const connection = useStore(useLiveClient().connection);
  const live: HealthLine = connection === 'connected'
    ? { part: 'Live news', state: 'good', word: 'connected', detail: 'This page changes by itself.' }
    : { part: 'Live news', state: 'bad', word: connection === 'lost' ? 'lost' : 'connecting', detail: 'What you see may be old; nothing recorded meanwhile will be missed.' };
  const lines = [recordingLine(health), databaseLine(health), live, tellingLine(health.notifications, receivers)];
  return (
    <>
      {!isAnswering && <p className="refused" role="alert">The service, or its database, does not answer; this is what it said last.</p>}
      <dl className="health">{lines.map((line) => <Line key={line.part} line={line} />)}</dl>
      <p className="fine">{formatCounted(health.executors, 'run')} executed now · gradlens {health.version}</p>
      <p className="fine" data-testid="zone">Times are shown in {zoneWords()}{zoneWords() === 'UTC' ? '' : '; hover one for UTC'}.</p>
    </>
  );
}

function Line({ line: { part, state, word, detail } }: { readonly line: HealthLine }): ReactElement {
  return (
    <div data-testid="health-line" data-part={part} data-state={state}>
      <dt>{part}</dt>
      <dd><span className={`badge health-${state}`}><span aria-hidden="true" className="sign">{SIGNS[state]}</span>{word}</span></dd>
      <dd className="fine">{detail}</dd>
    </div>
  );
}
