import { at, hasFlag } from './chain.js';
import { medianOf } from './recompute.js';
/**
 * The course of `hypergradient`: push = rate · cos(gradient, last update). The ledger does not hold that cosine: it is read
 * back from how the raw scale moved, so what can be checked is that it is a cosine (−1 to 1), and 0 where the step was skipped.
 * At the bound only the part that took effect is known.
 */
export function hypergradientCourse({ history, chain, fromStart, factorAt }, { rate, maxLogScale }) {
    const state = Array.from(chain, (place) => Math.log(at(history, 'rawScale', place) / factorAt(place)));
    const alignments = Float64Array.from(chain, (place, i) => {
        if (hasFlag(history, 'skipped', place))
            return 0;
        const before = i > 0 ? (state[i - 1] ?? NaN) : fromStart ? 0 : NaN;
        return Math.min(1, Math.max(-1, ((state[i] ?? NaN) - before) / rate));
    });
    return { inputName: 'alignment', inputs: alignments, pushes: alignments.map((cosine) => rate * cosine), median: medianOf(alignments), bound: maxLogScale };
}
//# sourceMappingURL=hypergradient.js.map