import { useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '../../components/act-dialog.js';
import { Moment } from '../../components/moment.js';
import { errorSentence } from '../../components/page-states.js';
import { DeactivateRuleDocument, RuleHistoryDocument, type RuleMode, type RulesQuery, SetRuleModeDocument } from '../../generated/graphql.js';
import { useMe } from '../../hooks/use-me.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import { Link } from '../../routing/navigation.js';

type Rule = RulesQuery['rules'][number];

const MODES: readonly (readonly [RuleMode, string])[] = [['LIVE', 'live: it tells people and may act'], ['SHADOW', 'shadow: its alerts are shown, nobody is told'], ['OFF', 'off: it is not evaluated']];

interface ActsProps {
  readonly rule: Rule;
  readonly acted: () => void;
}

/** What can be done with a rule, for those who may; and how it was set before. */
export function RuleActs({ rule, acted }: ActsProps): ReactElement {
  const me = useMe();
  return (
    <>
      {me?.mayChange === true && (
        <p className="marks">
          <SetMode rule={rule} acted={acted} />
          {rule.activatedBy !== null && <Deactivate rule={rule} acted={acted} />}
          {rule.kind === 'OWN' && <Link to={{ page: 'rule-editor', rule: rule.name }} data-testid="edit-rule">Edit</Link>}
        </p>
      )}
      <History rule={rule} />
    </>
  );
}

function SetMode({ rule: { name, mode }, acted }: ActsProps): ReactElement {
  const set = useOutcome(SetRuleModeDocument);
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await set({ rule: name, mode: form.get('mode') as RuleMode, reason });
    if (answer === null) acted();
    return answer;
  };
  const id = `mode-of-${name}`;
  return (
    <ActDialog label="Set…" name={`Set ${name}`} className="small" title={`How is ${name} to take part?`} confirm="Set it" act={act} testId="set-mode" explanation="For all runs of the project. Running processes take it within seconds.">
      <label htmlFor={id}>Mode</label>
      <select id={id} name="mode" defaultValue={mode} data-testid="set-mode-to">{MODES.map(([value, words]) => <option key={value} value={value}>{words}</option>)}</select>
    </ActDialog>
  );
}

function Deactivate({ rule: { name, kind }, acted }: ActsProps): ReactElement {
  const deactivate = useOutcome(DeactivateRuleDocument);
  const act = async (reason: string): Promise<string | null> => {
    const answer = await deactivate({ rule: name, reason });
    if (answer === null) acted();
    return answer;
  };
  const what = kind === 'OWN' ? 'It is evaluated no more, and its open alerts end. Its history stays.' : 'The built-in rule is live again, as it comes.';
  return <ActDialog label="End…" name={`End what is set of ${name}`} className="small" title={`End what is set of ${name}?`} confirm="End it" act={act} testId="deactivate-rule" explanation={what} />;
}

/** Asked when it is opened. */
function History({ rule: { name } }: Pick<ActsProps, 'rule'>): ReactElement {
  const [isOpen, setOpen] = useState(false);
  return (
    <details data-testid="rule-history" onToggle={(event) => { setOpen(event.currentTarget.open); }}>
      <summary>Versions and who set them</summary>
      {isOpen && <Changes rule={name} />}
    </details>
  );
}

function Changes({ rule }: { readonly rule: string }): ReactElement {
  const [{ data, error }] = useQuery({ query: RuleHistoryDocument, variables: { rule }, requestPolicy: 'network-only' });
  if (error) return <p className="refused" role="alert">Could not read them. {errorSentence(error)}</p>;
  if (!data) return <p className="faint">Reading…</p>;
  if (data.ruleHistory.length === 0) return <p className="faint">It is as it comes: nobody has set it.</p>;
  return (
    <ul className="plain">{data.ruleHistory.map(({ version, mode, activatedAt, activatedBy, reason, endedAt, endedBy, endedReason }) => (
      <li key={activatedAt}>
        <b>{mode.toLowerCase()}</b>, version <code data-tip={version}>{version.slice(0, 12)}</code>, by <b>{activatedBy}</b> <Moment at={activatedAt} />: {reason}
        {endedAt !== null && <span className="faint">; ended by {endedBy} <Moment at={endedAt} />: {endedReason}</span>}
      </li>
    ))}</ul>
  );
}
