import { didYouMean, MEASURES, tryParse } from '#libs/contracts';
import { z } from 'zod';
import { parseSeries } from '../series-notation.js';
import { parseYamlFile, schemaProblems } from './yaml-file.js';
/** Series notation, refused where it is none. A lone number of YAML is a series of one value. */
const series = z.preprocess((value) => (typeof value === 'number' ? String(value) : value), z.string().superRefine((text, context) => {
    try {
        parseSeries(text);
    }
    catch (error) {
        context.addIssue({ code: 'custom', message: error.message });
    }
}));
const alertSchema = z.strictObject({
    rule: z.string().optional().describe('Name of the rule; needed where the test looks at several.'),
    layer: z.string().optional().describe('The layer; left out for a rule over the run.'),
    fires: z.number().int().min(0).describe('Step at which it fires.'),
    resolves: z.number().int().min(0).optional().describe('Step at which it ends; left out: it fires to the end of the series.'),
});
const testSchema = z.strictObject({
    name: z.string().min(1).max(200),
    rule: z.string().optional().describe('Looks at this rule alone; left out: at all rules of the files.'),
    loss: series.optional().describe('Series notation; 1 where left out.'),
    layers: z.record(z.string().min(1), z.strictObject(Object.fromEntries(MEASURES.map((measure) => [measure, series.optional()])))).default({}).describe('Per layer and measure, series notation; other measures are 1, updateNorm 0.001, flags 0.'),
    alerts: z.array(alertSchema).describe('All alerts of the series, no more and no fewer; [] must stay silent.'),
});
const testFileSchema = z.strictObject({
    rules: z.array(z.string().min(1)).min(1).describe('Rule files, relative to this one.'),
    tests: z.array(testSchema).min(1).max(10_000),
});
/** Reads a file of rule tests. @param source what to call it: its path. */
export function readRuleTestFile(text, source) {
    const file = parseYamlFile(text, source);
    const parsed = file.problems.length > 0 ? null : tryParse(testFileSchema, file.value);
    if (parsed?.success !== true) {
        const problems = parsed === null ? file.problems : schemaProblems(file, parsed.error.issues);
        return { source, rules: [], tests: [], problems, nameProblems: () => [] };
    }
    const { rules, tests } = parsed.data;
    return { source, rules, tests, problems: [], nameProblems: (names) => tests.flatMap((test, i) => problemsOfTest(file, test, i, names)) };
}
function problemsOfTest(file, { rule, alerts }, i, names) {
    const looked = rule === undefined ? names : [rule];
    const wrong = (keys, name, known) => {
        if (name === undefined && known.length === 1)
            return [];
        if (name !== undefined && known.includes(name))
            return [];
        const allowed = `one of ${known.join(', ')}${name === undefined ? '' : didYouMean(name, known)}`;
        return [file.problem(['tests', i, ...keys], { value: name === undefined ? null : JSON.stringify(name), allowed })];
    };
    return [...(rule === undefined ? [] : wrong(['rule'], rule, names)), ...alerts.flatMap((alert, a) => wrong(['alerts', a, 'rule'], alert.rule, looked))];
}
//# sourceMappingURL=read-test-file.js.map