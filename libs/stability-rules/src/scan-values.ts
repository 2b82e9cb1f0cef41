import { DECISION_FLAGS, type Measure } from '#libs/contracts';

import { NO_SAMPLE, type SeriesView, type Verdicts } from './rule.js';

/** Judges one value of a series; `i` is its place in the window. */
export type JudgeValue = (value: number, i: number) => number;

/**
 * Writes value and verdict of each step of the series' own measure (or the loss). A record that does not hold the
 * measure is no sample; nor is NaN or an infinity, which are the business of the rules about non-finite numbers.
 */
export function scanValues({ window, watched, measures }: SeriesView, verdicts: Verdicts, judge: JudgeValue): void {
  const values = watched === 'loss' ? window.loss : measures?.[watched as Measure];
  const n = window.steps.length;
  if (values === undefined || values.length === 0) {
    verdicts.holds.fill(NO_SAMPLE, 0, n);
    return;
  }
  for (let i = 0; i < n; i++) {
    const value = values[i] ?? NaN;
    verdicts.value[i] = value;
    verdicts.holds[i] = Number.isFinite(value) ? judge(value, i) : NO_SAMPLE;
  }
}

/** Whether the step was not applied to the layer: its update says nothing then. A row that is missing is not skipped. */
export function isSkipped({ measures }: SeriesView, i: number): boolean {
  return ((measures?.flags[i] ?? 0) & DECISION_FLAGS.skipped) !== 0;
}
