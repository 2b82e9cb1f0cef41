/**
 * A line over steps: a value per point, with the true minimum and maximum of the steps it stands for, and how many of
 * their values are NaN or infinite (the three numbers are of the others, where there are any).
 */
export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
  readonly min: readonly number[];
  readonly max: readonly number[];
  readonly nonFinite: readonly number[];
}

/** A line without a point. */
export function emptyPoints(): Points {
  return { steps: [], values: [], min: [], max: [], nonFinite: [] };
}

/** The line with new steps at its end; steps it already holds are passed over. */
export function appendPoints(points: Points, steps: ArrayLike<number>, values: ArrayLike<number>): Points {
  const last = points.steps.at(-1) ?? -1;
  const fresh = Array.from(steps, (step, i) => ({ step, value: values[i] ?? NaN })).filter(({ step }) => step > last);
  if (fresh.length === 0) return points;
  const added = fresh.map(({ value }) => value);
  return {
    steps: [...points.steps, ...fresh.map(({ step }) => step)],
    values: [...points.values, ...added], min: [...points.min, ...added], max: [...points.max, ...added],
    nonFinite: [...points.nonFinite, ...added.map((value) => (Number.isFinite(value) ? 0 : 1))],
  };
}

/** Where a line holds values that are NaN or infinite: the steps of those points, and how many such values there are. */
export function nonFiniteIn(points: Points): { steps: number[]; count: number } {
  const steps = points.steps.filter((_, i) => (points.nonFinite[i] ?? 0) > 0);
  return { steps, count: points.nonFinite.reduce((sum, n) => sum + n, 0) };
}

/** A value; null where it was not a number; undefined where the line has no point, and goes on to its next. */
export type Drawn = number | null | undefined;

/** Values as a chart takes them: what is not finite, or not positive on a log axis, leaves a gap; where there is no point, none. */
export function drawable(values: readonly Drawn[], isLog: boolean): Drawn[] {
  return values.map((value) => (value === undefined || (value !== null && Number.isFinite(value) && (!isLog || value > 0)) ? value : null));
}

/** Whether a line is better read on a log axis: all positive and spread over more than a factor of 50. */
export function isLogWorthy(values: readonly number[]): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < 0) return false;
    if (value === 0) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return high > low * 50;
}

/** Lines over different steps on one common axis of steps; undefined where a line has no point. */
export function aligned(lines: readonly { readonly steps: readonly number[]; readonly values: readonly (number | null)[] }[]): { steps: number[]; values: Drawn[][] } {
  const steps = [...new Set(lines.flatMap((line) => line.steps))].sort((a, b) => a - b);
  const places = new Map(steps.map((step, i) => [step, i]));
  const values = lines.map((line) => {
    const row = new Array<Drawn>(steps.length).fill(undefined);
    line.steps.forEach((step, i) => {
      row[places.get(step) ?? 0] = line.values[i] ?? null;
    });
    return row;
  });
  return { steps, values };
}
