/**
 * How the alerts of one rule on one run differ between two versions of it. Alerts of both are the same where they are on the same layer at
 * steps that overlap.
 */
export function diffOf(after, before) {
    const [isBefore, isAfter] = [overlapping(before), overlapping(after)];
    const added = after.filter((alert) => !isBefore(alert));
    return { added, removed: before.filter((alert) => !isAfter(alert)), kept: after.length - added.length };
}
/** Tells whether an alert overlaps any of these; in the logarithm of their number, as a rule that flaps has very many. */
function overlapping(alerts) {
    const byLayer = new Map();
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
function countUpTo(ascending, most) {
    let [low, high] = [0, ascending.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((ascending[middle] ?? Infinity) <= most)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
//# sourceMappingURL=backtest-diff.js.map