/** Median of a non-empty list. */
export function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted.length >> 1;
    const upper = sorted[middle] ?? Number.NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}
/** What was measured in turns with something else, as multiples of it, turn by turn. */
export function pairRatios(values, base) {
    return values.map((value, turn) => value / (base[turn] ?? Number.NaN));
}
/** A line from the values of several runs; `value` is their median. */
export function benchLine(parts, values) {
    return {
        name: parts.name,
        metric: parts.metric,
        value: median(values),
        unit: parts.unit,
        target: parts.target ?? null,
        ratioTo: parts.ratioTo ?? null,
        ratio: parts.ratio ?? null,
        median: median(values),
        min: Math.min(...values),
        max: Math.max(...values),
        runs: values.length,
    };
}
/** Median, 99th percentile and greatest of many values, a line each; a target is that of the 99th percentile. */
export function quantileLines(parts, values) {
    const sorted = values.toSorted((a, b) => a - b);
    const at = (share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
    const spread = { median: at(0.5), min: sorted[0] ?? NaN, max: sorted.at(-1) ?? NaN, runs: sorted.length };
    const line = (label, share, target) => ({ ...benchLine({ ...parts, target, metric: `${parts.metric}, ${label}` }, [at(share)]), ...spread });
    return [line('p50', 0.5, null), line('p99', 0.99, parts.target ?? null), line('max', 1, null)];
}
/** Prints lines as JSON, one a line, or as text for a person. */
export function printLines(lines, json) {
    for (const line of lines)
        process.stdout.write(`${json ? JSON.stringify(line) : text(line)}\n`);
}
function text({ name, metric, value, unit, ratio, ratioTo, min, max, runs }) {
    const range = `${min.toPrecision(3)} to ${max.toPrecision(3)}, ${runs} runs`;
    const compared = ratio === null ? '' : `  = ${ratio.toFixed(3)} × ${ratioTo ?? ''}`;
    return `${name.padEnd(28)} ${metric.padEnd(26)} ${value.toPrecision(4).padStart(8)} ${unit.padEnd(8)} (${range})${compared}`;
}
//# sourceMappingURL=report.js.map