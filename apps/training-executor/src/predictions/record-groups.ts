import { type GroupsFact, storableText } from '#libs/contracts';
import { type Dataset, seededRandom } from '#libs/datasets';
import { gapIntervalsOfAll, type GapIntervals, type GroupedRows, groupRates, groupRows } from '#libs/group-metrics';

import { RESAMPLES } from '../groups/group-report.js';
import { groupSets } from '../groups/group-sets.js';

/** Rows of the test split by protected attribute and by their intersection; the same at every recording. */
export interface GroupedSplit {
  /** Index of the true class, per row. */
  readonly labels: readonly number[];
  readonly positive: string;
  readonly sets: readonly { readonly attributes: readonly string[]; readonly grouped: GroupedRows }[];
}

/** Groups rows of the test split; in no way unless there are two classes. */
export function groupSplit(data: Dataset, rows: Int32Array): GroupedSplit {
  const { test, classNames } = data;
  const { sets } = groupSets(data);
  const columns = new Map([...new Set(sets.flat())].map((attribute) => [attribute, Array.from(rows, (row) => storableText(test.protectedValues[attribute]?.[row] ?? ''))]));
  const valuesOf = (attribute: string): string[] => columns.get(attribute) ?? [];
  return {
    labels: Array.from(rows, (row) => test.labels[row] as number),
    positive: storableText(classNames[1] ?? ''),
    sets: classNames.length === 2 ? sets.map((attributes) => ({ attributes, grouped: groupRows(attributes.map(valuesOf), rows.length) })) : [],
  };
}

/** Decisions on the rows of a split. */
export interface DecidedRows {
  /** Index of the class decided for, per row. */
  readonly decided: Int32Array;
  readonly threshold: number;
  readonly withIntervals: boolean;
}

/** Counts of each protected attribute and of their intersection. */
export function groupFacts({ labels, positive, sets }: GroupedSplit, { decided, threshold, withIntervals }: DecidedRows): GroupsFact[] {
  const ways = sets.map(({ grouped }) => ({ labels, predictions: decided, grouped }));
  const random = seededRandom(0, 8);
  const intervals = withIntervals ? gapIntervalsOfAll(ways, { resamples: RESAMPLES, uniform: random.unit }) : [];
  return ways.map((way, i): GroupsFact => {
    const groups = groupRates(way).map(({ group, count, positives, selected, hits }) => ({ group: [...group], count, positives, selected, hits }));
    return { type: 'groups', attributes: [...(sets[i]?.attributes ?? [])], threshold, positive, groups, ...ci95Of(intervals[i]) };
  });
}

function ci95Of(intervals: GapIntervals | undefined): Pick<GroupsFact, 'ci95'> {
  return intervals === undefined ? {} : { ci95: Object.fromEntries(Object.entries(intervals).map(([gap, [low, high]]) => [gap, [low, high]])) };
}
