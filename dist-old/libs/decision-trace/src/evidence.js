import { gradeOf } from '#libs/contracts';
import { controlPValue, controlPValues, holm, outlierPValues } from './outliers.js';
/**
 * Grades replayed effects. MEASURED: beyond the noise floor and of the estimated sign; REFUTED: neither. The grade says that the effect is
 * there; that it is more than what decisions of this run do anyway says the p-value alone.
 *
 * p is the larger of two: against the replayed effects of decisions drawn by lot, adjusted by Holm's step-down method, and for standing out of
 * the tail of all effects, of which the graded are the largest by choice.
 *
 * @see Holm, A simple sequentially rejective multiple test procedure, 1979
 */
export function gradeEffects(effects, { controls, others, noise }) {
    const sizes = effects.map(({ replayed }) => replayed);
    const [byControls, byTail] = [controlPValues(sizes, controls), outlierPValues(sizes, others)];
    return effects.map((effect, i) => ({ grade: heldAgainst(effect, noise), measuredEffect: effect.replayed, pValue: Math.max(byControls[i] ?? NaN, byTail[i] ?? NaN) }));
}
/** As where estimates are relied on; for where they are not see `withGrades`. */
function heldAgainst({ estimated, replayed }, noise) {
    return gradeOf({ estimated, replayed, noise, verdict: 'reliable' });
}
/** Grades sets as {@link gradeEffects} does single decisions; nobody looked for the largest among all, so p is against the controls alone, Holm over the sets that have some; null for the others. */
export function gradeSets(sets, noise) {
    const tested = sets.filter(({ controls }) => controls.length > 0);
    const adjusted = holm(tested.map(({ replayed, controls }) => controlPValue(replayed, controls)));
    return sets.map((set) => ({ grade: heldAgainst(set, noise), measuredEffect: set.replayed, pValue: adjusted[tested.indexOf(set)] ?? null }));
}
//# sourceMappingURL=evidence.js.map