import { addPart, emptySum, sumAggregates } from './aggregates.js';
/** Buckets of `levels`, the finest first; `close` is told each that has any part. */
export function rollupCascade(levels, columns, close) {
    const open = levels.map((level) => ({ level, bucket: -1, sums: new Map() }));
    const put = (place, layer, part) => {
        const sums = open[place]?.sums;
        const sum = sums?.get(layer) ?? emptySum(columns);
        sums?.set(layer, sum);
        addPart(sum, part);
    };
    return {
        async moveTo(step) {
            for (const [place, current] of open.entries()) {
                const bucket = Math.floor(step / current.level);
                if (bucket === current.bucket)
                    continue;
                const rows = new Map([...current.sums].map(([layer, sum]) => [layer, sumAggregates(sum)]));
                if (rows.size > 0)
                    await close({ level: current.level, bucket: current.bucket, rows });
                for (const [layer, part] of rows)
                    put(place + 1, layer, part);
                Object.assign(current, { bucket, sums: new Map() });
            }
        },
        add(layer, part) {
            put(0, layer, part);
        },
    };
}
//# sourceMappingURL=rollup-cascade.js.map