import { describe, expect, it } from 'vitest';
import { gradeOf, shownDecisions, withGrades } from './evidence-grade.js';
const RELIED = ['reliable', 'indicative'];
const NOT_RELIED = ['not enough evidence', 'do not rely on the estimate'];
describe('gradeOf', () => {
    it.each([
        ['beyond the noise, of the estimated sign', [1, 0.5], 'MEASURED', 'MEASURED'],
        ['beyond the noise, of the other sign', [-1, 0.5], 'REFUTED', 'MEASURED'],
        ['beyond the noise, of an estimate that could not be had', [NaN, 0.5], 'REFUTED', 'MEASURED'],
        ['as large as the noise', [1, 0.25], 'REFUTED', 'REFUTED'],
        ['not a number', [1, NaN], 'REFUTED', 'REFUTED'],
        ['not replayed', [1, null], 'ESTIMATED', 'UNAVAILABLE'],
    ])('%s: never rests on an estimate that is not relied on', (_, [estimated, replayed], relied, notRelied) => {
        const grades = (verdicts) => verdicts.map((verdict) => gradeOf({ estimated, replayed, noise: 0.25, verdict }));
        expect([grades(RELIED), grades(NOT_RELIED)]).toEqual([[relied, relied], [notRelied, notRelied]]);
    });
});
const DECISION = { layer: 'a', step: 1, scale: 2, effect: -1, measuredEffect: 0.5, control: 0.1, pValue: 0.05, grade: 'REFUTED' };
const made = (verdict) => ({
    quality: { verdict }, noiseFloor: 0.25, fidelity: { bitExact: true, sameWeights: true }, decisions: [DECISION, { ...DECISION, step: 2, measuredEffect: null, grade: 'ESTIMATED' }],
    without: [{ decisions: 'a', estimated: -1, measuredEffect: 0.5, grade: 'REFUTED' }, { decisions: 'b', estimated: 0, measuredEffect: null, grade: 'UNAVAILABLE' }],
});
describe('withGrades', () => {
    it('grades an older trace anew by its verdict, its sets too, and leaves sets with nothing to neutralise', () => {
        const gradesOf = ({ decisions, without = [] }) => [...decisions, ...without].map(({ grade }) => grade);
        expect(gradesOf(withGrades(made('do not rely on the estimate')))).toEqual(['MEASURED', 'UNAVAILABLE', 'MEASURED', 'UNAVAILABLE']);
        expect(gradesOf(withGrades(made('reliable')))).toEqual(['REFUTED', 'ESTIMATED', 'REFUTED', 'UNAVAILABLE']);
        const { quality, noiseFloor, decisions, fidelity } = made('reliable');
        expect(withGrades({ quality, noiseFloor, decisions, fidelity })).not.toHaveProperty('without');
    });
});
it('grades nothing that was replayed of another run, and all where the weights or the losses are the recorded ones', () => {
    const graded = (fidelity) => withGrades({ ...made('do not rely on the estimate'), fidelity: { bitExact: false, sameWeights: false, maxRelLossError: 0, ...fidelity } }).decisions[0].grade;
    expect([graded({}), graded({ maxRelLossError: 0.001 }), graded({ maxRelLossError: 9, sameWeights: true }), graded({ maxRelLossError: 0.0011 }), graded({ maxRelLossError: NaN })]).toEqual(['MEASURED', 'MEASURED', 'MEASURED', 'UNAVAILABLE', 'UNAVAILABLE']);
});
it('shows those alone that were replayed where estimates are not relied on', () => {
    expect([...RELIED, ...NOT_RELIED].map((verdict) => shownDecisions(made(verdict)).length)).toEqual([2, 2, 1, 1]);
});
//# sourceMappingURL=evidence-grade.spec.js.map