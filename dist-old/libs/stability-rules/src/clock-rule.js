import { fingerprintOf, ruleVersion } from './rule-identity.js';
import { CALM } from './rule.js';
/**
 * A rule that is judged by the clock, by whoever hosts the rules of a run: it stands in the catalogue, has a version and a mode
 * like all others, and has no series, so that the engine, which must give the same at any speed, never asks it.
 */
export function clockRule(options) {
    return {
        ...options,
        hold: { holdSteps: 0, keepFiringSteps: 0 },
        runSeries: [],
        layerSeries: [],
        memorySize: 0,
        evaluate: ({ window }, _memory, verdicts) => {
            verdicts.holds.fill(CALM, 0, window.steps.length);
        },
        explain: () => ({ threshold: null, summary: '' }),
    };
}
/** The change as a transition of an alert of the run. */
export function clockTransition(rule, run, change) {
    const { name, severity, shadow } = rule;
    return {
        ...{ run, rule: name, ruleVersion: ruleVersion(rule), severity, layer: null, measure: null, fingerprint: fingerprintOf(name, null, null) },
        ...change,
        ...(shadow === true ? { shadow } : {}),
    };
}
//# sourceMappingURL=clock-rule.js.map