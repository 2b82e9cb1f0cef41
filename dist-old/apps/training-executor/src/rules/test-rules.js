import path from 'node:path';
import { readRuleTestFile, runRuleTest, seenAlertText } from '#libs/stability-rules';
import { readText } from '../spec/read-spec.js';
import { readRuleFiles } from './rule-files.js';
/** Runs the tests of one file. @throws InputError for a file that cannot be read. */
export async function testRules(source) {
    const file = readRuleTestFile(await readText(source), source);
    if (file.problems.length > 0)
        return { source, results: [], problems: file.problems };
    const { rules, problems } = await readRuleFiles(file.rules.map((name) => path.resolve(path.dirname(source), name)));
    const all = [...problems, ...(problems.length > 0 ? [] : file.nameProblems(rules.map(({ rule }) => rule.name)))];
    if (all.length > 0)
        return { source, results: [], problems: all };
    return { source, results: file.tests.map((test) => runRuleTest(rules.map(({ rule }) => rule), test)), problems: [] };
}
/** A test that failed, for a person: what was expected, what came. */
export function failedTestLines({ name, missing, unexpected, broken }) {
    return [
        `FAILED  ${name}`,
        ...missing.map((alert) => `  expected, did not come: ${seenAlertText(alert)}`),
        ...unexpected.map((alert) => `  came, not expected: ${seenAlertText(alert)}`),
        ...broken.map((problem) => `  could not be computed: ${problem}`),
    ];
}
//# sourceMappingURL=test-rules.js.map