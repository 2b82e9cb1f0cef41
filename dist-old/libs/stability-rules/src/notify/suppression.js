import { compileMatchers } from './matchers.js';
/** Nothing mutes it. */
export const NOT_SUPPRESSED = { silences: [], inhibitedBy: [] };
/** Whether anything mutes. */
export function isSuppressed({ silences, inhibitedBy }) {
    return silences.length > 0 || inhibitedBy.length > 0;
}
/** Tells which silences mute given labels at a moment. A silence with a pattern that does not compile mutes nothing. */
export function silencing(silences, nowMs) {
    const active = silences.filter(({ startsAtMs, endsAtMs }) => startsAtMs <= nowMs && nowMs < endsAtMs);
    const tests = active.flatMap(({ id, matchers }) => {
        const test = compiledOrNull(matchers);
        return test === null ? [] : [{ id, test }];
    });
    return (labels) => tests.filter(({ test }) => test(labels)).map(({ id }) => id);
}
function compiledOrNull(matchers) {
    try {
        return compileMatchers(matchers);
    }
    catch {
        return null; // taken over from elsewhere, where more is allowed: shown, but not understood here
    }
}
/**
 * Tells which of `alerts` inhibit a given one. Labels of `equal` that both lack are equal. An alert that fits both sides of
 * a rule is not muted by another that does, as in Alertmanager: else two of a kind would mute each other. Of many by one rule
 * ten are told.
 */
export function inhibiting(rules, alerts) {
    const compiled = rules.map((rule) => compileRule(rule, alerts));
    return (labels) => [...new Set(compiled.flatMap((inhibitorsOf) => inhibitorsOf(labels)))];
}
/** Most alerts that are named as inhibitors of one alert by one rule: that something mutes it is what matters. */
const MOST_NAMED = 10;
function compileRule({ source, target, equal }, alerts) {
    const [isSource, isTarget] = [compileMatchers(source), compileMatchers(target)];
    const same = (labels) => JSON.stringify(equal.map((name) => labelOf(labels, name)));
    // by the labels that must be equal: those that fit the source alone, and those that fit the target as well
    const sources = new Map();
    for (const { key, labels, isFiring } of alerts) {
        if (!isFiring || !isSource(labels))
            continue;
        const group = same(labels);
        const found = sources.get(group) ?? { oneSided: [], twoSided: [] };
        sources.set(group, found);
        const keys = isTarget(labels) ? found.twoSided : found.oneSided;
        if (keys.length < MOST_NAMED)
            keys.push(key);
    }
    return (labels) => {
        const found = isTarget(labels) ? sources.get(same(labels)) : undefined;
        if (found === undefined)
            return [];
        return isSource(labels) ? found.oneSided : [...found.oneSided, ...found.twoSided].slice(0, MOST_NAMED);
    };
}
/** The value of a label; one that is absent counts as empty. */
function labelOf(labels, name) {
    return Object.hasOwn(labels, name) ? (labels[name] ?? '') : '';
}
/**
 * Values that the labels of an alert must have to inhibit any of `targets`, by the name of the label; a label that is not
 * named may have any. Necessary, not sufficient: it tells what has to be read before {@link inhibiting} decides. Null where
 * nothing can inhibit them.
 */
export function inhibitorBounds(rules, targets) {
    const bounds = rules.flatMap((rule) => {
        const isTarget = compileMatchers(rule.target);
        const muted = targets.filter((labels) => isTarget(labels));
        return muted.length === 0 ? [] : [boundsOf(rule, muted)];
    });
    const [first] = bounds;
    if (first === undefined)
        return null;
    const common = [...first.keys()].filter((name) => bounds.every((bound) => bound.has(name)));
    return new Map(common.map((name) => [name, [...new Set(bounds.flatMap((bound) => [...(bound.get(name) ?? [])]))]]));
}
function boundsOf({ source, equal }, targets) {
    const wanted = source.filter(({ operator }) => operator === '=').map(({ name, value }) => [name, new Set([value])]);
    // a label that has to be equal and has a value of its own is bound by either: by that of the target here
    return new Map([...wanted, ...equal.map((name) => [name, new Set(targets.map((labels) => labelOf(labels, name)))])]);
}
//# sourceMappingURL=suppression.js.map