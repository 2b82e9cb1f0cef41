/**
 * Watches for the target: reached at the first evaluation where the mean of the last three accuracies (R² of numbers) is at
 * least the target's, or that of the root mean squared errors at most. Three, so that one lucky evaluation does not end a run.
 */
export function targetWatch(target) {
    const last = [];
    return {
        reached(figures) {
            if (target === undefined || target === null)
                return false;
            last.push(distance(target, figures));
            if (last.length > 3)
                last.shift();
            return last.length === 3 && last.reduce((sum, each) => sum + each, 0) / 3 >= 0;
        },
    };
}
/** How far beyond the target; negative where it is not met. */
function distance(target, { accuracy, errors }) {
    if ('testAccuracy' in target)
        return accuracy - target.testAccuracy;
    return 'testR2' in target ? (errors?.r2 ?? NaN) - target.testR2 : target.testRmse - (errors?.rmse ?? NaN);
}
//# sourceMappingURL=target.js.map