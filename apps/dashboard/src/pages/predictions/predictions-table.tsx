import type { ReactElement } from 'react';
import { Term } from '../../components/tip.js';
import { formatMeasured, NO_VALUE } from '../../format/format-number.js';
import type { PredictionRowFragment } from '../../generated/graphql.js';
import { Link } from '../../routing/navigation.js';
import { predictionRoute } from '../../routing/prediction-route.js';
import { policyTag, policyTip, policyWords } from './policy-words.js';

/** The table of sensitive predictions. */
export function PredictionsTable({ predictions }: { readonly predictions: readonly PredictionRowFragment[] }): ReactElement {
  return (
    <div className="table-frame" tabIndex={0} role="region" aria-label="Sensitive predictions">
      <table className="runs" data-testid="predictions-table">
        <thead>
          <tr>
            <th scope="col"><Term word="pseudonym">Pseudonym</Term></th>
            <th scope="col" className="number"><Term word="score">Score</Term></th>
            <th scope="col"><Term word="decidedFor">Decided for</Term></th>
            <th scope="col" className="number"><Term word="closeness">To the threshold</Term></th>
            <th scope="col" className="number"><Term word="change">Change</Term></th>
            <th scope="col"><Term word="policies">Sensitive because</Term></th>
            <th scope="col">Record</th>
            <th scope="col">True class</th>
            <th scope="col"><Term word="groups">Group</Term></th>
          </tr>
        </thead>
        <tbody>{predictions.map((prediction) => <PredictionRow key={prediction.id} prediction={prediction} />)}</tbody>
      </table>
    </div>
  );
}

function PredictionRow({ prediction }: { readonly prediction: PredictionRowFragment }): ReactElement {
  const { id, pseudonym, score, isNumber, decidedClassName, closeness, change, policies, record, truth, protectedValues } = prediction;
  return (
    <tr data-testid="prediction-row">
      <th scope="row" className="name"><Link to={predictionRoute(id)}><code>{pseudonym}</code></Link></th>
      <td className="number">{formatMeasured(score)}</td>
      <td>{decidedClassName ?? NO_VALUE}</td>
      <td className="number">{isNumber ? NO_VALUE : formatMeasured(closeness)}</td>
      <td className="number">{formatMeasured(change)}</td>
      <td>{policies.map((policy) => <span key={policyWords(policy)} className="tag" data-tip={policyTip(policy)}>{policyTag(policy)}</span>)}</td>
      <td>{record ?? NO_VALUE}</td>
      <td>{truth ?? NO_VALUE}</td>
      <td>{protectedValues?.map(({ value }) => value ?? NO_VALUE).join(', ') ?? NO_VALUE}</td>
    </tr>
  );
}
