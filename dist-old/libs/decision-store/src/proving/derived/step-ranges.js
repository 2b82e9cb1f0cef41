/** An empty set of steps. */
export function stepRanges() {
    const ranges = [];
    /** Place of the first range that ends at `step` or behind it. */
    const place = (step) => {
        let [low, high] = [0, ranges.length];
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((ranges[middle]?.[1] ?? 0) < step)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    };
    const count = (from, to) => {
        let steps = 0;
        for (let i = place(from); (ranges[i]?.[0] ?? Infinity) < to; i++) {
            const [low, high] = ranges[i] ?? [0, 0];
            steps += Math.max(0, Math.min(high, to) - Math.max(low, from));
        }
        return steps;
    };
    return {
        add(from, to) {
            if (from >= to)
                return;
            const first = place(from);
            let next = first;
            let [low, high] = [from, to];
            // few ranges lie behind: steps mostly come in order
            for (const [start, end] of ranges.slice(first)) {
                if (start > to)
                    break;
                [low, high] = [Math.min(low, start), Math.max(high, end)];
                next += 1;
            }
            ranges.splice(first, next - first, [low, high]);
        },
        count,
        has: (from, to) => count(from, to) === to - from,
        end: () => ranges.at(-1)?.[1] ?? 0,
        all: () => ranges,
    };
}
//# sourceMappingURL=step-ranges.js.map