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

/** Predictions about people: `[rows]` each, 1 for the positive class. */
export interface GroupedPredictions {
  readonly labels: ArrayLike<number>;
  readonly predictions: ArrayLike<number>;
  /** Value of each attribute, `[attributes][rows]`; groups are the combinations that occur. */
  readonly attributes: readonly (readonly string[])[];
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

/**
 * Prepares counting: finding each row's group costs more than counting. What is returned gives the rates of all rows, or of
 * those given, a row as often as it is there; groups without a row are left out.
 *
 * @throws RangeError when the arrays differ in length
 */
export function groupCounter({ labels, predictions, attributes }: GroupedPredictions): (rows?: Int32Array) => GroupRates[] {
  requireLengths({ labels, predictions, attributes });
  const { groups, groupOf } = groupsOfRows(attributes, labels.length);
  return (rows) => {
    const tallies = groups.map((group) => ({ group, count: 0, positives: 0, selected: 0, hits: 0 }));
    const n = rows?.length ?? labels.length;
    for (let i = 0; i < n; i++) {
      const row = rows === undefined ? i : (rows[i] as number);
      const of = tallies[groupOf[row] as number] as Tally;
      const [label, prediction] = [labels[row] as number, predictions[row] as number];
      of.count += 1;
      of.positives += label;
      of.selected += prediction;
      of.hits += label * prediction;
    }
    return tallies.filter(({ count }) => count > 0).map(ratesOf);
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

type Tally = { -readonly [Key in keyof GroupTally]: GroupTally[Key] };

/** Groups in the order of their names, and the index of each row's. */
function groupsOfRows(attributes: GroupedPredictions['attributes'], n: number): { groups: string[][]; groupOf: Int32Array } {
  const keys = Array.from({ length: n }, (_, row) => JSON.stringify(attributes.map((values) => values[row] as string)));
  const sorted = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  const index = new Map(sorted.map((key, i) => [key, i]));
  return { groups: sorted.map((key) => JSON.parse(key) as string[]), groupOf: Int32Array.from(keys, (key) => index.get(key) as number) };
}

function share(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}

function requireLengths({ labels, predictions, attributes }: GroupedPredictions): void {
  const wrong = [predictions, ...attributes].find(({ length }) => length !== labels.length);
  if (wrong !== undefined) throw new RangeError(`labels, predictions and attributes must have one entry a row: ${labels.length} and ${wrong.length}`);
}
