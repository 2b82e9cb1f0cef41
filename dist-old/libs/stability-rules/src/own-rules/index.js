export { definitionText } from './compile-rule.js';
export { MAX_WINDOW_STEPS, ruleFileJsonSchema } from './definition.js';
export { readRuleFile, ruleOfText } from './read-rule-file.js';
export { problemLine } from './yaml-file.js';
export { ruleOfSetting, ruleSetOf } from './rule-set.js';
export { readRuleTestFile } from './read-test-file.js';
export { runRuleTest, seenAlertText } from './run-rule-test.js';
export { builtInDefinitions } from './built-in-definitions.js';
export { exportPrometheus } from './export-prometheus.js';
export { PROMETHEUS_METRICS } from './prometheus-metrics.js';
//# sourceMappingURL=index.js.map