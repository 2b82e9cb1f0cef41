import { DECISION_FLAGS } from '#libs/contracts';
import { NO_SAMPLE } from './rule.js';
/**
 * Writes value and verdict of each step of the series' own measure (or the loss). A record that does not hold the
 * measure is no sample; nor is NaN or an infinity, which are the business of the rules about non-finite numbers.
 */
export function scanValues({ window, watched, measures }, verdicts, judge) {
    const values = watched === 'loss' ? window.loss : measures?.[watched];
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
export function isSkipped({ measures }, i) {
    return ((measures?.flags[i] ?? 0) & DECISION_FLAGS.skipped) !== 0;
}
//# sourceMappingURL=scan-values.js.map