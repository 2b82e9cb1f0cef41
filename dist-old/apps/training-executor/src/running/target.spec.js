import { expect, it } from 'vitest';
import { targetWatch } from './target.js';
it('is reached when the mean of the last three evaluations is', () => {
    const watch = targetWatch({ testAccuracy: 0.8 });
    // means: –, –, 0.7667, 0.8 → reached at the fourth
    expect([0.7, 0.8, 0.8, 0.8].map((a) => watch.reached({ accuracy: a }))).toEqual([false, false, false, true]);
});
it('does not take one lucky evaluation for success', () => {
    const watch = targetWatch({ testAccuracy: 0.8 });
    expect([0.99, 0.5, 0.5].some((a) => watch.reached({ accuracy: a }))).toBe(false);
});
it('is never reached without a target, nor by NaN', () => {
    expect([1, 1, 1].some((a) => targetWatch(null).reached({ accuracy: a }))).toBe(false);
    const watch = targetWatch({ testAccuracy: 0.1 });
    expect([Number.NaN, 1, 1].some((a) => watch.reached({ accuracy: a }))).toBe(false);
});
it('is R² or the root mean squared error where a number is predicted', () => {
    const errors = (r2, rmse) => ({ accuracy: NaN, errors: { r2, rmse, mae: 0 } });
    const byShare = targetWatch({ testR2: 0.5 });
    expect([0.4, 0.5, 0.5, 0.6].map((r2) => byShare.reached(errors(r2, 0)))).toEqual([false, false, false, true]);
    const byError = targetWatch({ testRmse: 10 });
    expect([12, 10, 10, 9].map((rmse) => byError.reached(errors(0, rmse)))).toEqual([false, false, false, true]);
    expect([1, 1, 1].some((accuracy) => targetWatch({ testR2: 0.1 }).reached({ accuracy }))).toBe(false);
});
//# sourceMappingURL=target.spec.js.map