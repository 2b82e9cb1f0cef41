import type { ReactElement, ReactNode } from 'react';
import { nowMs } from '../../clock.js';
import type { Word } from '../../components/glossary.js';
import { Moment } from '../../components/moment.js';
import { Progress } from '../../components/progress.js';
import { isLive, RunStateBadge } from '../../components/state-badge.js';
import { Term } from '../../components/tip.js';
import { formatCount, formatMeasured, formatNumber, formatQuality, NO_VALUE } from '../../format/format-number.js';
import { formatDuration, secondsBetween } from '../../format/format-time.js';
import { useStore } from '../../hooks/store.js';
import { useTick } from '../../hooks/use-tick.js';
import { useLiveClient } from '../../live/live-context.js';
import type { LiveFeed } from '../../live/live-feed.js';
import { Link } from '../../routing/navigation.js';
import { ledgerRoute, RUNS } from '../../routing/route.js';
import { CancelRun } from '../runs/cancel-run.js';
import { notSameWords } from './replay-words.js';
import { regimeWords } from './regime-words.js';
import { trainerWords } from './trainer-words.js';
import type { Run } from './run-page.js';

/** What the run is and how it stands. */
export function RunHeader({ run, feed }: { readonly run: Run; readonly feed: LiveFeed }): ReactElement {
  const isMoving = isLive(run.state);
  const lastStep = Math.max(run.lastStep, useStore(feed.shownStep));
  useTick(isMoving ? 1_000 : 60_000);
  return (
    <section className="run-head" aria-label="Run">
      <div className="page-head">
        <nav aria-label="Breadcrumb"><Link to={RUNS}>Runs</Link> /</nav>
        <h1>{run.name}</h1>
        <RunStateBadge state={run.state} />
        {isMoving && <LiveBadge />}
        <Progress lastStep={lastStep} totalSteps={run.totalSteps} isLive={isMoving} />
        <span className="spacer" />
        {isMoving && <CancelRun uuid={run.uuid} name={run.name} />}
      </div>
      {run.reason && <p className={run.state === 'FAILED' ? 'reason-line failed' : 'reason-line'} data-testid="run-reason">{run.reason}</p>}
      {run.waitsFor !== null && <p className="reason-line failed" role="note" data-testid="waits-for">It waits: {run.waitsFor}.</p>}
      {run.unreviewed && <p className="reason-line failed" data-testid="unreviewed">Unreviewed: nobody decided a proposal in time. Scale 1 and guards on until a reviewer has looked.</p>}
      <LeftRegime run={run} />
      <NotTheSame execution={run.lastExecution} />
      <RunFacts run={run} lastStep={lastStep} />
      <details className="spec">
        <summary>Spec</summary>
        <pre tabIndex={0}>{JSON.stringify(run.spec, null, 2)}</pre>
      </details>
    </section>
  );
}

/** What the last execution of the run found wrong: told before all else of it. */
function NotTheSame({ execution }: { readonly execution: Run['lastExecution'] }): ReactElement | null {
  const words = notSameWords(execution);
  return execution === null || words === null ? null : <p className="reason-line failed" role="alert" data-testid="not-the-same">{words} <Moment at={execution.at} /></p>;
}

function LeftRegime({ run }: { readonly run: Run }): ReactElement | null {
  const words = regimeWords(run.events);
  return words === null ? null : <p className="reason-line failed" data-testid="left-regime">{words}</p>;
}

function LiveBadge(): ReactElement {
  const connection = useStore(useLiveClient().connection);
  const isUp = connection === 'connected';
  return (
    <span className={isUp ? 'live is-up' : 'live'} data-testid="live-badge" data-connection={connection} data-tip={isUp ? 'New steps appear by themselves.' : 'The live connection is being made.'}>
      <span className="dot" aria-hidden="true" />
      {isUp ? 'live' : connection === 'lost' ? 'connection lost' : 'connecting'}
    </span>
  );
}

