import { describe, expect, it } from 'vitest';
import { readRuleFile } from './read-rule-file.js';
import { readRuleTestFile } from './read-test-file.js';
import { runRuleTest, seenAlertText } from './run-rule-test.js';
import { problemLine } from './yaml-file.js';
const rules = readRuleFile('rules:\n  - { name: high, expr: scale > 5, hold: 1, keepFiring: 2 }\n  - { name: lossy, expr: loss > 3, over: run }\n  - { name: broken, expr: 1 / (step - 2) > 5 && scale > 0 }\n', 'rules.yaml', []).rules.map(({ rule }) => rule);
/** The result of one test of these fields. */
function resultOf(test) {
    const file = readRuleTestFile(JSON.stringify({ rules: ['rules.yaml'], tests: [{ name: 't', ...test }] }), 'tests.yaml');
    expect(file.problems.map(problemLine)).toEqual([]);
    const { passed, missing, unexpected, broken } = runRuleTest(rules, file.tests[0]);
    return { passed, missing: missing.map(seenAlertText), unexpected: unexpected.map(seenAlertText), broken };
}
describe('a test of rules', () => {
    const series = { rule: 'high', layers: { a: { scale: '1 9x3 1x4' } } };
    it('passes where exactly its alerts come', () => {
        expect(resultOf({ ...series, alerts: [{ layer: 'a', fires: 2, resolves: 6 }] })).toEqual({ passed: true, missing: [], unexpected: [], broken: [] });
        expect(resultOf({ ...series, layers: { a: { scale: '1x9' } }, alerts: [] }).passed).toBe(true);
        expect(resultOf({ rule: 'lossy', loss: '1 4x2', alerts: [{ fires: 1 }] }).passed).toBe(true);
    });
    it('reads numbers of YAML, and 0x3 as three zeros', () => {
        expect(readRuleTestFile('rules: [r]\ntests:\n  - { name: t, loss: 3, layers: { a: { scale: 0x3, noise: .nan } }, alerts: [] }', 't').tests[0]).toMatchObject({ loss: '3', layers: { a: { scale: '0x3', noise: 'NaN' } } });
    });
    it('must stay silent: an alert fails it, and is told', () => {
        expect(resultOf({ ...series, alerts: [] })).toEqual({ passed: false, missing: [], unexpected: ['high, layer a: fires at step 2, resolves at step 6'], broken: [] });
    });
    it('tells what was expected and what came', () => {
        expect(resultOf({ ...series, alerts: [{ rule: 'high', layer: 'a', fires: 2 }] })).toMatchObject({
            missing: ['high, layer a: fires at step 2, still fires at the end'],
            unexpected: ['high, layer a: fires at step 2, resolves at step 6'],
        });
    });
    it('fails where a rule cannot be computed', () => {
        expect(resultOf({ rule: 'broken', layers: { a: { scale: '1x5' } }, alerts: [] })).toMatchObject({ passed: false, broken: [expect.stringMatching(/^broken: at step 2: division by zero/)] });
    });
});
describe('a file of tests', () => {
    const linesOf = (text, names = ['high', 'lossy']) => {
        const file = readRuleTestFile(text, 't.yaml');
        return [...file.problems, ...file.nameProblems(names)].map(problemLine);
    };
    it.each([
        ['layers: { a: { scale: 1xx } }', 't.yaml:5:27: tests[0].layers.a.scale is "1xx"; allowed: "1xx" is no series notation'],
        ['layers: { a: { scael: "1" } }', 'tests[0].layers.a.scael is an unknown field; allowed: rawScale, scale, gradNorm, paramNorm, updateNorm, cosine, noise, flags (did you mean scale?)'],
        ['rule: hihg', 't.yaml:5:11: tests[0].rule is "hihg"; allowed: one of high, lossy (did you mean high?)'],
        ['alert: []', 'tests[0].alert is an unknown field; allowed: name, rule, loss, layers, alerts (did you mean alerts?)'],
    ])('%s', (line, problem) => {
        expect(linesOf(`rules: [r.yaml]\ntests:\n  - name: t\n    alerts: []\n      \n    ${line}\n`.replace('\n      \n', '\n')).join('\n')).toContain(problem);
    });
    it('an alert names its rule where there are several', () => {
        expect(linesOf('rules: [r.yaml]\ntests: [{ name: t, alerts: [{ fires: 1 }] }]')[0]).toContain('tests[0].alerts[0].rule is missing; allowed: one of high, lossy');
        expect(linesOf('rules: [r.yaml]\ntests: [{ name: t, alerts: [{ fires: 1 }] }]', ['high'])).toEqual([]);
        expect(linesOf('rules: [r.yaml]\ntests: [{ name: t, rule: high, alerts: [{ rule: lossy, fires: 1 }] }]')[0]).toContain('tests[0].alerts[0].rule is "lossy"; allowed: one of high');
    });
});
//# sourceMappingURL=rule-tests.spec.js.map