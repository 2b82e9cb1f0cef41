/** Rates of one group. Dimensionless; counts are rows. */
export interface GroupRates {
  /** Value of the attribute; of several, in their order. */
  readonly group: readonly string[];
  readonly count: number;
  /** Rows whose true class is the positive one, and rows that were given it. */
  readonly positives: number;
  readonly selected: number;
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

/**
 * Rates by group, in the order of their names.
 *
 * The rates are those of Fairlearn's `MetricFrame` (0.15), with its convention that a rate over no rows is 0; the counts
 * tell where that is so. @throws RangeError when the arrays differ in length
 */
export function groupRates({ labels, predictions, attributes }: GroupedPredictions, rows?: Int32Array): GroupRates[] {
  requireLengths({ labels, predictions, attributes });
  const counts = new Map<string, Counts>();
  const n = rows?.length ?? labels.length;
  for (let i = 0; i < n; i++) {
    const row = rows?.[i] ?? i;
    const group = attributes.map((values) => values[row] as string);
    const key = JSON.stringify(group);
    const of = counts.get(key) ?? { group, count: 0, positives: 0, selected: 0, hits: 0 };
    counts.set(key, of);
    take(of, labels[row] as number, predictions[row] as number);
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, of]) => ratesOf(of));
}

function take(of: Counts, label: number, prediction: number): void {
  of.count += 1;
  of.positives += label;
  of.selected += prediction;
  of.hits += label * prediction;
}

interface Counts {
  readonly group: readonly string[];
  count: number;
  positives: number;
  selected: number;
  hits: number;
}

function ratesOf({ group, count, positives, selected, hits }: Counts): GroupRates {
  return {
    ...{ group, count, positives, selected },
    selectionRate: share(selected, count),
    truePositiveRate: share(hits, positives),
    falsePositiveRate: share(selected - hits, count - positives),
  };
}

function share(part: number, of: number): number {
  return of === 0 ? 0 : part / of;
}

function requireLengths({ labels, predictions, attributes }: GroupedPredictions): void {
  const wrong = [predictions, ...attributes].find(({ length }) => length !== labels.length);
  if (wrong !== undefined) throw new RangeError(`labels, predictions and attributes must have one entry a row: ${labels.length} and ${wrong.length}`);
}
