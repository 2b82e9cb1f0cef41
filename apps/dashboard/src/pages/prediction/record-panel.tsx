import type { ReactElement } from 'react';
import { NO_VALUE } from '../../format/format-number.js';
import { formatMoment } from '../../format/format-time.js';
import type { Prediction } from './prediction-page.js';

/** What the data say of the record: its true class, its group, what the net sees. Nothing where it is withheld. */
export function RecordPanel({ prediction: { isWithheld, erasedAt, truth, protectedValues, features } }: { readonly prediction: Prediction }): ReactElement | null {
  if (isWithheld) return null;
  if (erasedAt !== null) return <Erased at={erasedAt} />;
  return (
    <section className="panel" aria-label="The record">
      <div className="panel-head"><h2>The record</h2></div>
      <Values testId="record-group" values={[{ name: 'true class', value: truth }, ...(protectedValues ?? [])]} />
      {features ? <details className="spec"><summary>What the net sees</summary><Values testId="record-features" values={features} /></details> : <p className="faint">What the net sees is not stored, or the data are no table.</p>}
    </section>
  );
}

function Erased({ at }: { readonly at: string }): ReactElement {
  return (
    <section className="panel" aria-label="The record">
      <div className="panel-head"><h2>The record</h2></div>
      <p data-testid="record-erased">What was stored of it was erased on {formatMoment(at)}. Its pseudonym and its scores stay: the proofs of the run need them.</p>
    </section>
  );
}

function Values({ values, testId }: { readonly values: readonly { readonly name: string; readonly value?: string | null }[]; readonly testId: string }): ReactElement {
  return <dl className="values" data-testid={testId}>{values.map(({ name, value }) => <div key={name}><dt>{name}</dt><dd>{value ?? NO_VALUE}</dd></div>)}</dl>;
}
