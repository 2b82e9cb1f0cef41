import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { builtInRules } from './built-in-rules.js';
import { describeRules } from './describe-rules.js';
import { fingerprintOf, ruleVersion } from './rule-identity.js';
import { scaleSpike } from './rules/scale-spike.js';
const page = fileURLToPath(new URL('../../../docs/rules.md', import.meta.url));
it('docs/rules.md is what the rules print (UPDATE_SNAPSHOTS=1 rewrites it)', () => {
    if (process.env['UPDATE_SNAPSHOTS'] === '1')
        writeFileSync(page, describeRules());
    expect(readFileSync(page, 'utf8')).toBe(describeRules());
});
it('docs/rules-sagemaker.md has a row for each rule of SageMaker Debugger, and names only rules that we have, all of them', () => {
    const text = readFileSync(fileURLToPath(new URL('../../../docs/rules-sagemaker.md', import.meta.url)), 'utf8');
    const rows = text.split('\n').filter((line) => /^\| [A-Z][A-Za-z]+(?: rules)? \|/.test(line)).map((line) => line.split('|').map((cell) => cell.trim()));
    const theirs = 'ExplodingTensor VanishingGradient WeightUpdateRatio PoorWeightInitialization SaturatedActivation DeadRelu LossNotDecreasing Overfit Overtraining UnchangedTensor AllZero TensorVariance ClassImbalance Confusion StalledTraining CheckInputImages NLPSequenceRatio TreeDepth FeatureImportanceOverweight CreateXgboostReport SimilarAcrossRuns';
    expect(rows.map(([, name]) => name)).toEqual([...theirs.split(' '), 'Profiler rules']);
    for (const [, , , ours = '', reason = ''] of rows) {
        expect(ours === 'none' || /^(`[a-z-]+`(, )?)+$/.test(ours)).toBe(true);
        expect(reason.length).toBeGreaterThan(8);
    }
    const named = new Set([...text.matchAll(/`([a-z]+(?:-[a-z]+)+|overfitting)`/g)].map(([, name]) => name));
    expect([...named].sort()).toEqual(builtInRules.map(({ name }) => name).sort());
});
it.each(builtInRules.map((rule) => [rule.name, rule]))('%s says everything a person needs', (name, rule) => {
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const sentence of Object.values({ ...rule.text }))
        expect(sentence.length).toBeGreaterThan(20);
    expect(readFileSync(fileURLToPath(new URL(`../../../${rule.text.measuredBy}`, import.meta.url)), 'utf8')).toContain(rule.name);
});
it('the built-in rules have names of their own', () => {
    expect(new Set(builtInRules.map((rule) => rule.name)).size).toBe(builtInRules.length);
});
it('a version changes with a constant, a hold, a severity or a text, and not with the order of constants', () => {
    const version = ruleVersion(scaleSpike);
    expect(version).toMatch(/^[0-9a-f]{64}$/);
    const reversed = Object.fromEntries(Object.entries(scaleSpike.constants).reverse());
    expect(ruleVersion({ ...scaleSpike, constants: reversed })).toBe(version);
    const others = [
        ruleVersion({ ...scaleSpike, constants: { ...scaleSpike.constants, deviations: 9 } }),
        ruleVersion({ ...scaleSpike, hold: { holdSteps: 1, keepFiringSteps: 10 } }),
        ruleVersion({ ...scaleSpike, severity: 'info' }),
        ruleVersion({ ...scaleSpike, text: { ...scaleSpike.text, action: 'Nothing.' } }),
    ];
    expect(new Set([version, ...others]).size).toBe(5);
});
it('a fingerprint tells rules, layers and measures apart, also a layer called "null"', () => {
    const prints = [
        fingerprintOf('a', null, null),
        fingerprintOf('a', 'null', null),
        fingerprintOf('a', 'dense1', 'scale'),
        fingerprintOf('a', 'dense1', 'gradNorm'),
        fingerprintOf('b', 'dense1', 'scale'),
        fingerprintOf('a', '', 'loss'),
        fingerprintOf('a', null, 'loss'),
    ];
    expect(new Set(prints).size).toBe(prints.length);
    expect(fingerprintOf('a', 'dense1', 'scale')).toBe(prints[2]);
});
//# sourceMappingURL=describe-rules.spec.js.map