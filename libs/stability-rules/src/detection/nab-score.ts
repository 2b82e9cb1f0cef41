/** One series of a labelled corpus with what a detector said about each point. */
export interface ScoredSeries {
  /** How anomalous each point is; only the order counts. `[n]` */
  readonly scores: ArrayLike<number>;
  /** Stretches that hold an anomaly: first and last index, ascending, apart. */
  readonly windows: readonly { readonly from: number; readonly to: number }[];
}

/** What a detection, a false alarm and a missed window count. */
export interface NabCosts {
  readonly hit: number;
  readonly falseAlarm: number;
  readonly miss: number;
}

/** NAB's standard profile. */
export const NAB_STANDARD: NabCosts = { hit: 1, falseAlarm: 0.11, miss: 1 };

/** What a detector is worth on a corpus. */
export interface NabScore {
  /** 0 for a detector that never speaks, 100 for one that speaks once at the first point of each window. */
  readonly score: number;
  /** A point is flagged from this value on: the one that scores best; +∞ where silence does. */
  readonly threshold: number;
  /** Windows with a flag in them, and all windows. */
  readonly seen: number;
  readonly windows: number;
  /** Flagged points outside all windows. */
  readonly falseAlarms: number;
}

/** Points at the start of a series that are not judged: this share of it, of 5000 points at the most. */
const PROBATION = 0.15;
const PROBATION_OF_AT_MOST = 5000;

/** A point that is judged. */
interface Judged {
  readonly value: number;
  /** What flagging it is worth. */
  readonly worth: number;
  /** Number of its window in the corpus; -1 outside. */
  readonly window: number;
}

/**
 * The score of the Numenta Anomaly Benchmark (v1.1) of a detector over a whole corpus, with one threshold for all
 * series, chosen as the benchmark does: the one that scores best.
 *
 * A window counts by its earliest flag, σ(p) / σ(−1) with p from −1 at its first point to −1/width at its last and
 * σ(p) = 2 / (1 + e^(5p)) − 1; a window without a flag costs `miss`. A flag outside costs `falseAlarm` · σ(q), with q the
 * distance from the last window in widths (−1 before the first window, and beyond q = 3).
 * Score: 100 · (sum − silent) / (perfect − silent).
 *
 * @see Lavin, Ahmad: Evaluating Real-time Anomaly Detection Algorithms (arXiv 1510.03336)
 */
export function nabScore(corpus: readonly ScoredSeries[], costs: NabCosts = NAB_STANDARD): NabScore {
  const judged = judgedPoints(corpus, costs).sort((a, b) => b.value - a.value);
  const windows = corpus.reduce((sum, series) => sum + series.windows.length, 0);
  const best = sweep(judged, costs);
  const silent = -costs.miss * windows;
  return { score: (100 * (best.sum - silent)) / (costs.hit * windows - silent), threshold: best.threshold, seen: best.seen, windows, falseAlarms: best.falseAlarms };
}

function judgedPoints(corpus: readonly ScoredSeries[], costs: NabCosts): Judged[] {
  let firstWindow = 0;
  return corpus.flatMap((series) => {
    const points = pointsOf(series, firstWindow, costs);
    firstWindow += series.windows.length;
    return points.slice(Math.min(Math.floor(PROBATION * points.length), PROBATION * PROBATION_OF_AT_MOST));
  });
}

function pointsOf({ scores, windows }: ScoredSeries, firstWindow: number, costs: NabCosts): Judged[] {
  let next = 0;
  return Array.from({ length: scores.length }, (_, i) => {
    while (i > (windows[next]?.to ?? Infinity)) next += 1;
    const inside = windows[next];
    const value = scores[i] ?? 0;
    if (inside === undefined || i < inside.from) return { value, worth: costs.falseAlarm * sigma(widthsAfter(windows[next - 1], i)), window: -1 };
    const place = -(inside.to - i + 1) / (inside.to - inside.from + 1);
    return { value, worth: (costs.hit * sigma(place)) / sigma(-1), window: firstWindow + next };
  });
}

function widthsAfter(before: ScoredSeries['windows'][number] | undefined, i: number): number {
  return before === undefined ? Infinity : (i - before.to) / (before.to - before.from);
}

/** σ(p) = 2 / (1 + e^(5p)) − 1, and −1 beyond p = 3. */
function sigma(place: number): number {
  return place > 3 ? -1 : 2 / (1 + Math.exp(5 * place)) - 1;
}

interface Swept {
  readonly sum: number;
  readonly threshold: number;
  readonly seen: number;
  readonly falseAlarms: number;
}

/** Lowers the threshold over all values, and keeps the best. */
function sweep(judged: readonly Judged[], costs: NabCosts): Swept {
  const worthOf = new Map<number, number>(judged.filter(({ window }) => window >= 0).map(({ window }) => [window, -costs.miss]));
  let sum = -costs.miss * worthOf.size;
  let [seen, falseAlarms] = [0, 0];
  let best: Swept = { sum, threshold: Infinity, seen, falseAlarms };
  judged.forEach(({ value, worth, window }, i) => {
    if (window < 0) {
      sum += worth;
      falseAlarms += 1;
    } else {
      const old = worthOf.get(window) ?? 0;
      if (old === -costs.miss) seen += 1;
      sum += Math.max(0, worth - old);
      worthOf.set(window, Math.max(old, worth));
    }
    const isWholeStep = judged[i + 1]?.value !== value;
    if (isWholeStep && sum > best.sum) best = { sum, threshold: value, seen, falseAlarms };
  });
  return best;
}
