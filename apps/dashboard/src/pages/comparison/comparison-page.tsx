import type { ReactElement } from 'react';
import { useQuery } from 'urql';
import { Moment } from '../../components/moment.js';
import { Empty, Failed, Loading } from '../../components/page-states.js';
import { formatCount, formatNumber } from '../../format/format-number.js';
import { ComparisonDocument } from '../../generated/graphql.js';
import { useLastGood } from '../../hooks/use-last-good.js';
import { Link } from '../../routing/navigation.js';
import { COMPARISONS, runRoute } from '../../routing/route.js';
import { ArmCurves } from './arm-curves.js';
import { ArmsTable } from './arms-table.js';
import type { Comparison } from './comparison-words.js';
import { Economy } from './economy.js';
import { Intervals } from './intervals.js';

/** One comparison: what it found, in words first; curves, figures, intervals, economy, and how it was made. */
export function ComparisonPage({ number }: { readonly number: number }): ReactElement {
  const [{ data, error, fetching }, ask] = useQuery({ query: ComparisonDocument, variables: { number } });
  const comparison = useLastGood(data?.comparison);
  if (comparison) return <ReadComparison comparison={comparison} />;
  if (error) return <Failed what="this comparison" error={error} retry={() => { ask({ requestPolicy: 'network-only' }); }} />;
  if (fetching) return <Loading what="the comparison" rows={8} />;
  return <Empty title={`There is no comparison ${number}.`}><p><Link to={COMPARISONS}>All comparisons</Link></p></Empty>;
}

function ReadComparison({ comparison }: { readonly comparison: Comparison }): ReactElement {
  return (
    <>
      <ComparisonHead comparison={comparison} />
      <ArmCurves comparison={comparison} />
      <ArmsTable comparison={comparison} />
      <Intervals comparison={comparison} />
      <Economy comparison={comparison} />
      <How comparison={comparison} />
    </>
  );
}

function ComparisonHead({ comparison: { number, name, run, by, createdAt, findings } }: { readonly comparison: Comparison }): ReactElement {
  return (
    <section className="run-head" aria-label="Comparison">
      <div className="page-head">
        <h1 data-testid="comparison-title">Comparison {number}: {name}</h1>
        {run !== null && <span className="faint">of run <Link to={runRoute(run.uuid)}>{run.name}</Link></span>}
      </div>
      <ul className="findings" data-testid="findings">{findings.map((finding) => <li key={finding}>{finding}</li>)}</ul>
      <p className="reason-line">Made by <b>{by}</b> <Moment at={createdAt} /></p>
    </section>
  );
}

function How({ comparison: { task, specSha256, productVersion, commit } }: { readonly comparison: Comparison }): ReactElement {
  const facts: readonly (readonly [string, string])[] = [
    ['Data', `${task.data}: ${formatCount(task.trainRows)} training, ${formatCount(task.validationRows)} validation, ${formatCount(task.testRows)} test rows`],
    ['Net', `${task.model} of ${task.layers} layers, ${formatCount(task.parameters)} parameters; batch ${task.batchSize}`],
    ['Seeds', `${task.seeds}, the same for every arm; ${task.tuningSeeds} of their own for tuning`],
    ['Looks', `every ${task.evaluateEvery} of ${task.budget} steps`],
    ['Machine', `${task.machine}; ${task.cores} cores, load ${formatNumber(task.load, 2)}; backend ${task.backend}`],
    ['Spec', specSha256],
    ['Code', `gradlens ${productVersion}${commit === null ? '' : `, commit ${commit}`}`],
  ];
  return (
    <section className="card" aria-label="How">
      <h2>How</h2>
      <table className="facts"><tbody>{facts.map(([term, words]) => <tr key={term}><th scope="row">{term}</th><td>{words}</td></tr>)}</tbody></table>
    </section>
  );
}
