/** An empty set of steps. It keeps ranges that neither touch nor overlap: few, while steps come in order. */
export function stepSet() {
    const ranges = [];
    const within = ({ fromStep, toStep }) => {
        const found = [];
        for (let at = firstEndingFrom(ranges, fromStep);; at++) {
            const range = ranges[at];
            if (range === undefined || range.fromStep > toStep)
                return found;
            found.push({ fromStep: Math.max(range.fromStep, fromStep), toStep: Math.min(range.toStep, toStep) });
        }
    };
    const insert = ({ fromStep, toStep }) => {
        const first = firstEndingFrom(ranges, fromStep - 1); // touching ranges become one
        let end = first;
        while ((ranges[end]?.fromStep ?? Infinity) <= toStep + 1)
            end += 1;
        const merged = ranges.slice(first, end);
        ranges.splice(first, end - first, {
            fromStep: Math.min(fromStep, merged[0]?.fromStep ?? fromStep),
            toStep: Math.max(toStep, merged.at(-1)?.toStep ?? toStep),
        });
    };
    return {
        add(range) {
            const held = within(range);
            insert(range);
            return held;
        },
        within,
        missingIn(range) {
            const missing = [];
            let next = range.fromStep;
            for (const { fromStep, toStep } of within(range)) {
                if (fromStep > next)
                    missing.push({ fromStep: next, toStep: fromStep - 1 });
                next = toStep + 1;
            }
            return next > range.toStep ? missing : [...missing, { fromStep: next, toStep: range.toStep }];
        },
        last: () => ranges.at(-1)?.toStep ?? -1,
    };
}
/** Index of the first range that ends at `step` or behind it. */
function firstEndingFrom(ranges, step) {
    let low = 0;
    let high = ranges.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((ranges[middle]?.toStep ?? 0) < step)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
//# sourceMappingURL=step-set.js.map