import type { ReactElement } from 'react';
import { Term } from '../../components/tip.js';
import { formatCount, formatCounted, formatMeasured, formatNumber } from '../../format/format-number.js';
import type { GapFragment, PredictionsOverviewQuery } from '../../generated/graphql.js';

type Latest = NonNullable<PredictionsOverviewQuery['run']>['groups'][number];

/** Groups as last recorded, and the gaps between them. */
export function GroupsTable({ latest }: { readonly latest: Latest }): ReactElement {
  const { groups, step, positive, threshold } = latest;
  return (
    <>
      <p className="faint">After {formatCounted(step, 'step')}; “{positive}” is given from a score of {formatNumber(threshold)} on.</p>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Groups as last recorded">
        <table className="runs" data-testid="groups-table">
          <thead>
            <tr>
              <th scope="col">Group</th><th scope="col" className="number">Records</th><th scope="col" className="number">Selected</th>
              <th scope="col" className="number"><Term word="selectionRate">Selection rate</Term></th><th scope="col" className="number">True positive rate</th><th scope="col" className="number">False positive rate</th>
            </tr>
          </thead>
          <tbody>{groups.map((group) => <GroupRow key={group.group.join(', ')} group={group} />)}</tbody>
        </table>
      </div>
      <p data-testid="gap-words"><Term word="parityDifference">Demographic parity difference</Term> {gapWords(latest.demographicParityDifference)}; <Term word="oddsDifference">equalized odds difference</Term> {gapWords(latest.equalizedOddsDifference)}.</p>
      <FewPeople gap="Demographic parity" words={latest.demographicParityDifference.tooFew} />
      <FewPeople gap="Equalized odds" words={latest.equalizedOddsDifference.tooFew} />
    </>
  );
}

function GroupRow({ group: { group, count, positives, selected, selectionRate, truePositiveRate, falsePositiveRate, tooFew } }: { readonly group: Latest['groups'][number] }): ReactElement {
  return (
    <tr>
      <th scope="row" className="name">{group.join(', ')}{tooFew && <span className="fine" data-testid="group-too-few"> {tooFew}</span>}</th><td className="number">{formatCount(count)}</td><td className="number">{formatCount(selected)}</td>
      <td className="number">{selectionRate.toFixed(3)}</td><td className="number">{positives === 0 ? 'no positives' : truePositiveRate.toFixed(3)}</td><td className="number">{positives === count ? 'no negatives' : falsePositiveRate.toFixed(3)}</td>
    </tr>
  );
}

/** The groups that a gap rests on and that have too few people to tell. */
function FewPeople({ gap, words }: { readonly gap: string; readonly words: string | null | undefined }): ReactElement | null {
  return words ? <p className="cell-words" data-testid="gap-too-few">{gap}: {words}.</p> : null;
}

function gapWords({ value, low, high }: GapFragment): string {
  return low && high ? `${formatMeasured(value)} (95 % ${formatMeasured(low)} to ${formatMeasured(high)})` : formatMeasured(value);
}
