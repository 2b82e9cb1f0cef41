import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { builtInRules } from '../built-in-rules.js';
import { createRuleEngine } from '../engine.js';
import { windowOf } from '../series-notation.js';
import { builtInDefinitions } from './built-in-definitions.js';
import { exportPrometheus } from './export-prometheus.js';
import { PROMETHEUS_METRICS } from './prometheus-metrics.js';
import { readRuleFile, ruleOfText } from './read-rule-file.js';
import { definitionText } from './compile-rule.js';
const PROMTOOL = fileURLToPath(new URL('../../../../node_modules/.cache/debian/usr/bin/promtool', import.meta.url));
const definitionsOf = (...rules) => readRuleFile(JSON.stringify({ rules: rules.map((rule, i) => ({ name: `r${String(i)}`, ...rule })) }), 'f', []).rules.map(({ definition }) => definition);
const exported = (...rules) => exportPrometheus(definitionsOf(...rules), 1);
/** The expression that a rule is exported with, or why it is not. */
const promqlOf = (rule) => {
    const { text, left } = exported(rule);
    return left[0]?.reason ?? parse(text).groups[0].rules[0].expr;
};
it.each([
    [{ expr: 'gradNorm > 10' }, 'gradlens_layer_gradient_norm > 10'],
    [{ expr: 'updateRatio >= 0.5 && scale != 1' }, '((gradlens_layer_update_norm / gradlens_layer_weight_norm) >= 0.5) and (gradlens_layer_scale != 1)'],
    [{ expr: 'isNaN(gradNorm) || abs(cosine - 1) < 1e-3' }, '(gradlens_layer_gradient_norm != gradlens_layer_gradient_norm) or (abs((gradlens_layer_cosine - 1)) < 0.001)'],
    [{ expr: 'log(loss) > -1.5 * scaleMax', over: 'run' }, 'ln(gradlens_run_loss) > (-(1.5) * gradlens_run_scale_max)'],
    [{ expr: 'clamped' }, 'clamped is not exposed as a metric'],
    [{ expr: '!(scale < 2)' }, '"!_" has no counterpart'],
    [{ expr: 'scale > 2 && step > 10' }, 'step is not exposed as a metric'],
    [{ expr: 'max(scale, 1.0) > 2' }, '"max" has no counterpart'],
    [{ expr: 'scale > 0 && 1 > 0' }, 'a comparison without a metric has no series'],
    [{ expr: 'scale > w', windows: { w: { measure: 'scale', fn: 'mean', steps: 9 } } }, 'windows count steps, ranges of Prometheus count time'],
])('%j', (rule, promql) => {
    expect(promqlOf(rule)).toBe(promql);
});
it('holds become seconds, placeholders become those of Prometheus, and what is left out is named', () => {
    const rule = { expr: 'scale > 2', hold: 10, keepFiring: 5, severity: 'critical', labels: { team: 'a' }, runbook: 'https://example.org/r', summary: '{{layer}} at {{value}} since {{since}}' };
    const { text, exported: names, left } = exportPrometheus(definitionsOf(rule, { expr: 'clamped' }), 4);
    expect(parse(text)).toEqual({
        groups: [
            {
                name: 'gradlens',
                rules: [
                    {
                        ...{ alert: 'r0', expr: 'gradlens_layer_scale > 2', for: '3s', keep_firing_for: '2s', labels: { severity: 'critical', team: 'a' } },
                        annotations: { summary: '{{ $labels.layer }} at {{ $value }} since (not known here), run {{ $labels.run }}', runbook_url: 'https://example.org/r' },
                    },
                ],
            },
        ],
    });
    expect(text).toContain('# not exported: r1: clamped is not exposed as a metric\n');
    expect([names, left]).toEqual([['r0'], [{ rule: 'r1', reason: 'clamped is not exposed as a metric' }]]);
});
it('nothing that can be exported is a file without groups', () => {
    expect(parse(exported({ expr: 'clamped' }).text)).toEqual({ groups: [] });
});
it.each([
    ['non-finite-gradient', { gradNorm: '1x5 nan 1x12 inf' }],
    ['non-finite-gradient', { scale: '1x5 nan 1x12' }],
    ['update-ratio', { updateNorm: '0.01x8 0.6 0.01x25' }],
    ['vanishing-gradient', { gradNorm: '1x3 1e-8x25 1x25' }],
    ['dead-layer', { gradNorm: '1x3 0x25 1x25' }],
])('%s, said as a rule of a file, fires and ends where the built-in one does', (name, layer) => {
    const definition = builtInDefinitions().find((each) => each.name === name);
    const states = (rule) => {
        const engine = createRuleEngine([rule]);
        return engine.evaluate(engine.initial(), windowOf({ layers: { a: layer } })).transitions.map(({ state, step, severity }) => [state, step, severity]);
    };
    const builtIn = states(builtInRules.find((rule) => rule.name === name));
    expect(builtIn.length).toBeGreaterThan(0);
    expect(states(ruleOfText(definitionText(definition), name).rule)).toEqual(builtIn);
});
describe.skipIf(!existsSync(PROMTOOL))('for Prometheus (promtool)', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'gradlens-export-rules-'));
    afterAll(() => {
        rmSync(folder, { recursive: true, force: true });
    });
    const promtool = (...args) => execFileSync(PROMTOOL, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    it('its check accepts the rules, those of the examples and the built-in ones', () => {
        const examples = readRuleFile(readFileSync(new URL('../../../../examples/rules/updates.yaml', import.meta.url), 'utf8'), 'updates.yaml', []).rules.map(({ definition }) => definition);
        const { text } = exportPrometheus([...builtInDefinitions(), ...examples], 10);
        writeFileSync(path.join(folder, 'rules.yml'), text);
        expect(promtool('check', 'rules', 'rules.yml')).toContain(`${String(builtInDefinitions().length)} rules found`);
    });
    it('it fires where ours does: NaN, infinity, both sides, and, or', () => {
        const definitions = definitionsOf({ expr: 'gradNorm > 2 * scale && isFinite(scale)', hold: 1 }, { expr: 'isNaN(scale) || isInf(gradNorm)' }, { expr: '(gradNorm - scale) / 2 < -1 || scale != scale' });
        const series = { gradNorm: ['1', '3', '9', 'NaN', 'Inf', '1', '0', '5'], scale: ['1', '1', '1', '1', '2', 'NaN', '4', 'Inf'] };
        const seen = definitions.map((definition) => statesOf(definition, series));
        expect(new Set(seen.flat())).toEqual(new Set([true, false]));
        writeFileSync(path.join(folder, 'own.yml'), exportPrometheus(definitions, 1 / 60).text);
        const inputs = Object.entries(series).map(([name, values]) => ({ series: `${PROMETHEUS_METRICS.layer[name]}{run="r",layer="a"}`, values: values.join(' ') }));
        const expected = series.scale.map((_, step) => ({
            expr: 'ALERTS{alertstate="firing"}',
            eval_time: `${String(step)}m`,
            exp_samples: definitions.flatMap(({ name }, i) => (seen[i][step] === true ? [{ labels: `ALERTS{alertname="${name}",alertstate="firing",layer="a",run="r",severity="warning"}`, value: 1 }] : [])),
        }));
        writeFileSync(path.join(folder, 'test.yml'), JSON.stringify({ rule_files: ['own.yml'], evaluation_interval: '1m', tests: [{ interval: '1m', input_series: inputs, promql_expr_test: expected }] }));
        expect(promtool('test', 'rules', 'test.yml')).toContain('SUCCESS');
    });
});
/** Whether the rule fires at each step. */
function statesOf(definition, series) {
    const engine = createRuleEngine([ruleOfText(definitionText(definition), definition.name).rule]);
    const layer = Object.fromEntries(Object.entries(series).map(([name, values]) => [name, values.join(' ')]));
    const { transitions } = engine.evaluate(engine.initial(), windowOf({ layers: { a: layer } }));
    let firing = false;
    return series['scale'].map((_, step) => {
        for (const each of transitions)
            if (each.step === step)
                firing = each.state === 'firing';
        return firing;
    });
}
//# sourceMappingURL=export-prometheus.spec.js.map