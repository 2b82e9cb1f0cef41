import { DECISION_FLAGS } from '#libs/contracts';
import { ALERT_SIZE, unpack } from './engine-state.js';
import { createRuleEngine } from './engine.js';
import { ruleVersion } from './rule-identity.js';
import { seededNoise } from './seeded-noise.js';
import { mapMeasures } from './step-window.js';
/** The spike that each of these rules must find. ×10 is far beyond what any of them may miss; others have none that is certain. Rules of files say theirs. */
const SPIKES = {
    'gradient-spike': { measure: 'gradNorm', factor: 10 },
    'global-gradient-spike': { measure: 'gradNorm', factor: 10, everywhere: true },
    'scale-spike': { measure: 'scale', factor: 10 },
    'update-spike': { measure: 'updateNorm', factor: 10 },
    'loss-spike': { measure: 'loss', factor: 10 },
    'non-finite-gradient': { measure: 'gradNorm', factor: NaN },
};
/** Steps that a rule must have seen before: its baselines are warm, and the fast fall at the start is over. */
export const CANARY_WARM_STEPS = 300;
/** Whether a rule has a spike that it must find. */
export function hasCanary({ name, canary }) {
    return canary !== undefined || name in SPIKES;
}
/**
 * Injects into a copy of `window` the spike that each rule must find, and evaluates the rule on it from `state`, the engine's
 * state just before the window. Nothing that is given is changed; `seed` chooses step and layer.
 *
 * A rule is passed over where nothing can be said: baselines that are not warm, or a rule that fires within the window anyway.
 *
 * @param busy rules that fire when the window begins.
 */
export function flyCanaries(rules, state, window, { seed, busy }) {
    if (state.lastStep < CANARY_WARM_STEPS || window.steps.length === 0)
        return [];
    return rules.flatMap((rule, i) => {
        const spike = rule.canary ?? SPIKES[rule.name];
        if (spike === undefined || busy.has(rule.name) || !isWarm(rule, state, spike))
            return [];
        const result = flyOne(rule, state, window, { spike, seed: seed + i });
        return result === null ? [] : [result];
    });
}
/** Whether a rule of a file has taken in all that its windows need; its memory begins with how many steps that were. */
function isWarm(rule, { rules }, { warmUpSteps = 0 }) {
    if (warmUpSteps === 0)
        return true;
    const own = rules.find(({ name, version }) => name === rule.name && version === ruleVersion(rule));
    return own !== undefined && (unpack(own.memory)[ALERT_SIZE] ?? 0) >= warmUpSteps;
}
function flyOne(rule, state, window, { spike, seed }) {
    const engine = createRuleEngine([rule]);
    const calm = engine.evaluate(state, window);
    if (calm.transitions.length > 0)
        return null;
    const injection = chosen(window, spike, { seed, steps: spike.steps ?? rule.hold.holdSteps + 1 });
    const copy = spiked(window, injection);
    if (copy === null)
        return null;
    const { layer, at } = injection;
    const step = window.steps[at] ?? 0;
    const found = engine.evaluate(state, copy).transitions.find((each) => each.state === 'firing' && each.step >= step);
    const lagSteps = found === undefined ? null : found.step - step;
    return { rule: rule.name, ruleVersion: ruleVersion(rule), layer, step, seed, caught: lagSteps !== null, lagSteps };
}
/** Where the spike goes, chosen by the seed. */
function chosen({ steps, layers }, spike, { seed, steps: length }) {
    const noise = seededNoise(seed);
    const at = Math.floor(noise.uniform() * Math.max(1, steps.length - length + 1));
    const isWhole = spike.measure === 'loss' || spike.everywhere === true;
    const layer = isWhole ? null : (layers[Math.floor(noise.uniform() * layers.length)]?.name ?? null);
    return { spike, layer, at, steps: length };
}
/** Whether the rule can be asked to find it. */
function changesAnything(window, { spike: { measure }, layer, at, steps }) {
    const target = measure === 'loss' ? window.loss : window.layers.find(({ name }) => layer === null || name === layer)?.measures[measure];
    const value = target?.[at] ?? NaN;
    return Number.isFinite(value) && value !== 0 && !(measure === 'scale' && isLowered(window, at, steps));
}
/** Whether an order has set a scale at one of these steps. */
function isLowered({ layers }, at, steps) {
    return layers.some(({ measures: { flags } }) => flags.subarray(at, at + steps).some((flag) => (flag & DECISION_FLAGS.lowered) !== 0));
}
/** A copy of the window with the spike in it; null where the value there is 0 or not finite already, times 10 it is the same, and where an order has set the scale. */
function spiked(window, injection) {
    if (!changesAnything(window, injection))
        return null;
    const { spike: { measure, factor }, layer, at, steps } = injection;
    const spoil = (values) => values.map((value, i) => (i >= at && i < at + steps ? value * factor : value));
    if (measure === 'loss')
        return { ...window, loss: spoil(window.loss) };
    const layers = window.layers.map((each) => layer === null || each.name === layer ? { name: each.name, measures: mapMeasures((m) => (m === measure ? spoil(each.measures[m]) : each.measures[m])) } : each);
    return { ...window, layers };
}
//# sourceMappingURL=canary.js.map