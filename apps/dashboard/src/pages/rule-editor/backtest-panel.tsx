import { useState, type ReactElement } from 'react';
import { useClient, useQuery, type CombinedError } from 'urql';
import { errorSentence } from '../../components/page-states.js';
import { formatCount } from '../../format/format-number.js';
import { BacktestRulesDocument, RunChoicesDocument, type BacktestRulesMutation } from '../../generated/graphql.js';
import { BacktestDiff } from './backtest-diff.js';

/** What a back-test found. */
export type Backtest = Extract<BacktestRulesMutation['outcome'], { __typename: 'BacktestRulesPayload' }>;

interface Tried {
  /** The text that was tried. */
  readonly text: string;
  readonly found: Backtest | null;
  readonly refused: string | null;
}

interface Trying {
  readonly tried: Tried | null;
  readonly isRunning: boolean;
  readonly start: (over: string) => void;
}

function useBacktest(text: string, done: () => void): Trying {
  const client = useClient();
  const [tried, setTried] = useState<Tried | null>(null);
  const [isRunning, setRunning] = useState(false);
  const ask = async (over: string): Promise<void> => {
    setRunning(true);
    const runs = /^\d+$/.test(over) ? { last: Number(over) } : { runs: [over] };
    const { data, error } = await client.mutation(BacktestRulesDocument, { input: { text, ...runs } }).toPromise();
    setTried({ text, ...answerOf(data?.outcome, error) });
    setRunning(false);
    done();
  };
  return { tried, isRunning, start: (over) => void ask(over) };
}

function answerOf(outcome: BacktestRulesMutation['outcome'] | undefined, error: CombinedError | undefined): Omit<Tried, 'text'> {
  if (outcome?.__typename === 'BacktestRulesPayload') return { found: outcome, refused: null };
  if (outcome) return { found: null, refused: outcome.message };
  return { found: null, refused: error ? errorSentence(error) : 'The API gave no answer.' };
}

/** Tries the rules on stored runs: what would have fired that did not, and the other way round. */
export function BacktestPanel({ text, isRight, tested }: { readonly text: string; readonly isRight: boolean; readonly tested: () => void }): ReactElement {
  const { tried, isRunning, start } = useBacktest(text, tested);
  const [over, setOver] = useState('10');
  return (
    <section className="panel" aria-label="Back-test" data-testid="backtest" aria-busy={isRunning}>
      <div className="panel-head"><h2>Try it on runs</h2></div>
      <div className="toolbar">
        <label htmlFor="backtest-over">On</label>
        <RunChoice value={over} onChoose={setOver} />
        <button type="button" disabled={!isRight || isRunning} data-testid="backtest-start" onClick={() => { start(over); }}>{isRunning ? 'Trying…' : 'Back-test'}</button>
      </div>
      <div role="status">
        {!isRight && <p className="faint">The check must pass first.</p>}
        {tried !== null && <Answer tried={tried} isOld={tried.text !== text} />}
      </div>
    </section>
  );
}

function Answer({ tried: { refused, found }, isOld }: { readonly tried: Tried; readonly isOld: boolean }): ReactElement {
  return (
    <>
      {isOld && <p className="faint" data-testid="backtest-old">The text was changed since it was tried.</p>}
      {refused !== null && <p className="refused">{refused}</p>}
      {found !== null && <BacktestDiff found={found} />}
    </>
  );
}

function RunChoice({ value, onChoose }: { readonly value: string; readonly onChoose: (value: string) => void }): ReactElement {
  const [{ data }] = useQuery({ query: RunChoicesDocument });
  return (
    <select id="backtest-over" value={value} data-testid="backtest-over" onChange={(event) => { onChoose(event.target.value); }}>
      {['1', '10', '20'].map((count) => <option key={count} value={count}>{count === '1' ? 'the newest run' : `the ${formatCount(Number(count))} newest runs`}</option>)}
      {data?.runs.edges.map(({ node: { uuid, name, state } }) => <option key={uuid} value={uuid}>{name}, {state.toLowerCase()}, {uuid.slice(-6)}</option>)}
    </select>
  );
}
