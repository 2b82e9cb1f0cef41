import type { RunUuid } from '#libs/contracts';

/** An alert as a back-test sees it. */
export interface BacktestAlert {
  readonly run: RunUuid;
  readonly runName: string;
  readonly layer: string | null;
  /** Step at which it fires. */
  readonly step: number;
  readonly since: number;
  /** Step at which it ends; null where it fires to the end of the run. */
  readonly resolved: number | null;
  readonly value: number;
  readonly summary: string;
}

/**
 * How the alerts of one rule on one run differ between two versions of it. Alerts of both are the same where they are on the same layer at
 * steps that overlap.
 */
export function diffOf(after: readonly BacktestAlert[], before: readonly BacktestAlert[]): { added: BacktestAlert[]; removed: BacktestAlert[]; kept: number } {
  const [isBefore, isAfter] = [overlapping(before), overlapping(after)];
  const added = after.filter((alert) => !isBefore(alert));
  return { added, removed: before.filter((alert) => !isAfter(alert)), kept: after.length - added.length };
}

interface OnLayer {
  /** When each fired, ascending. */
  readonly steps: number[];
  /** When the last ended of those up to each. */
  readonly ends: number[];
}

/** Tells whether an alert overlaps any of these; in the logarithm of their number, as a rule that flaps has very many. */
function overlapping(alerts: readonly BacktestAlert[]): (alert: BacktestAlert) => boolean {
  const byLayer = new Map<string | null, OnLayer>();
  for (const { layer, step, resolved } of alerts.toSorted((a, b) => a.step - b.step)) {
    const { steps, ends } = byLayer.get(layer) ?? { steps: [], ends: [] };
    ends.push(Math.max(ends.at(-1) ?? -Infinity, resolved ?? Infinity));
    steps.push(step);
    byLayer.set(layer, { steps, ends });
  }
  return ({ layer, step, resolved }) => {
    const { steps, ends } = byLayer.get(layer) ?? { steps: [], ends: [] };
    return (ends[countUpTo(steps, resolved ?? Infinity) - 1] ?? -Infinity) >= step;
  };
}

/** How many of ascending numbers are at most `most`. */
function countUpTo(ascending: readonly number[], most: number): number {
  let [low, high] = [0, ascending.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? Infinity) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
