import { at, hasFlag } from './chain.js';
import { medianOf } from './recompute.js';
import { shapleyValues } from './shapley.js';
/** The choice of `fixed`: what the spec says, whatever is seen. */
export function explainFixed({ layer }, { scale, layers }) {
    const chosen = Math.fround(layers[layer] ?? scale);
    return { chosen, base: Math.log(chosen), contributions: [], earlier: null, steps: 0, method: 'additive', stepValues: null };
}
/**
 * The choice of `trust-ratio`: min(c ‖w‖/‖u‖, maxRatio), 1 where either is 0. Shapley values of both norms over all subsets;
 * an absent norm is the run's median one. The ledger holds ‖u‖ as part of the update norm η s ‖u‖ (placement `gradient`: as
 * the gradient norm).
 */
export function explainTrustRatio(facts, { coefficient, maxRatio }, placement) {
    const ratio = (ofW, ofU) => (ofW === 0 || ofU === 0 ? 1 : Math.min((coefficient * ofW) / ofU, maxRatio));
    return ofTwoNorms(facts, { name: 'update norm', at: updateNormOf(facts.history, placement) }, ratio);
}
/** The choice of `agc`: min(1, λ max(‖w‖, 10⁻³)/‖g‖), at least 10⁻⁶; Shapley values of both norms, an absent one is the run's median. */
export function explainAgc(facts, { clipping }) {
    const ratio = (ofW, ofG) => (ofG > 0 ? Math.min(1, Math.max(1e-6, (clipping * Math.max(ofW, 1e-3)) / ofG)) : 1);
    return ofTwoNorms(facts, { name: 'gradient norm', at: (of) => at(facts.history, 'gradNorm', of) }, ratio);
}
/** A scale that the norm of the weights and one other decide. */
function ofTwoNorms({ history, chain }, other, scale) {
    const place = chain.at(-1) ?? NaN;
    const weightNorm = (of) => at(history, 'paramNorm', of);
    const places = [...history.measures.rawScale.keys()];
    const [w, u] = [weightNorm(place), other.at(place)];
    const [medianW, medianU] = [medianOf(places.map(weightNorm)), medianOf(places.map(other.at))];
    const value = (coalition) => Math.log(scale((coalition & 1) === 0 ? medianW : w, (coalition & 2) === 0 ? medianU : u));
    const [ofWeights = NaN, ofOther = NaN] = shapleyValues(2, value);
    const step = place + history.firstStep;
    return {
        chosen: scale(w, u),
        base: value(0),
        contributions: [
            { input: 'weight norm', fromStep: step, toStep: step, mean: w, median: medianW, value: ofWeights },
            { input: other.name, fromStep: step, toStep: step, mean: u, median: medianU, value: ofOther },
        ],
        earlier: null,
        steps: 1,
        method: 'enumerated',
        stepValues: null,
    };
}
/** ‖u‖ of a step; NaN where it was not applied. */
export function updateNormOf(history, placement) {
    if (placement === 'gradient')
        return (of) => at(history, 'gradNorm', of);
    return (of) => (hasFlag(history, 'skipped', of) ? NaN : at(history, 'updateNorm', of) / (at(history, 'scale', of) * (history.learningRate[of] ?? NaN)));
}
//# sourceMappingURL=memoryless.js.map