import { type GroupsFact, storableText } from '#libs/contracts';
import { type Dataset, seededRandom } from '#libs/datasets';
import { gapIntervalsOfAll, type GapIntervals, groupRates } from '#libs/group-metrics';

import { RESAMPLES } from '../groups/group-report.js';
import { groupSets } from '../groups/group-sets.js';

/** Decisions on rows of the test split. */
export interface DecidedRows {
  readonly data: Dataset;
  readonly rows: Int32Array;
  /** Index of the class decided for, per row. */
  readonly decided: Int32Array;
  readonly threshold: number;
  readonly withIntervals: boolean;
}

/** Counts of each protected attribute and of their intersection; none unless there are two classes. */
export function groupFacts({ data, rows, decided, threshold, withIntervals }: DecidedRows): GroupsFact[] {
  const { test, classNames } = data;
  if (classNames.length !== 2) return [];
  const labels = Array.from(rows, (row) => test.labels[row] as number);
  const valuesOf = (attribute: string): string[] => Array.from(rows, (row) => storableText(test.protectedValues[attribute]?.[row] ?? ''));
  const { sets } = groupSets(data);
  const ways = sets.map((attributes) => ({ labels, predictions: decided, attributes: attributes.map(valuesOf) }));
  const random = seededRandom(0, 8);
  const intervals = withIntervals ? gapIntervalsOfAll(ways, { resamples: RESAMPLES, below: (bound) => random.below(bound) }) : [];
  return ways.map((way, i): GroupsFact => {
    const groups = groupRates(way).map(({ group, count, positives, selected, hits }) => ({ group: [...group], count, positives, selected, hits }));
    return { type: 'groups', attributes: [...(sets[i] ?? [])], threshold, positive: storableText(classNames[1] ?? ''), groups, ...ci95Of(intervals[i]) };
  });
}

function ci95Of(intervals: GapIntervals | undefined): Pick<GroupsFact, 'ci95'> {
  return intervals === undefined ? {} : { ci95: Object.fromEntries(Object.entries(intervals).map(([gap, [low, high]]) => [gap, [low, high]])) };
}
