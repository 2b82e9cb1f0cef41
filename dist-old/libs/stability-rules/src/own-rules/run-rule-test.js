import { createRuleEngine } from '../engine.js';
import { windowOf } from '../series-notation.js';
/** Runs one test over the rules of its files. */
export function runRuleTest(rules, test) {
    const looked = rules.filter(({ name }) => test.rule === undefined || name === test.rule);
    const engine = createRuleEngine(looked);
    const { loss, layers } = test;
    const window = windowOf({ layers: layers, ...(loss === undefined ? {} : { loss }) });
    const { state, transitions } = engine.evaluate(engine.initial(), window);
    const seen = alertsOf(transitions);
    const expected = test.alerts.map(({ rule, layer, fires, resolves }) => ({
        ...{ rule: rule ?? looked[0]?.name ?? '', layer: layer ?? null, fires, resolves: resolves ?? null },
    }));
    const broken = engine.status(state).flatMap(({ rule, problem }) => (problem === null ? [] : [`${rule}: ${problem}`]));
    const [missing, unexpected] = [without(expected, seen), without(seen, expected)];
    return { name: test.name, passed: missing.length + unexpected.length + broken.length === 0, missing, unexpected, broken };
}
/** Alerts from their transitions, in order of firing. */
export function alertsOf(transitions) {
    const ends = new Map(transitions.filter(({ state }) => state === 'resolved').map(({ fingerprint, since, step }) => [`${fingerprint} ${String(since)}`, step]));
    return transitions.flatMap(({ state, rule, layer, step, fingerprint, since }) => state === 'firing' ? [{ rule, layer, fires: step, resolves: ends.get(`${fingerprint} ${String(since)}`) ?? null }] : []);
}
/** "small-updates, layer dense1: fires at step 12, resolves at step 20". */
export function seenAlertText({ rule, layer, fires, resolves }) {
    const place = layer === null ? 'the run' : `layer ${layer}`;
    return `${rule}, ${place}: fires at step ${String(fires)}, ${resolves === null ? 'still fires at the end' : `resolves at step ${String(resolves)}`}`;
}
function without(alerts, others) {
    const known = new Set(others.map(seenAlertText));
    return alerts.filter((alert) => !known.has(seenAlertText(alert)));
}
//# sourceMappingURL=run-rule-test.js.map