import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { Term } from '../../components/tip.js';
import { PredictionDocument, type PredictionQuery } from '../../generated/graphql.js';
import { useLastGood } from '../../hooks/use-last-good.js';
import { Link } from '../../routing/navigation.js';
import { predictionsRoute, type PredictionRoute } from '../../routing/prediction-route.js';
import { runRoute, RUNS } from '../../routing/route.js';
import { policyWords, sinceWords } from '../predictions/policy-words.js';
import { Withheld } from '../predictions/predictions-page.js';
import { ReviewPanel } from '../reviews/review-panel.js';
import { CreateReport, ReportItem } from '../run/run-reports.js';
import { TraceItem, whyNot } from '../run/run-traces.js';
import { StartTrace } from '../run/start-trace.js';
import { scoreWords } from './prediction-words.js';
import { RecordPanel } from './record-panel.js';
import { ScoreChart } from './score-chart.js';

/** A prediction in full. */
export type Prediction = NonNullable<PredictionQuery['prediction']>;

/** One sensitive prediction: its score over training, why it is sensitive, and what moved it. */
export function PredictionPage({ route }: { readonly route: PredictionRoute }): ReactElement {
  const [{ data, error, fetching }, ask] = useQuery({ query: PredictionDocument, variables: { id: route.id } });
  const prediction = useLastGood(data?.prediction);
  const again = (): void => { ask({ requestPolicy: 'network-only' }); };
  if (prediction) return <ReadPrediction prediction={prediction} route={route} again={again} />;
  if (error) return <Failed what="this prediction" error={error} retry={again} />;
  if (fetching) return <Loading what="the prediction" rows={8} />;
  return <Empty title="There is no such prediction."><p><Link to={RUNS}>All runs</Link></p></Empty>;
}

interface ReadProps {
  readonly prediction: Prediction;
  readonly route: PredictionRoute;
  /** Reads it anew. */
  readonly again: () => void;
}

function ReadPrediction({ prediction, route, again }: ReadProps): ReactElement {
  return (
    <>
      <PredictionHead prediction={prediction} />
      <div className="run-view">
        <div className="run-main">
          <section className="card charts" aria-label="Score over training"><ScoreChart prediction={prediction} route={route} /></section>
        </div>
        <aside className="run-side" aria-label="About this prediction">
          <ReviewPanel id={prediction.id} name={prediction.record ?? prediction.pseudonym.slice(0, 8)} review={prediction.review} outcome={prediction} acted={again} />
          <Why prediction={prediction} />
          <RecordPanel prediction={prediction} />
          <Traces prediction={prediction} />
          <Reports prediction={prediction} again={again} />
        </aside>
      </div>
    </>
  );
}

function PredictionHead({ prediction }: { readonly prediction: Prediction }): ReactElement {
  const { pseudonym, record, run, isWithheld } = prediction;
  return (
    <section className="run-head" aria-label="Prediction">
      <div className="page-head">
        <h1 data-testid="prediction-title">Prediction {record ?? ''} <code>{pseudonym}</code></h1>
        <span className="faint">of run <Link to={runRoute(run.uuid)}>{run.name}</Link> · <Link to={predictionsRoute(run.uuid)}>all its sensitive predictions</Link></span>
      </div>
      <p data-testid="prediction-words">{scoreWords(prediction)}</p>
      {isWithheld && <Withheld />}
    </section>
  );
}

function Why({ prediction: { policies, registeredBy, registeredReason } }: { readonly prediction: Prediction }): ReactElement {
  return (
    <section className="panel" aria-label="Why it is sensitive">
      <div className="panel-head"><h2><Term word="policies">Why it is sensitive</Term></h2></div>
      <ul className="plain" data-testid="prediction-why">{policies.map((policy) => <li key={policyWords(policy)}><b>{policyWords(policy)}</b> {sinceWords(policy)}</li>)}</ul>
      {registeredBy !== null && <p>Registered by <b>{registeredBy}</b>: “{registeredReason}”</p>}
    </section>
  );
}

function Traces({ prediction: { traces, run, record } }: { readonly prediction: Prediction }): ReactElement | null {
  if (!traces || record === null) return null;
  const why = record.startsWith('new:') ? 'A new record is not traced: only its score and its words are kept.' : whyNot(run);
  return (
    <section className="panel" aria-label="Traces of this prediction">
      <div className="panel-head">
        <h2><Term word="trace">Traces</Term></h2><span className="count">{traces.totalCount}</span><span className="spacer" />
        {why === null && <StartTrace run={run.uuid} record={record} />}
      </div>
      {traces.totalCount === 0 && <p className="faint" data-testid="no-traces">{why ?? 'None yet. A trace tells which scaling decisions moved this prediction.'}</p>}
      <ul className="alert-list compact">{traces.edges.map(({ node }) => <TraceItem key={node.id} trace={node} />)}</ul>
    </section>
  );
}

function Reports({ prediction: { reports, run, record }, again }: { readonly prediction: Prediction; readonly again: () => void }): ReactElement | null {
  if (!reports || record === null) return null;
  return (
    <section className="panel" aria-label="Reports on this prediction">
      <div className="panel-head">
        <h2><Term word="report">Audit reports</Term></h2><span className="count">{reports.totalCount}</span><span className="spacer" />
        <CreateReport run={run.uuid} record={record} asked={again} />
      </div>
      {reports.totalCount === 0 && <p className="faint" data-testid="no-reports">None yet. A report puts together what is recorded about this prediction, signed.</p>}
      <ul className="alert-list compact">{reports.edges.map(({ node }) => <ReportItem key={node.id} report={node} run={run.uuid} />)}</ul>
    </section>
  );
}
