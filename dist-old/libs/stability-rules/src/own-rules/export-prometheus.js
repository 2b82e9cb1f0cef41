import { parse } from '@marcbachmann/cel-js';
import { stringify } from 'yaml';
import { NotInPromql, promqlOf } from './promql.js';
import { oneLine } from './rule-summary.js';
/**
 * Rules as a rule file of Prometheus, over the gauges of the API's /metrics. Prometheus sees what it scrapes: it looks at the
 * last step of each scrape, and counts its holds in time.
 *
 * @param stepsPerSecond how fast the runs take steps: what a hold in steps is divided by.
 */
export function exportPrometheus(rules, stepsPerSecond) {
    const done = rules.map((rule) => {
        try {
            return { rule, alert: alertOf(rule, stepsPerSecond), reason: null };
        }
        catch (error) {
            if (error instanceof NotInPromql)
                return { rule, alert: null, reason: error.message };
            throw error;
        }
    });
    const left = done.flatMap(({ rule, reason }) => (reason === null ? [] : [{ rule: rule.name, reason }]));
    const alerts = done.flatMap(({ alert }) => (alert === null ? [] : [alert]));
    const head = [
        '# Written by gradlens rules export --format prometheus, over the gauges of /metrics (the last step of live runs).',
        `# Holds are in seconds here: ${String(stepsPerSecond)} steps a second. What happens between two scrapes is not seen.`,
        ...left.map(({ rule, reason }) => `# not exported: ${rule}: ${reason}`),
    ];
    const groups = stringify({ groups: alerts.length === 0 ? [] : [{ name: 'gradlens', rules: alerts }] }, { lineWidth: 0 });
    return { text: `${head.join('\n')}\n${groups}`, exported: alerts.map(({ alert }) => alert), left };
}
function alertOf(rule, stepsPerSecond) {
    const { name, expr, over, windows, hold, keepFiring, severity, labels, runbook } = rule;
    if (Object.keys(windows).length > 0)
        throw new NotInPromql('windows count steps, ranges of Prometheus count time');
    const seconds = (steps) => `${String(Math.ceil(steps / stepsPerSecond))}s`;
    return {
        alert: name,
        expr: promqlOf(parse(expr).ast, over),
        ...(hold === 0 ? {} : { for: seconds(hold) }),
        ...(keepFiring === 0 ? {} : { keep_firing_for: seconds(keepFiring) }),
        labels: { severity, ...labels },
        annotations: { summary: summaryOf(rule), ...(runbook === undefined ? {} : { runbook_url: runbook }) },
    };
}
/** Placeholders that Prometheus can fill in are; it knows neither steps nor thresholds. */
function summaryOf({ name, expr, severity, summary, over }) {
    const known = { rule: name, severity, layer: over === 'run' ? 'the run' : '{{ $labels.layer }}', value: '{{ $value }}' };
    const text = summary ?? `${oneLine(expr)}${over === 'run' ? '' : ' on layer {{layer}}'}`;
    return `${text.replace(/\{\{\s*([^{}]*?)\s*\}\}/g, (_whole, placeholder) => known[placeholder] ?? '(not known here)')}, run {{ $labels.run }}`;
}
//# sourceMappingURL=export-prometheus.js.map