/** Content type of OpenMetrics 1.0, the one that Prometheus asks for first. */
export const OPENMETRICS_TYPE = 'application/openmetrics-text; version=1.0.0; charset=utf-8';
/**
 * The text format of Prometheus 0.0.4 as OpenMetrics 1.0: a counter's family goes without `_total`, no empty lines, and
 * `# EOF` at the end. prom-client can print it too, but renames its counters for good when it does.
 *
 * @see https://github.com/prometheus/OpenMetrics/blob/main/specification/OpenMetrics.md
 */
export function openMetricsText(text) {
    const counters = new Set(Array.from(text.matchAll(/^# TYPE (\S+)_total counter$/gm), ([, name]) => name));
    const lines = text.split('\n').filter((line) => line !== '');
    const named = lines.map((line) => line.replace(/^(# (?:TYPE|HELP) )(\S+)_total /, (whole, head, name) => (counters.has(name) ? `${head}${name} ` : whole)));
    return `${named.join('\n')}\n# EOF\n`;
}
//# sourceMappingURL=openmetrics-text.js.map