import { didYouMean, InputError, tryParse } from '#libs/contracts';
import { ruleVersion } from '../rule-identity.js';
import { compileRule, readsOf } from './compile-rule.js';
import { ruleFileSchema, ruleSchema, RESERVED_LABELS } from './definition.js';
import { checkExpression, isProblem } from './expression.js';
import { measuresOf } from './readings.js';
import { unknownPlaceholder } from './rule-summary.js';
import { seriesNames, variablesOf } from './variables.js';
import { parseYamlFile, problemLine, schemaProblems } from './yaml-file.js';
/**
 * Reads the text of a rule file: YAML, fields, and the expressions, which are checked for syntax, names and types.
 * All problems are told, not only the first.
 *
 * @param source what to call it: its path.
 * @param taken names that are not free: those of built-in rules.
 */
export function readRuleFile(text, source, taken) {
    const file = parseYamlFile(text, source);
    if (file.problems.length > 0)
        return { source, rules: [], problems: file.problems };
    const parsed = tryParse(ruleFileSchema, file.value);
    const wrong = parsed.success ? [] : schemaProblems(file, parsed.error.issues);
    // a wrong field in one rule hides nothing in the others
    const checked = entriesOf(file.value).flatMap((entry, i) => {
        const each = tryParse(ruleSchema, entry);
        return each.success ? [checkRule(file, each.data, i)] : [];
    });
    const problems = [...wrong, ...checked.flatMap((each) => each.problems), ...nameProblems(file, taken)];
    if (problems.length > 0)
        return { source, rules: [], problems: problems.sort((a, b) => a.line - b.line || a.column - b.column) };
    return { source, rules: checked.flatMap(({ rule }) => (rule === null ? [] : [rule])), problems };
}
function entriesOf(value) {
    const rules = typeof value === 'object' && value !== null && 'rules' in value ? value.rules : null;
    return Array.isArray(rules) ? rules : [];
}
/**
 * The rule of a stored text, as {@link definitionText} wrote it.
 *
 * @throws InputError for a text that is no rule to this version of gradlens.
 */
export function ruleOfText(text, name) {
    const file = parseYamlFile(text, `rule ${name}`);
    const parsed = tryParse(ruleSchema, file.value);
    const checked = parsed.success ? checkRule(file, parsed.data, null) : null;
    if (checked?.rule != null)
        return checked.rule;
    const problems = checked?.problems ?? (parsed.success ? [] : schemaProblems(file, parsed.error.issues));
    throw new InputError({ source: `rule ${name}`, path: '', value: `not usable (${problems.map(problemLine).join('; ')})`, allowed: 'a rule as this version of gradlens reads it' });
}
/** What no schema says: the expression, the windows, the summary. `index` null: the rule is the file. */
function checkRule(file, definition, index) {
    const keys = index === null ? [] : ['rules', index];
    const problems = [...windowProblems(file, definition, keys), ...textProblems(file, definition, keys)];
    const expression = checkExpression(definition);
    if (isProblem(expression))
        return { rule: null, problems: [...problems, file.problem([...keys, 'expr'], expression)] };
    problems.push(...useProblems(file, definition, keys, expression), ...canaryProblems(file, definition, keys, expression));
    if (problems.length > 0)
        return { rule: null, problems };
    const rule = compileRule(definition, expression);
    return { rule: { definition, rule, version: ruleVersion(rule), mode: definition.mode }, problems };
}
function windowProblems(file, { over, windows }, keys) {
    const series = seriesNames(over);
    return Object.entries(windows).flatMap(([name, { measure }]) => {
        const found = [];
        if (Object.hasOwn(variablesOf(over), name)) {
            found.push(file.problem([...keys, 'windows', name], { value: 'the name of a variable already', allowed: `another name than ${Object.keys(variablesOf(over)).join(', ')}` }));
        }
        if (!series.includes(measure)) {
            found.push(file.problem([...keys, 'windows', name, 'measure'], { value: `"${measure}", which a rule over: ${over} has not`, allowed: `one of ${series.join(', ')}${didYouMean(measure, series)}` }));
        }
        return found;
    });
}
function textProblems(file, { summary, labels }, keys) {
    const unknown = summary === undefined ? null : unknownPlaceholder(summary);
    const reserved = Object.keys(labels).filter((label) => RESERVED_LABELS.includes(label));
    return [
        ...(unknown === null ? [] : [file.problem([...keys, 'summary'], unknown)]),
        ...reserved.map((label) => file.problem([...keys, 'labels', label], { value: 'a label that every alert has', allowed: `another name than ${RESERVED_LABELS.join(', ')}` })),
    ];
}
function useProblems(file, definition, keys, expression) {
    const { over, windows } = definition;
    const unused = Object.keys(windows).filter((name) => !expression.names.has(name));
    const reads = readsOf(definition, expression).map((name) => variablesOf(over)[name]?.reads);
    const isOfLayers = over === 'run' || reads.includes('layers');
    return [
        ...unused.map((name) => file.problem([...keys, 'windows', name], { value: 'not used in expr', allowed: 'windows that expr names' })),
        ...(isOfLayers || !reads.includes('loss') ? [] : [file.problem([...keys, 'expr'], { value: 'about no measure of a layer', allowed: 'over: run for the loss and the step alone' })]),
        ...(reads.some((read) => read !== null && read !== undefined) ? [] : [file.problem([...keys, 'expr'], { value: 'about the number of the step alone', allowed: 'an expression that reads a measure or the loss' })]),
    ];
}
/** A canary that changes nothing that the rule reads would be missed each time. */
function canaryProblems(file, definition, keys, expression) {
    const { canary } = definition;
    if (canary === undefined)
        return [];
    const reads = readsOf(definition, expression);
    const found = [...(reads.includes('loss') ? ['loss'] : []), ...measuresOf(reads).filter((measure) => measure !== 'flags')];
    if (found.includes(canary.measure))
        return [];
    const allowed = found.length === 0 ? 'no canary: expr reads nothing that one changes' : `one that it reads: ${found.join(', ')}`;
    return [file.problem([...keys, 'canary', 'measure'], { value: `"${canary.measure}", which expr does not read`, allowed })];
}
function nameProblems(file, taken) {
    const names = entriesOf(file.value).map((entry) => (typeof entry === 'object' && entry !== null && 'name' in entry ? entry.name : null));
    return names.flatMap((name, i) => {
        if (typeof name !== 'string')
            return [];
        if (taken.includes(name))
            return [file.problem(['rules', i, 'name'], { value: `"${name}", the name of a built-in rule`, allowed: 'a name of its own' })];
        if (names.indexOf(name) !== i)
            return [file.problem(['rules', i, 'name'], { value: `"${name}" a second time`, allowed: 'each name once' })];
        return [];
    });
}
//# sourceMappingURL=read-rule-file.js.map