/** Of a live run: what has come in is counted before the API counts it. */
function decisionsOf(run: Run, lastStep: number): number {
  return isLive(run.state) ? Math.max(run.decisionCount, (lastStep + 1) * run.layers.length) : run.decisionCount;
}

function RunFacts({ run, lastStep }: { readonly run: Run; readonly lastStep: number }): ReactElement {
  const seconds = secondsBetween(run.startedAt, run.endedAt, nowMs());
  const { summary } = run;
  return (
    <dl className="run-facts">
      <Fact label="Scaler" word="scaler">{run.scaler || NO_VALUE}</Fact>
      <ComputedBy run={run} />
      <Attested by={run.attestation} />
      <Fact label="Layers" word="layer">{run.layers.length}</Fact>
      <Fact label="Decisions" word="decisions">{formatCount(decisionsOf(run, lastStep))}</Fact>
      <Quality of={summary} />
      {summary && <SummaryFacts summary={summary} />}
      <Fact label="Started"><Moment at={run.startedAt ?? run.createdAt} /></Fact>
      <Fact label="Duration" word="duration">{seconds === null ? NO_VALUE : formatDuration(seconds)}</Fact>
      {run.attempt > 1 && <Fact label="Attempt">{run.attempt}</Fact>}
      <Fact label="Ledger" word="ledger"><Link to={ledgerRoute(run.uuid)}>verify, download</Link></Fact>
      <Fact label="Run"><code data-testid="run-uuid">{run.uuid}</code></Fact>
    </dl>
  );
}

/** How well the net does on the test split, once that is known. */
function Quality({ of }: { readonly of: Run['summary'] }): ReactElement {
  return <Fact label={isNumber(of?.testR2) ? 'Test R²' : 'Test accuracy'} word="testAccuracy">{formatQuality(of)}</Fact>;
}

/** What computes the tensors: a backend of ours, or the framework that a trainer elsewhere told. */
function ComputedBy({ run }: { readonly run: Run }): ReactElement {
  if (run.attestation !== 'CLIENT_ATTESTED') return <Fact label="Backend" word="backend">{run.backend ?? NO_VALUE}</Fact>;
  return <Fact label="Trainer" word="trainer"><span data-testid="trainer">{trainerWords(run.versions)}</span></Fact>;
}

/** Who vouches for a run that was not executed here. */
function Attested({ by }: { readonly by: Run['attestation'] }): ReactElement | null {
  if (by === 'EXECUTED') return null;
  const isImported = by === 'IMPORTED';
  return <Fact label="Attested" word={isImported ? 'imported' : 'clientAttested'}><span data-testid="attested">{isImported ? 'imported, not attested' : 'client-attested'}</span></Fact>;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}

/** What is known once a run has ended. */
function SummaryFacts({ summary }: { readonly summary: NonNullable<Run['summary']> }): ReactElement {
  const { testLoss, testRmse, testMae, stepsPerSecond, weightsSha256 } = summary;
  return (
    <>
      {testLoss && <Fact label="Test loss">{formatMeasured(testLoss)}</Fact>}
      {isNumber(testRmse) && isNumber(testMae) && <Fact label="Test errors">RMSE {formatNumber(testRmse)}, MAE {formatNumber(testMae)}</Fact>}
      <Fact label="Speed">{stepsPerSecond.toFixed(1)} steps/s</Fact>
      {weightsSha256 && <Fact label="Weights" word="weights"><code data-tip={weightsSha256} data-testid="weights-sha256">{weightsSha256.slice(0, 12)}…</code></Fact>}
    </>
  );
}

function Fact({ label, word, children }: { readonly label: string; readonly word?: Word; readonly children: ReactNode }): ReactElement {
  return (
    <div>
      <dt>{word ? <Term word={word}>{label}</Term> : label}</dt>
      <dd>{children}</dd>
    </div>
  );
}
