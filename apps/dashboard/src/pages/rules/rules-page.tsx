import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { formatCount, formatCounted } from '../../format/format-number.js';
import { RulesDocument, type RulesQuery } from '../../generated/graphql.js';
import { mayNotSetRules } from '../../components/role-words.js';
import { useMe } from '../../hooks/use-me.js';
import { Link } from '../../routing/navigation.js';
import { canaryWords } from './canary-words.js';
import { RuleActs } from './rule-acts.js';

type Rule = RulesQuery['rules'][number];

/** The rules that watch every run: what they mean, how often they fired, and what people thought of it. */
export function RulesPage(): ReactElement {
  const me = useMe();
  const [{ data, error, fetching }, ask] = useQuery({ query: RulesDocument });
  const retry = (): void => {
    ask({ requestPolicy: 'network-only' });
  };
  return (
    <>
      <div className="page-head">
        <h1>Rules</h1>
        <span className="count" role="status">{data ? formatCounted(data.rules.length, 'rule') : ''}</span>
        <span className="spacer" />
        <Link to={{ page: 'rule-editor', rule: '' }} data-testid="write-rules">Write rules</Link>
      </div>
      {me?.mayChange === false && <p className="fine" data-testid="may-not">{mayNotSetRules(me.role)}</p>}
      {data ? <RuleTable rules={data.rules} acted={retry} /> : error ? <Failed what="the rules" error={error} retry={retry} /> : fetching ? <Loading what="the rules" rows={8} /> : null}
    </>
  );
}

function RuleTable({ rules, acted }: { readonly rules: readonly Rule[]; readonly acted: () => void }): ReactElement {
  if (rules.length === 0) return <Empty title="No rule is active." />;
  return (
    <div className="table-frame">
      <table className="runs rules-table" data-testid="rules">
        <thead>
          <tr><th>Rule</th><th>Mode</th><th>Severity</th><th>Version</th><th className="number">Fired</th><th className="number">Useful</th><th className="number">Noise</th><th className="number" data-tip="Share of its newest canaries that it found: spikes put into a copy of the live stream.">Canary</th></tr>
        </thead>
        <tbody>{rules.map((rule) => <RuleRow key={rule.name} rule={rule} acted={acted} />)}</tbody>
      </table>
    </div>
  );
}

function RuleRow({ rule, acted }: { readonly rule: Rule; readonly acted: () => void }): ReactElement {
  const { name, severity, version, mode, kind, problem, alertCount, usefulCount, noiseCount } = rule;
  return (
    <tr data-testid="rule" data-rule={name}>
      <th scope="row" className="name">
        <details>
          <summary>{name}</summary>
          <dl className="rule-text">
            <dt>Condition</dt><dd>{rule.condition}</dd>
            <dt>Meaning</dt><dd>{rule.meaning}</dd>
            <dt>What to do</dt><dd>{rule.whatToDo}</dd>
            {rule.activatedBy === null ? null : <><dt>Set</dt><dd>by {rule.activatedBy}: {rule.activationReason}</dd></>}
            {problem === null ? null : <><dt>Health</dt><dd>failed in {formatCount(rule.failingRuns)} {rule.failingRuns === 1 ? 'run' : 'runs'}: {problem}</dd></>}
            {kind === 'OWN' ? <><dt>Text</dt><dd><pre>{rule.text}</pre></dd></> : null}
          </dl>
          <RuleActs rule={rule} acted={acted} />
        </details>
      </th>
      <td data-testid="mode">{mode.toLowerCase()}{problem === null ? '' : ' (error)'}</td>
      <td>{severity.toLowerCase()}</td>
      <td><code data-tip={version}>{version.slice(0, 12)}</code></td>
      <td className="number">{formatCount(alertCount)}</td>
      <td className="number" data-testid="useful">{formatCount(usefulCount)}</td>
      <td className="number" data-testid="noise">{formatCount(noiseCount)}</td>
      <td className="number" data-testid="canary">{canaryWords(rule.canary)}</td>
    </tr>
  );
}
