const MOST_KEPT = 10_000;
/** Opens token buckets; beyond 10,000 keys all are forgotten. */
export function openBuckets(clock, { perSecond, most }) {
    const buckets = new Map();
    const left = (key) => {
        const bucket = buckets.get(key);
        return bucket === undefined ? most : Math.min(most, bucket.left + ((clock.elapsed() - bucket.at) * perSecond) / 1000);
    };
    const keep = (key, amount) => {
        if (buckets.size >= MOST_KEPT)
            buckets.clear();
        buckets.set(key, { left: amount, at: clock.elapsed() });
    };
    return {
        left,
        give: (key, amount) => { keep(key, left(key) + amount); },
        take: (key, amount) => {
            const before = left(key);
            if (before <= 0)
                return Math.max(1 / perSecond, -before / perSecond);
            keep(key, before - amount);
            return 0;
        },
    };
}
//# sourceMappingURL=token-buckets.js.map