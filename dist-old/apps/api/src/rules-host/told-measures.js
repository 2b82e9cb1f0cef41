import { DECISION_FLAGS } from '#libs/contracts';
/** Measures that a trainer elsewhere may leave out, as NaN; the gradient norm is none of them. */
const MAY_BE_LEFT_OUT = ['rawScale', 'scale', 'updateNorm'];
const NONE = new Float32Array(0);
/**
 * A window of a run that was delivered over the network, without the measures that its trainer did not tell: a column that is NaN at
 * every step of the window, at one of which at least the layer is not flagged nonFinite. To a rule it is then no sample, and no number that
 * became NaN; a flagged step is seen by its flag.
 *
 * Approximation: a trainer that sets no flags and whose update norm turns NaN, all others finite, exactly at the edge of a window is not seen by
 * `non-finite-gradient`.
 */
export function toldMeasures(window) {
    return { ...window, layers: window.layers.map(toldOf) };
}
function toldOf(layer) {
    const { measures } = layer;
    if (measures.flags.every((flags) => (flags & DECISION_FLAGS.nonFinite) !== 0))
        return layer;
    const untold = MAY_BE_LEFT_OUT.filter((measure) => measures[measure].every(Number.isNaN));
    return untold.length === 0 ? layer : { ...layer, measures: { ...measures, ...Object.fromEntries(untold.map((measure) => [measure, NONE])) } };
}
//# sourceMappingURL=told-measures.js.map