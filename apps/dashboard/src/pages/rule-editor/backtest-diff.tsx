import type { ReactElement } from 'react';
import { formatCount, formatSentence } from '../../format/format-number.js';
import { Link } from '../../routing/navigation.js';
import { runRoute } from '../../routing/route.js';
import type { Backtest } from './backtest-panel.js';
import { diffWords } from './rule-words.js';

type Diff = Backtest['diffs'][number];
type DiffAlert = Diff['alerts'][number];

/** Steps of the run that are shown before and behind an alert. */
const AROUND = 40;

/** Rule by rule: what would fire that did not, what fired and would not. */
export function BacktestDiff({ found: { runs, steps, diffs } }: { readonly found: Backtest }): ReactElement {
  return (
    <>
      <p className="fine">Over {formatCount(runs)} {runs === 1 ? 'run' : 'runs'}, {formatCount(steps)} steps, against the rules that are active.</p>
      {diffs.map((diff) => <RuleDiff key={diff.rule} diff={diff} />)}
    </>
  );
}

function RuleDiff({ diff }: { readonly diff: Diff }): ReactElement {
  const { rule, added, removed, kept, problem, alerts } = diff;
  const left = added + removed - alerts.length;
  return (
    <div data-testid="rule-diff" data-rule={rule} data-added={added} data-removed={removed}>
      <p><b>{rule}</b>: {diffWords(diff)}</p>
      {problem !== null && <p className="refused">It could not be computed everywhere: {problem}</p>}
      <ul className="plain diff">{alerts.map((alert) => <DiffLine key={`${alert.change} ${alert.run.uuid} ${alert.layer ?? ''} ${String(alert.step)}`} alert={alert} />)}</ul>
      {left > 0 && <p className="fine">and {formatCount(left)} more</p>}
      {kept > 0 && <p className="fine">{formatCount(kept)} fire with both versions.</p>}
    </div>
  );
}

function DiffLine({ alert: { change, run, layer, step, summary } }: { readonly alert: DiffAlert }): ReactElement {
  const isNew = change === 'ADDED';
  return (
    <li className={isNew ? 'is-added' : 'is-removed'} data-testid="diff-alert">
      <span aria-hidden="true">{isNew ? '+' : '−'}</span> <span className="visually-hidden">{isNew ? 'would fire:' : 'would no longer fire:'}</span>
      <Link to={runRoute(run.uuid, { layer, step: layer === null ? null : step, from: Math.max(0, step - AROUND), to: step + AROUND })}>{run.name}, {layer ?? 'the run'}, step {formatCount(step)}</Link>: {formatSentence(summary)}
    </li>
  );
}
