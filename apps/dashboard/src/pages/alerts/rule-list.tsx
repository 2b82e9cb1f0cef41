import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { RulesDocument } from '../../generated/graphql.js';

/** The rules that watch every run: what they mean and what to do when they fire. */
export function RuleList(): ReactElement | null {
  const [{ data }] = useQuery({ query: RulesDocument });
  if (!data || data.rules.length === 0) return null;
  return (
    <section className="rules" aria-label="Rules">
      <h2>Rules</h2>
      {data.rules.map((rule) => (
        <details key={rule.name}>
          <summary><span className="rule">{rule.name}</span> <span className="faint">{rule.severity.toLowerCase()}</span></summary>
          <dl>
            <dt>Condition</dt><dd>{rule.condition}</dd>
            <dt>Meaning</dt><dd>{rule.meaning}</dd>
            <dt>What to do</dt><dd>{rule.whatToDo}</dd>
          </dl>
        </details>
      ))}
    </section>
  );
}
