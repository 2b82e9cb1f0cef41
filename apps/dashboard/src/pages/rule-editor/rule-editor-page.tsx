import { useRef, useState, type ReactElement } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '../../components/act-dialog.js';
import { Failed, Loading } from '../../components/page-states.js';
import { mayNotSetRules } from '../../components/role-words.js';
import { ActivateRulesDocument, CheckRulesDocument, type CheckRulesQuery, RulesDocument } from '../../generated/graphql.js';
import { useAsked } from '../../hooks/use-asked.js';
import { useMe } from '../../hooks/use-me.js';
import { useOutcome } from '../../hooks/use-outcome.js';
import { Link, navigate } from '../../routing/navigation.js';
import { BacktestPanel } from './backtest-panel.js';
import { CheckPanel } from './check-panel.js';
import { fileOfRule, placeOf, TEMPLATE } from './rule-text.js';
import { TextField } from './text-field.js';

/** Writes rules: checked while one writes, tried on stored runs, then activated by name and reason. */
export function RuleEditorPage({ rule }: { readonly rule: string }): ReactElement {
  const [{ data, error, fetching }, ask] = useQuery({ query: RulesDocument, pause: rule === '', requestPolicy: 'cache-and-network' });
  if (rule === '') return <Editor initial={TEMPLATE} title="New rules" />;
  const found = data?.rules.find(({ name, kind }) => name === rule && kind === 'OWN');
  if (found) return <Editor key={found.version} initial={fileOfRule(found.text)} title={`Rule ${rule}`} />;
  if (error) return <Failed what="the rule" error={error} retry={() => { ask({ requestPolicy: 'network-only' }); }} />;
  if (fetching) return <Loading what="the rule" rows={8} />;
  return <Editor initial={TEMPLATE} title={`New rules: there is none called ${rule} that can be edited`} />;
}

function Editor({ initial, title }: { readonly initial: string; readonly title: string }): ReactElement {
  const me = useMe();
  const [text, setText] = useState(initial);
  const field = useRef<HTMLTextAreaElement>(null);
  const check = useAsked(CheckRulesDocument, text.trim() === '' ? null : { text }, 300);
  const { isRight, wrongLines } = standingOf(check.data?.checkRules);
  const mayChange = mayDo(me);
  const goTo = (line: number, column: number): void => {
    const place = placeOf(text, line, column);
    field.current?.focus();
    field.current?.setSelectionRange(place, place);
  };
  return (
    <>
      <div className="page-head">
        <nav aria-label="Breadcrumb"><Link to={{ page: 'rules' }}>Rules</Link> /</nav>
        <h1>{title}</h1>
        <span className="spacer" />
        {mayChange && isRight && <Activate text={text} />}
      </div>
      {me !== null && !mayChange && <p className="notice" data-testid="may-not">{mayNotSetRules(me.role)}</p>}
      <div className="rule-editor">
        <TextField ref={field} text={text} wrongLines={wrongLines} onText={setText} />
        <div className="rule-side">
          <CheckPanel asked={check} goTo={goTo} />
          {mayChange && <BacktestPanel text={text} isRight={isRight} tested={check.again} />}
        </div>
      </div>
      <p className="fine">Fields, variables, windows and functions: docs/own-rules.md. A critical rule goes live only after it was tried on runs.</p>
    </>
  );
}

/** Whether somebody may set rules; nobody before it is known. */
function mayDo(me: ReturnType<typeof useMe>): boolean {
  return me?.mayChange === true;
}

/** Whether the text can be tried and activated, and which of its lines hold a mistake. */
function standingOf(check: CheckRulesQuery['checkRules'] | undefined): { readonly isRight: boolean; readonly wrongLines: ReadonlySet<number> } {
  if (!check) return { isRight: false, wrongLines: new Set() };
  return { isRight: check.problems.length === 0 && check.rules.length > 0, wrongLines: new Set(check.problems.map(({ line }) => line)) };
}

function Activate({ text }: { readonly text: string }): ReactElement {
  const activate = useOutcome(ActivateRulesDocument);
  const act = async (reason: string, form: FormData): Promise<string | null> => {
    const answer = await activate({ text, reason, shadow: form.get('mode') === 'shadow' });
    if (answer === null) navigate({ page: 'rules' });
    return answer;
  };
  return (
    <ActDialog label="Activate…" className="primary" title="Watch runs with these rules?" confirm="Activate" act={act} testId="activate-rules" explanation="All rules of the text, or none. Running processes take them within seconds.">
      <label htmlFor="activate-mode">How</label>
      <select id="activate-mode" name="mode" data-testid="activate-mode">
        <option value="file">as the text says (live, where it says nothing)</option>
        <option value="shadow">all in shadow: alerts are shown, nobody is told</option>
      </select>
    </ActDialog>
  );
}
