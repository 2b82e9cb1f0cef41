import type { ReactElement } from 'react';
import { formatCount } from '../../format/format-number.js';
import { MEASURE_LOOKS } from '../../heatmap/measures.js';
import type { Incident } from './incident-page.js';
import { moveWords, placesOf } from './spread-places.js';

/** Rows of the picture; a deep net has hundreds. */
const MOST_ROWS = 12;

/** The order in which layers moved: a row each, its dot at the step. The words beside the dots are its text. */
export function Spread({ incident: { evidence, spread } }: { readonly incident: Incident }): ReactElement {
  const moves = evidence.moves.slice(0, MOST_ROWS);
  const places = placesOf(moves.map(({ step }) => step));
  const rest = evidence.moves.length - moves.length;
  return (
    <section className="card" aria-label="Order of spread">
      <h2>Order of spread</h2>
      {moves.length === 0 && <p className="faint">{nothingMoved(spread)}</p>}
      <ol className="spread" data-testid="spread">
        {moves.map((move, i) => (
          <li key={move.layer} data-layer={move.layer} data-step={move.step}>
            <b className="spread-layer">{move.layer}</b>
            <span className="spread-track" aria-hidden="true"><i style={{ left: `${String(100 * (places[i] ?? 0))}%` }} className={i === 0 ? 'first' : ''} /></span>
            <span className="spread-words">step {formatCount(move.step)}: {MEASURE_LOOKS[move.measure].label.toLowerCase()} {moveWords(move)}</span>
          </li>
        ))}
      </ol>
      {rest > 0 && <p className="fine">{formatCount(rest)} more layers moved within 100 steps.</p>}
    </section>
  );
}

function nothingMoved(spread: readonly string[]): string {
  const alerts = spread.length === 0 ? '' : ` Alerts fired in this order: ${spread.slice(0, MOST_ROWS).join(', ')}.`;
  return `No layer is seen to leave its level here, or the decisions are not kept any more.${alerts}`;
}
