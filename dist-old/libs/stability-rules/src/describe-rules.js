import { builtInRules } from './built-in-rules.js';
const HEAD = `# Rules

Printed from the rules themselves (\`describeRules()\` in \`libs/stability-rules\`); \`UPDATE_SNAPSHOTS=1\` rewrites it.
Holds are counted in steps, but for rules on the clock. A rule fires when its condition has held for its hold, and keeps firing for a while after the
condition ended, so that an alert does not flap. NaN and infinities are data: they never blind a rule.

A rule that tells of what is no fault by itself has severity info. Figures of our own trainings are those of
\`npx vitest run test/healthy-runs.e2e-spec.ts\`, those of generated series of \`npm run bench -- detection\`.
What SageMaker Debugger has, and what no rule here can see: [rules-sagemaker.md](rules-sagemaker.md).
`;
/** The rule catalogue as Markdown: the text of \`docs/rules.md\`. */
export function describeRules(rules = builtInRules) {
    return [HEAD, ...rules.map(describeRule)].join('\n');
}
/** What a rule is kept as, once per version: the text of a file, or the entry of the catalogue. */
export function ruleText(rule) {
    return rule.definition ?? describeRule(rule);
}
function describeRule({ name, severity, hold, holdSeconds, groupsLayers, constants, text, runSeries, layerSeries }) {
    const watched = [...runSeries.map((w) => `${w ?? 'steps'} (run)`), ...layerSeries.map((w) => `${w ?? 'rows'} (layer)`)];
    const numbers = Object.entries(constants).map(([key, value]) => `${key} = ${String(value)}`);
    const lines = [
        ['Condition', text.condition],
        ['Watches', holdSeconds === undefined ? watched.join(', ') : 'the clock (run)'],
        ['Severity', severity],
        ['Layers', groupsLayers === true ? 'one alert, of the first layer to move; others join it while it is open' : 'an alert each'],
        ['Default hold', holdSeconds === undefined ? `${String(hold.holdSteps)} steps; keeps firing ${String(hold.keepFiringSteps)} steps` : `${String(holdSeconds)} seconds, by the clock`],
        ['Constants', numbers.length === 0 ? 'none' : numbers.join(', ')],
        ['Meaning', text.meaning],
        ['What to do', text.action],
        ['False alarms', `${text.falseAlarms} Measured by \`npx vitest run ${text.measuredBy}\`.`],
        ['Source', text.source],
    ];
    const shown = layerSeries.length === 0 || layerSeries[0] === null ? lines.filter(([label]) => label !== 'Layers') : lines;
    return `## ${name}\n\n${shown.map(([label, what]) => `- **${label}.** ${what}`).join('\n')}\n`;
}
//# sourceMappingURL=describe-rules.js.map