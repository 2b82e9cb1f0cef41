import { MATCH_OPERATORS } from '#libs/contracts';
import { compilePattern } from './safe-pattern.js';
/** Names of labels, as in Prometheus. */
const LABEL_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;
/** Most matchers of one silence, route or side of an inhibition. */
const MOST_MATCHERS = 20;
/** Longest value of a matcher. Unit: UTF-16 code units. */
const MOST_VALUE = 500;
/**
 * Compiles matchers: labels must satisfy all of them. A label that is absent counts as empty.
 *
 * @throws RangeError that says what is wrong, as the end of "allowed: …".
 */
export function compileMatchers(matchers) {
    if (matchers.length > MOST_MATCHERS)
        throw new RangeError(`at most ${MOST_MATCHERS} matchers`);
    const tests = matchers.map(compileMatcher);
    return (labels) => tests.every((test) => test(labels));
}
function compileMatcher({ name, operator, value }) {
    if (!LABEL_NAME.test(name))
        throw new RangeError('the name of a label: letters, digits and _, not beginning with a digit');
    if (value.length > MOST_VALUE)
        throw new RangeError(`a value of at most ${MOST_VALUE} characters`);
    // hasOwn: a label may be called like something that every object has
    const of = (labels) => (Object.hasOwn(labels, name) ? (labels[name] ?? '') : '');
    if (operator === '=')
        return (labels) => of(labels) === value;
    if (operator === '!=')
        return (labels) => of(labels) !== value;
    const fits = compilePattern(value);
    return operator === '=~' ? (labels) => fits(of(labels)) : (labels) => !fits(of(labels));
}
/**
 * Whether matchers say anything: one must exclude a value, or want one that is not empty. `layer=~".*"` alone would mute
 * everything by accident; `severity!="critical"` is meant. Alertmanager refuses silences by the same test.
 */
export function isTelling(matchers) {
    return matchers.some((matcher) => matcher.operator.startsWith('!') || !compileMatchers([matcher])({}));
}
/** What {@link isTelling} asks for, in words. */
export const TELLING = 'at least one that excludes a value or wants one that is not empty: else everything is muted';
/** Whether an alert that has labels of these names only could ever match: no other label is required to be there. */
export function couldMatch(matchers, names) {
    return matchers.every((matcher) => names.has(matcher.name) || compileMatchers([matcher])({}));
}
/**
 * Reads a matcher as people write it: `severity="critical"`, `layer=~"dense.*"`; quotes may be left out.
 *
 * @throws RangeError that says what is wrong, as the end of "allowed: …".
 */
export function parseMatcher(text) {
    const [, name, operator, rest] = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*(.*?)\s*$/s.exec(text) ?? [];
    if (name === undefined || rest === undefined)
        throw new RangeError(`a matcher: a label, one of ${MATCH_OPERATORS.join(' ')}, a value; such as severity="critical"`);
    const matcher = { name, operator: operator, value: unquoted(rest) };
    compileMatchers([matcher]);
    return matcher;
}
function unquoted(text) {
    if (!text.startsWith('"')) {
        if (text.includes('"'))
            throw new RangeError('a value in double quotes, or without any');
        return text;
    }
    if (!/^"(?:[^"\\]|\\.)*"$/s.test(text))
        throw new RangeError('a value whose double quotes are closed; \\" for a quote in it');
    // of escapes only those of the quotes and the backslash mean something; patterns keep theirs
    return text.slice(1, -1).replaceAll(/\\(["\\n])/g, (_, char) => (char === 'n' ? '\n' : char));
}
/** A matcher as people write it. */
export function matcherText({ name, operator, value }) {
    return `${name}${operator}"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
//# sourceMappingURL=matchers.js.map