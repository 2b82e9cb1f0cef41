import type { ReactElement } from 'react';
import { formatNumber } from '../../format/format-number.js';
import { type Comparison, netWords } from './comparison-words.js';

const PARTS = [['training', 'training'], ['recording', 'scaling and recording'], ['storage', 'storage for a year'], ['tracing', 'tracing'], ['metaTraining', 'meta-training, its share']] as const;

/** Whether it pays: the cheapest baseline less all that scaling costs. */
export function Economy({ comparison: { economy } }: { readonly comparison: Comparison }): ReactElement {
  const unit = economy.unit === 'MONEY' ? '' : ' s';
  return (
    <section className="card" aria-label="Net economy">
      <h2>Net economy of one training to the target</h2>
      <p className="trace-headline" data-testid="net-economy">{netWords(economy)}</p>
      <table className="runs">
        <tbody>
          <tr><th scope="row">{economy.other}, the cheapest baseline</th><td className="number">{formatNumber(economy.baseline, 3)}{unit}</td></tr>
          {PARTS.map(([part, words]) => <tr key={part}><th scope="row">less {words}</th><td className="number">{formatNumber(economy[part], 3)}{unit}</td></tr>)}
        </tbody>
      </table>
      <p className="cell-words">{economy.unit === 'MONEY' ? 'In money, by the stated prices.' : `In processor seconds${economy.exchangePerHour === null ? '' : `; storage by a price of ${economy.exchangePerHour} a processor hour`}.`} Prices are stated, not measured.</p>
    </section>
  );
}
