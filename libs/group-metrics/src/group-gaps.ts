import type { GroupRates } from './group-rates.js';

/** How far groups lie apart; 0 and 1 are the same for all. */
export interface GroupGaps {
  /** Largest − smallest selection rate. */
  readonly demographicParityDifference: number;
  /** Smallest / largest selection rate; NaN where nobody is selected. */
  readonly demographicParityRatio: number;
  /** The larger of the differences of true and false positive rate. */
  readonly equalizedOddsDifference: number;
  /** The smaller of their ratios; NaN where the first is. */
  readonly equalizedOddsRatio: number;
}

/** Gaps between groups, as Fairlearn (0.15) defines them: `between_groups`, worst case. NaN without groups. */
export function groupGaps(groups: readonly GroupRates[]): GroupGaps {
  const [selection, truePositive, falsePositive] = (['selectionRate', 'truePositiveRate', 'falsePositiveRate'] as const).map((rate) => spreadOf(groups.map((group) => group[rate]))) as [Spread, Spread, Spread];
  return {
    demographicParityDifference: selection.difference,
    demographicParityRatio: selection.ratio,
    equalizedOddsDifference: truePositive.difference < falsePositive.difference ? falsePositive.difference : truePositive.difference,
    // a first ratio that is NaN is not less than anything, and stays
    equalizedOddsRatio: falsePositive.ratio < truePositive.ratio ? falsePositive.ratio : truePositive.ratio,
  };
}

interface Spread {
  readonly difference: number;
  readonly ratio: number;
}

function spreadOf(rates: readonly number[]): Spread {
  if (rates.length === 0) return { difference: NaN, ratio: NaN };
  const [least, most] = [Math.min(...rates), Math.max(...rates)];
  return { difference: most - least, ratio: least / most };
}
