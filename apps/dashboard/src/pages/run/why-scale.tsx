import { useState, type ReactElement } from 'react';
import { Term } from '../../components/tip.js';
import { errorSentence } from '../../components/page-states.js';
import { ExplanationDocument } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { barsOf, placeOf, type Bar, type Explained } from './explanation-bars.js';

interface WhyProps {
  readonly run: string;
  readonly layer: string;
  readonly step: number;
}

/** Why the scaler chose the scale of a decision; read when it is opened. */
export function WhyScale({ run, layer, step }: WhyProps): ReactElement {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details className="why-scale" data-testid="why-scale" open={isOpen} onToggle={(event) => { setIsOpen(event.currentTarget.open); }}>
      <summary><Term word="explanation">Why this scale?</Term></summary>
      {isOpen && <Why key={`${layer} ${step}`} run={run} layer={layer} step={step} />}
    </details>
  );
}

function Why({ run, layer, step }: WhyProps): ReactElement {
  const { data, error, isLoading } = useAsked(ExplanationDocument, { uuid: run, layer, step });
  const found = data?.run?.decision?.explanation;
  if (found?.__typename === 'DecisionExplained') return <ExplainedScale explained={found} />;
  if (found) return <p className="faint" data-testid="unexplained">It cannot be told: {found.message}.</p>;
  if (error) return <p className="refused" role="alert">Could not read why. {errorSentence(error)}</p>;
  return <NotYet isLoading={isLoading} />;
}

function NotYet({ isLoading }: { readonly isLoading: boolean }): ReactElement {
  return <p className="faint" aria-busy={isLoading}>{isLoading ? 'Computing it again from the ledger…' : 'No decision is recorded for this step and layer.'}</p>;
}

function ExplainedScale({ explained }: { readonly explained: Explained }): ReactElement {
  const bars = barsOf(explained);
  const largest = Math.max(...bars.filter(({ kind }) => kind !== 'base').map(({ value }) => Math.abs(value)), 0);
  const isAsRecorded = explained.rawRecomputed.agrees && explained.scaleRecomputed.agrees;
  return (
    <>
      {!isAsRecorded && <p className="refused" role="alert">Not as recorded: computed again from the ledger, this scale comes out otherwise.</p>}
      <table className="why-bars" data-testid="why-bars">
        <caption className="visually-hidden">What raised and lowered the scale, from the typical one to the one applied</caption>
        <tbody>{bars.map((bar) => <BarRow key={bar.key} bar={bar} largest={largest} />)}</tbody>
      </table>
      <details className="why-words">
        <summary>In words</summary>
        <ul data-testid="why-words">{explained.words.map((sentence) => <li key={sentence}>{sentence}</li>)}</ul>
      </details>
    </>
  );
}

function BarRow({ bar: { label, value, text, kind }, largest }: { readonly bar: Bar; readonly largest: number }): ReactElement {
  return (
    <tr data-kind={kind}>
      <th scope="row">{label}</th>
      <td className="track" aria-hidden="true">{kind !== 'base' && <span className={value < 0 ? 'bar lowers' : 'bar raises'} style={placeOf(value, largest)} />}</td>
      <td className="number">{text}</td>
    </tr>
  );
}
