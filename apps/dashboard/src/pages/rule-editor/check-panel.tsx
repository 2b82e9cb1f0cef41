import type { ReactElement } from 'react';
import { errorSentence } from '../../components/page-states.js';
import type { CheckRulesQuery } from '../../generated/graphql.js';
import type { Asked } from '../../hooks/use-asked.js';
import { standingWords } from './rule-words.js';

type Check = CheckRulesQuery['checkRules'];

interface PanelProps {
  readonly asked: Asked<CheckRulesQuery>;
  /** Puts the cursor at a mistake. */
  readonly goTo: (line: number, column: number) => void;
}

/** What is wrong with the text, each mistake a way to its place; else what its rules would change. */
export function CheckPanel({ asked: { data, error }, goTo }: PanelProps): ReactElement {
  return (
    <section className="panel" aria-label="Check" data-testid="rule-check" data-mistakes={data?.checkRules.problems.length}>
      <div className="panel-head"><h2>Check</h2></div>
      <div role="status">
        {error ? <p className="refused">Not checked. {errorSentence(error)}</p> : data ? <Found check={data.checkRules} goTo={goTo} /> : <p className="faint">Checked while you write.</p>}
      </div>
    </section>
  );
}

function Found({ check: { rules, problems }, goTo }: { readonly check: Check; readonly goTo: PanelProps['goTo'] }): ReactElement {
  if (problems.length === 0) return <ul className="plain" data-testid="rules-right">{rules.map((rule) => <li key={rule.name}><b>{rule.name}</b>, {rule.severity.toLowerCase()}: {standingWords(rule)}</li>)}</ul>;
  return (
    <ul className="plain" data-testid="rule-problems">
      {problems.map(({ line, column, message }) => (
        <li key={`${String(line)} ${String(column)} ${message}`}><button type="button" className="link" onClick={() => { goTo(line, column); }}>{message}</button></li>
      ))}
    </ul>
  );
}
