/** Rates of one group. Dimensionless; counts are rows. */
export interface GroupRates {
  /** Value of the attribute; of several, in their order. */
  readonly group: readonly string[];
  readonly count: number;
  /** Rows whose true class is the positive one, and rows that were given it. */
  readonly positives: number;
  readonly selected: number;
  /** Rows of the positive class that were given it. */
  readonly hits: number;
  /** Share of the rows that were given the positive class. */
  readonly selectionRate: number;
  /** Share of the positives that were given it; 0 where there are none: see `positives`. */
  readonly truePositiveRate: number;
  /** Share of the others that were given it; 0 where there are none. */
  readonly falsePositiveRate: number;
}

/** Which group each row is in. Finding that costs more than counting, and holds for any predictions. */
export interface GroupedRows {
  /** Values of the attributes of each group, in the order of the groups' names. */
  readonly groups: readonly (readonly string[])[];
  /** Index of each row's group, `[rows]`. */
  readonly groupOf: Int32Array;
}

/** Predictions about people: `[rows]` each, 1 for the positive class and 0 for the other. */
export interface GroupedPredictions {
  readonly labels: ArrayLike<number>;
  readonly predictions: ArrayLike<number>;
  readonly grouped: GroupedRows;
}

/** Counts of one group: what its rates are made of. Unit: rows. */
export type GroupTally = Pick<GroupRates, 'group' | 'count' | 'positives' | 'selected' | 'hits'>;

/**
 * Rates by group, in the order of their names.
 *
 * The rates are those of Fairlearn's `MetricFrame` (0.15), with its convention that a rate over no rows is 0; the counts
 * tell where that is so. @throws RangeError when the arrays differ in length
 */
export function groupRates(predictions: GroupedPredictions): GroupRates[] {
  return groupCounter(predictions)();
}

/** Groups rows by the combinations of values that occur. @param attributes value of each attribute, `[attributes][rows]`. */
export function groupRows(attributes: readonly (readonly string[])[], rows: number): GroupedRows {
  const keys = Array.from({ length: rows }, (_, row) => JSON.stringify(attributes.map((values) => values[row] as string)));
  const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  const index = new Map(sorted.map((key, i) => [key, i]));
  return { groups: sorted.map((key) => JSON.parse(key) as string[]), groupOf: Int32Array.from(keys, (key) => index.get(key) as number) };
}

/** Gives the rates of all rows, or of those given, each counted `times` (once without it); groups without a row are left out. */
export type GroupCounter = (rows?: Int32Array, times?: Int32Array) => GroupRates[];

/** Prepares counting. @throws RangeError when the arrays differ in length */
export function groupCounter({ labels, predictions, grouped }: GroupedPredictions): GroupCounter {
  requireLengths({ labels, predictions, grouped });
  const { groups, groupOf } = grouped;
  const cellOf = groupOf.map((group, row) => CELLS * group + 2 * (labels[row] as number) + (predictions[row] as number));
  const all = Int32Array.from(cellOf.keys());
  return (rows = all, times) => {
    const counts = new Int32Array(CELLS * groups.length);
    rows.forEach((row, i) => {
      const cell = cellOf[row] as number;
      counts[cell] = (counts[cell] as number) + (times === undefined ? 1 : (times[i] as number));
    });
    return groups.map((group, i) => tallyOf(group, counts.subarray(CELLS * i, CELLS * (i + 1)))).filter(({ count }) => count > 0).map(ratesOf);
  };
}

/** Rates of a group that was counted. */
export function ratesOf({ group, count, positives, selected, hits }: GroupTally): GroupRates {
  return {
    ...{ group, count, positives, selected, hits },
    selectionRate: share(selected, count),
    truePositiveRate: share(hits, positives),
    falsePositiveRate: share(selected - hits, count - positives),
  };
}

/** Counts of a group: rows of the other class and of the positive one, of each those that were not selected and those that were. */
const CELLS = 4;

function tallyOf(group: readonly string[], [left = 0, wrong = 0, missed = 0, hits = 0]: Int32Array): GroupTally {
  return { group, count: left + wrong + missed + hits, positives: missed + hits, selected: wrong + hits, hits };
}

function share(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}

function requireLengths({ labels, predictions, grouped: { groupOf } }: GroupedPredictions): void {
  const wrong = [predictions, groupOf].find(({ length }) => length !== labels.length);
  if (wrong !== undefined) throw new RangeError(`labels, predictions and groups must have one entry a row: ${labels.length} and ${wrong.length}`);
}
