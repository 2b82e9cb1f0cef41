import { didYouMean } from '#libs/contracts';
import { placeOf, short } from '../rule.js';
import { PLACEHOLDERS } from './definition.js';
const PLACEHOLDER = /\{\{\s*([^{}]*?)\s*\}\}/g;
/** The first placeholder of a summary that there is not, and where; null when all are known. */
export function unknownPlaceholder(summary) {
    for (const { 1: name = '', index } of summary.matchAll(PLACEHOLDER)) {
        if (PLACEHOLDERS.includes(name))
            continue;
        return { value: `"{{${name}}}", which is not filled in`, allowed: `one of ${PLACEHOLDERS.map((each) => `{{${each}}}`).join(', ')}${didYouMean(name, PLACEHOLDERS)}`, at: index };
    }
    return null;
}
/** The sentence that a transition is told with. */
export function summaryOf({ name, expr, severity, summary }, sample) {
    const { layer, step, since, state, value, bound } = sample;
    const told = {
        ...{ rule: name, severity, layer: layer ?? 'the run', step: String(step), since: String(since) },
        ...{ value: short(value), threshold: Number.isNaN(bound) ? 'no threshold' : short(bound) },
    };
    const sentence = summary ?? `${oneLine(expr)} on ${placeOf(layer)} at step {{step}}, value {{value}}`;
    const filled = sentence.replace(PLACEHOLDER, (whole, placeholder) => told[placeholder] ?? whole);
    return state === 'firing' ? filled : `no longer: ${filled}`;
}
/** An expression on one line. */
export function oneLine(expr) {
    return expr.trim().replace(/\s+/g, ' ');
}
//# sourceMappingURL=rule-summary.js.map