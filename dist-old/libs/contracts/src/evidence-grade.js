import { replayCounts } from './replay-fidelity.js';
/** How sure it is that a decision moved a prediction. */
export const EVIDENCE_GRADES = ['ESTIMATED', 'MEASURED', 'REFUTED', 'UNAVAILABLE'];
/** How far the estimates of a trace can be trusted. */
export const TRACE_VERDICTS = ['reliable', 'indicative', 'not enough evidence', 'do not rely on the estimate'];
/** Whether estimates are shown beside what was replayed: not where they do not hold, nor where nobody knows whether they do. */
export function showsEstimates(verdict) {
    return verdict === 'reliable' || verdict === 'indicative';
}
/**
 * The grade of an effect; it never rests on an estimate that the verdict does not rely on.
 *
 * Replayed: MEASURED beyond the noise, and of the estimated sign where estimates are relied on; else REFUTED.
 * Not replayed: ESTIMATED where estimates are relied on; else UNAVAILABLE, since nothing is known of it.
 */
export function gradeOf({ estimated, replayed, noise, verdict }) {
    const isReliedOn = showsEstimates(verdict);
    if (replayed === null)
        return isReliedOn ? 'ESTIMATED' : 'UNAVAILABLE';
    const isThere = Math.abs(replayed) > noise;
    return isThere && (!isReliedOn || Math.sign(replayed) === Math.sign(estimated)) ? 'MEASURED' : 'REFUTED';
}
/**
 * A trace whose grades are those of its verdict by {@link gradeOf}: traces made before that rule held estimates that are not relied on against replays.
 * Where the replay is not of the recorded run all are UNAVAILABLE.
 */
export function withGrades(result) {
    const { quality: { verdict }, noiseFloor: noise, decisions, without, fidelity } = result;
    const counts = replayCounts(fidelity);
    const grade = (estimated, replayed) => (counts ? gradeOf({ estimated, replayed, noise, verdict }) : 'UNAVAILABLE');
    const regraded = (set) => (set.measuredEffect === null ? set : { ...set, grade: grade(set.estimated, set.measuredEffect) });
    return {
        ...result,
        decisions: decisions.map((one) => ({ ...one, grade: grade(one.effect, one.measuredEffect) })),
        ...(without === undefined ? {} : { without: without.map(regraded) }),
    };
}
/** The decisions of a trace that a person is shown: where estimates are not relied on, those alone that were replayed. */
export function shownDecisions({ quality, decisions }) {
    return showsEstimates(quality.verdict) ? decisions : decisions.filter(({ measuredEffect }) => measuredEffect !== null);
}
//# sourceMappingURL=evidence-grade.js.map