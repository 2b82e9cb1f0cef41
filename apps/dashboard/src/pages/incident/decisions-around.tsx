import type { ReactElement } from 'react';
import { FLAG_WORDS } from '../../components/glossary.js';
import { formatCount, formatMeasured } from '../../format/format-number.js';
import { Link } from '../../routing/navigation.js';
import { runRoute } from '../../routing/route.js';
import type { Incident } from './incident-page.js';

type Decision = Incident['evidence']['decisions'][number];

/** The decisions of the first layers around the first step, with the batch each step was trained on. */
export function DecisionsAround({ incident }: { readonly incident: Incident }): ReactElement {
  const { decisions, steps } = incident.evidence;
  const batches = new Map(steps.map((step) => [step.step, step]));
  return (
    <section className="card" aria-label="Decisions around the first step">
      <h2>Decisions around step {formatCount(incident.since)}</h2>
      {decisions.length === 0 ? <p className="faint">No decision is kept there.</p> : (
        <div className="table-frame">
          <table className="runs around" data-testid="decisions-around">
            <thead><tr><th>Step</th><th>Batch</th><th className="number">Loss</th><th>Layer</th><th className="number">Raw scale</th><th className="number">Scale</th><th className="number">Gradient norm</th><th className="number">Update norm</th><th>Flags</th></tr></thead>
            <tbody>
              {decisions.map((decision) => <Row key={`${String(decision.step)} ${decision.layer.name}`} decision={decision} incident={incident} shared={batches.get(decision.step)} />)}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface RowProps {
  readonly decision: Decision;
  readonly incident: Incident;
  readonly shared: Incident['evidence']['steps'][number] | undefined;
}

function Row({ decision, incident, shared }: RowProps): ReactElement {
  const { step, layer, flags } = decision;
  const isFirst = step === incident.since && layer.name === incident.layer;
  return (
    <tr className={isFirst ? 'is-first' : ''} aria-current={isFirst ? 'true' : undefined}>
      <td><Link to={runRoute(incident.run.uuid, { layer: layer.name, step, from: Math.max(0, step - 40), to: step + 40 })}>{formatCount(step)}</Link></td>
      <td>{shared?.batchId ?? ''}</td>
      <td className="number">{formatMeasured(shared?.loss)}</td>
      <td>{layer.name}</td>
      <td className="number">{formatMeasured(decision.rawScale)}</td>
      <td className="number">{formatMeasured(decision.scale)}</td>
      <td className="number">{formatMeasured(decision.gradNorm)}</td>
      <td className="number">{formatMeasured(decision.updateNorm)}</td>
      <td>{flags.map((flag) => <span key={flag} className="badge" data-tip={FLAG_WORDS[flag]}>{flag}</span>)}</td>
    </tr>
  );
}
