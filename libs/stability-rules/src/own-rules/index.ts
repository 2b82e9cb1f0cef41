export { definitionText } from './compile-rule.js';
export { MAX_WINDOW_STEPS, ruleFileJsonSchema, type RuleDefinition } from './definition.js';
export { readRuleFile, ruleOfText, type OwnRule, type RuleFile } from './read-rule-file.js';
export { problemLine, type FileProblem } from './yaml-file.js';
export { ruleOfSetting, ruleSetOf, type RuleSetting } from './rule-set.js';
export { readRuleTestFile, type RuleTest, type RuleTestFile } from './read-test-file.js';
export { runRuleTest, seenAlertText, type RuleTestResult, type SeenAlert } from './run-rule-test.js';
