/** Steps of the whole budget; a budget in epochs is rounded to whole steps, one at least. */
export function totalStepsOf({ budget }, perEpoch) {
    return 'steps' in budget ? budget.steps : Math.max(1, Math.round(budget.epochs * perEpoch));
}
//# sourceMappingURL=total-steps.js.map