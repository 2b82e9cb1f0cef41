import type { ReactElement } from 'react';
import { Term } from '../../components/tip.js';
import { formatCount, formatNumber } from '../../format/format-number.js';
import { groupName, shareWords, signedPercent, stripOf, VERDICT_SIGNS, type Group } from './impact-words.js';

/** What scaling did to each group, beside what seeds do. */
export function ImpactGroups({ groups }: { readonly groups: readonly Group[] }): ReactElement {
  return (
    <section className="card" aria-label="Groups">
      <h2>By protected group</h2>
      <div className="table-frame" tabIndex={0} role="region" aria-label="Groups">
        <table className="runs" data-testid="impact-groups">
          <thead>
            <tr>
              <th scope="col">Group</th>
              <th scope="col" className="number">Records</th>
              <th scope="col" className="number"><Term word="gained">Gained</Term></th>
              <th scope="col" className="number"><Term word="lost">Lost</Term></th>
              <th scope="col" className="number">Net (95 %)</th>
              <th scope="col"><Term word="seedFlips">Flips beside those of seeds</Term></th>
              <th scope="col" className="number"><Term word="rateShift">Rate with − without</Term></th>
              <th scope="col" className="number"><Term word="pValue">p</Term></th>
              <th scope="col">Verdict</th>
            </tr>
          </thead>
          <tbody>{groups.map((group) => <GroupRow key={JSON.stringify([group.attributes, group.group])} group={group} />)}</tbody>
        </table>
      </div>
      <p className="cell-words">Bar: least to most flips by seed, with their median; dot: flips by scaling. p-values are adjusted for the number of groups (Holm).</p>
    </section>
  );
}

function GroupRow({ group }: { readonly group: Group }): ReactElement {
  const { attributes, count, gained, lost, netShare, netLow, netHigh, rateShift, rateSpread, adjustedPValue, verdict } = group;
  const { sign, words } = VERDICT_SIGNS[verdict];
  return (
    <tr data-testid="impact-group" data-group={groupName(group)} data-verdict={verdict}>
      <th scope="row" className="name">{groupName(group)} <span className="fine">{attributes.join(' × ')}</span></th>
      <td className="number">{formatCount(count)}</td>
      <td className="number">{formatCount(gained)}</td>
      <td className="number">{formatCount(lost)}</td>
      <td className="number">{shareWords(netShare, netLow, netHigh)}</td>
      <td><Strip group={group} /></td>
      <td className="number">{signedPercent(rateShift)} <span className="fine">seeds ±{formatNumber(100 * (rateSpread.value ?? NaN), 2)} %</span></td>
      <td className="number">{formatNumber(adjustedPValue, 2)}</td>
      <td><span className={`badge impact-${verdict.toLowerCase()}`}><span aria-hidden="true" className="sign">{sign}</span>{words}</span></td>
    </tr>
  );
}

function Strip({ group }: { readonly group: Group }): ReactElement {
  const { from, width, median, flips } = stripOf(group);
  const { gained, lost, seedFlipsLeast, seedFlipsMedian, seedFlipsMost } = group;
  return (
    <span className="flip-strip">
      <span className="strip" aria-hidden="true">
        <span className="seeds" style={{ left: from, width }} />
        <span className="median" style={{ left: median }} />
        <span className="flips" style={{ left: flips }} />
      </span>
      <span className="fine">{formatCount(gained + lost)}; by seed {formatCount(seedFlipsLeast)}–{formatCount(seedFlipsMost)} (median {formatNumber(seedFlipsMedian)})</span>
    </span>
  );
}
