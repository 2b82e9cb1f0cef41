import type { ReactElement } from 'react';
import { formatNumber } from '../../format/format-number.js';
import { type Arm, type Comparison, qualityOf } from './comparison-words.js';

/** Every arm to the target: steps, seconds, cost, energy, and where it ended. */
export function ArmsTable({ comparison }: { readonly comparison: Comparison }): ReactElement {
  const { arms, task, costs } = comparison;
  const quality = qualityOf(comparison);
  const columns: readonly (readonly [string, (arm: Arm) => string])[] = [
    ['Learning rate', ({ learningRate, isAtEdge }) => `${formatNumber(learningRate, 3)}${isAtEdge ? ', edge of the grid' : ''}`],
    ['Steps to target, median (mean)', ({ medianSteps, meanSteps }) => `${formatNumber(medianSteps)} (${formatNumber(meanSteps)})`],
    ['Missed', ({ missed }) => `${missed} of ${task.seeds}`],
    ['Processor time, median', ({ medianSeconds }) => (medianSeconds === null ? 'not timed' : `${formatNumber(medianSeconds, 3)} s`)],
    ...(costs.pricePerHour === null ? [] : [['Cost', ({ cost }: Arm) => formatNumber(cost, 3)] as const]),
    ...(costs.watts === null ? [] : [['Energy', ({ energy }: Arm) => (energy === null ? formatNumber(null) : `${formatNumber(energy, 3)} Wh`)] as const]),
    [`Final ${quality.name}, mean`, quality.text],
  ];
  return (
    <section className="card" aria-label="Arms">
      <h2>To the target</h2>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Arms">
        <table className="runs" data-testid="comparison-arms">
          <thead><tr><th scope="col">Arm</th>{columns.map(([head]) => <th key={head} scope="col" className="number">{head}</th>)}</tr></thead>
          <tbody>
            {arms.map((arm) => (
              <tr key={arm.name} data-testid="comparison-arm" data-role={arm.role.toLowerCase()}>
                <th scope="row" className="name">{arm.name}</th>
                {columns.map(([head, of]) => <td key={head} className="number">{of(arm)}</td>)}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="cell-words">Target: validation loss {formatNumber(task.target)}, what {task.targetBy} has at the budget of {task.budget} steps; a miss counts as the budget. {task.isTuned ? 'Every arm was tuned in the same way.' : 'Baselines were tuned; the scaler and its ablations have the learning rate of the spec.'}</p>
    </section>
  );
}
