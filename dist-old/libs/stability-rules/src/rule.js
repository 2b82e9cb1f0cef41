/** Verdicts of a rule, one byte a step. */
export const CALM = 0;
/** The condition holds at this step. */
export const HOLDS = 1;
/** Nothing can be said: no sample. The alert stays as it is. */
export const NO_SAMPLE = 2;
/** "layer dense2" or "the run". */
export function placeOf(layer) {
    return layer === null ? 'the run' : `layer ${layer}`;
}
/** A number as a person reads it: three significant digits, `4.05e8` from a million on. */
export function short(value) {
    if (!Number.isFinite(value))
        return String(value);
    const rounded = Number(value.toPrecision(3));
    return Math.abs(rounded) < 1e6 ? String(rounded) : rounded.toExponential().replace('e+', 'e');
}
//# sourceMappingURL=rule.js.map