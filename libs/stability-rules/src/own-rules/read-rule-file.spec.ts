import { describe, expect, it } from 'vitest';

import { readRuleFile } from './read-rule-file.js';
import { problemLine } from './yaml-file.js';

const linesOf = (text: string, taken: string[] = []) => readRuleFile(text, 'f.yaml', taken).problems.map(problemLine);
/** Problems of one rule with these lines of YAML. */
const ofRule = (...lines: string[]) => linesOf(['rules:', '  - name: own', ...lines.map((line) => `    ${line}`)].join('\n'));

describe('a rule file', () => {
  it('that is right has no problem', () => {
    expect(ofRule('expr: gradNorm > 5')).toEqual([]);
  });

  it.each([
    ['expr: gradNrm > 5', 'f.yaml:3:11: rules[0].expr is "gradNrm", which is no variable here; allowed: one of rawScale, scale, '],
    ['expr: step > 3 && gradNorm + "x" > 3', 'f.yaml:3:23: rules[0].expr is wrong in its types (no such overload: double + string); allowed: an expression of type bool whose types fit'],
    ['expr: "gradNorm >"', 'f.yaml:3:21: rules[0].expr is not CEL (Unexpected token: EOF); allowed: a CEL expression'],
    ['expr: gradNorm', 'f.yaml:3:11: rules[0].expr is of type double; allowed: an expression of type bool, such as gradNorm > 10'],
    ['expr: isNan(gradNorm)', 'f.yaml:3:11: rules[0].expr is "isNan", which is no function here; allowed: isNaN, '],
    ['expr: layer.matches("(a+)+$") && scale > 1', 'f.yaml:3:11: rules[0].expr is a pattern match; allowed: startsWith, endsWith, contains and =='],
    ['expr: loss > 3', 'f.yaml:3:11: rules[0].expr is about no measure of a layer; allowed: over: run'],
    ['expr: 3', 'f.yaml:3:11: rules[0].expr is 3; allowed: a text'],
  ])('%s', (line, problem) => {
    const [told, ...others] = ofRule(line);
    expect(told?.slice(0, problem.length)).toBe(problem);
    expect(others).toEqual([]);
  });

  it.each([
    ['seveirty: info', 'f.yaml:4:15: rules[0].seveirty is an unknown field; allowed: name, expr, over, windows, hold, '],
    ['severity: bad', 'f.yaml:4:15: rules[0].severity is "bad"; allowed: one of "info", "warning", "critical"'],
    ['hold: -1', 'f.yaml:4:11: rules[0].hold is -1; allowed: number >= 0'],
    ['hold: 1.5', 'f.yaml:4:11: rules[0].hold is 1.5; allowed: an integer'],
    ['hold: 1e30', 'f.yaml:4:11: rules[0].hold is 1e+30; allowed: an integer up to 100000'],
    ['keepFiring: .nan', 'f.yaml:4:17: rules[0].keepFiring is NaN; allowed: a finite number'],
    ['labels: { severity: x }', 'f.yaml:4:25: rules[0].labels.severity is a label that every alert has; allowed: another name than alertname'],
    ['runbook: javascript:alert(1)', 'f.yaml:4:14: rules[0].runbook is "javascript:alert(1)"; allowed: an address of http or https'],
    ['summary: "at {{stpe}}"', 'f.yaml:4:18: rules[0].summary is "{{stpe}}", which is not filled in; allowed: one of {{rule}}'],
    ['action: { kind: lower }', 'f.yaml:4:5: rules[0].action.steps is missing; allowed: a finite number'],
    ['mode: off', 'f.yaml:4:11: rules[0].mode is "off"; allowed: one of "live", "shadow"'],
    ['windows: { w: { measure: gradNorm, fn: mean, steps: 3 } }', 'f.yaml:4:16: rules[0].windows.w is not used in expr; allowed: windows that expr names'],
    ['over: run', null],
  ])('%s', (line, problem) => {
    const [told] = ofRule('expr: gradNorm > 5', line);
    expect(told?.slice(0, problem?.length) ?? null).toBe(problem);
  });

  it.each([
    ['measure: gradNrm, fn: mean, steps: 3', 'measure is "gradNrm"; allowed: one of'],
    ['measure: scaleMax, fn: mean, steps: 3', 'measure is "scaleMax", which a rule over: layer has not; allowed: one of rawScale'],
    ['measure: scale, fn: mean, steps: 5000', 'steps is 5000; allowed: number <= 4096'],
    ['measure: scale, fn: mean, steps: 4096, offset: 1', 'steps is 4096; allowed: steps + offset up to 4096'],
    ['measure: scale, fn: quantile, steps: 5', 'q is missing; allowed: a number from 0 to 1 with fn: quantile'],
    ['measure: scale, fn: slope, steps: 1', 'steps is 1; allowed: number >= 2 with fn: slope'],
  ])('a window { %s }', (window, problem) => {
    const told = ofRule('expr: gradNorm > w', `windows: { w: { ${window} } }`);
    expect(told).toHaveLength(1);
    expect(told[0]).toContain(`rules[0].windows.w.${problem}`);
  });

  it('tells the place inside of a text that goes over lines', () => {
    expect(ofRule('expr: |', '  gradNorm > 5', '    && lss > 3')[0]).toMatch(/^f.yaml:5:12: rules\[0\].expr is "lss"/);
    expect(ofRule('expr: >-', '  gradNorm > 5', '  && lss > 3')[0]).toMatch(/^f.yaml:5:10: rules\[0\].expr is "lss"/);
  });

  it('tells everything that is wrong, in the order of the file, and no rule of it is used', () => {
    const text = 'rules:\n  - name: a\n    expr: gradNrm > 1\n  - name: b\n    hold: x\n  - name: a\n    expr: scale > 1\n    colour: red\n';
    expect(linesOf(text).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
      ...['f.yaml:3:11: rules[0].expr', 'f.yaml:4:5: rules[1].expr', 'f.yaml:5:11: rules[1].hold', 'f.yaml:6:11: rules[2].name', 'f.yaml:8:13: rules[2].colour'],
    ]);
    expect(readRuleFile(text, 'f.yaml', []).rules).toEqual([]);
  });

  it('may not take the name of a built-in rule', () => {
    expect(linesOf('rules:\n  - { name: scale-spike, expr: scale > 9 }', ['scale-spike'])[0]).toContain('"scale-spike", the name of a built-in rule; allowed: a name of its own');
  });

  it.each([
    ['rules: [', 'not YAML'],
    ['', 'f.yaml:1:1 is null; allowed: fields with their values (name: value)'],
    ['rules: []', 'rules is []; allowed: a list of at least 1'],
    ['rules:\n  - { name: a, name: b, expr: scale > 1 }', 'not YAML (Map keys must be unique)'],
    ['a: &a [*a]', ''],
    ['rules: [{name: a, expr: "scale > 1", summary: "a\\0b"}]', 'text without NUL characters'],
  ])('%j is refused', (text, problem) => {
    const lines = linesOf(text);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('\n')).toContain(problem);
  });
});

