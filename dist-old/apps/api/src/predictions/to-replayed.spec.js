import { describe, expect, it } from 'vitest';
import { toReplayed } from './to-replayed.js';
const SET = { grade: 'MEASURED', control: 0.25, pValue: 0.02 };
const RESULT = {
    noiseFloor: 0.125, quality: { verdict: 'reliable' },
    decisions: [{ layer: 'dense2', step: 7, grade: 'MEASURED', measuredEffect: 0.5, control: 0.25, pValue: 0.05 }, { layer: 'dense2', step: 8, grade: 'ESTIMATED', measuredEffect: null, control: null, pValue: null }],
    without: [{ ...SET, decisions: 'dense2@7-9', measuredEffect: -1 }, { ...SET, decisions: '*', measuredEffect: 2 }, { ...SET, decisions: 'dense1', grade: 'UNAVAILABLE', measuredEffect: null }, { ...SET, decisions: '*@3', measuredEffect: 4 }],
};
const of = (layer, fromStep, toStep = fromStep) => toReplayed({ result: RESULT, steps: 10 }, { layer, fromStep, toStep });
describe('toReplayed', () => {
    it('is the replay of one decision, within what rounding makes', () => {
        expect(of('dense2', 7)).toMatchObject({ grade: 'MEASURED', measuredEffect: { value: 0.5 }, measuredLow: { value: 0.375 }, measuredHigh: { value: 0.625 }, control: { value: 0.25 }, pValue: 0.05 });
    });
    it('is that of a set of just these decisions, however it was asked for', () => {
        expect([of('dense2', 7, 9), of(null, 0, 9), of(null, 3)]).toMatchObject([{ measuredEffect: { value: -1 } }, { measuredEffect: { value: 2 } }, { measuredEffect: { value: 4 } }]);
    });
    it('is nothing where others were replayed, or none', () => {
        const nothing = { grade: 'ESTIMATED', measuredEffect: null, measuredLow: null, measuredHigh: null, control: null, pValue: null };
        for (const found of [of('dense2', 8), of('dense2', 7, 8), of('dense1', 0, 9), of(null, 0, 8)])
            expect(found).toEqual(nothing);
    });
    it('is not even an estimate where the verdict does not rely on those', () => {
        const unreliable = { ...RESULT, quality: { verdict: 'do not rely on the estimate' } };
        for (const result of [unreliable, null])
            expect(toReplayed({ result, steps: 10 }, { layer: 'dense2', fromStep: 8, toStep: 8 })).toMatchObject({ grade: 'UNAVAILABLE', measuredEffect: null });
        expect(toReplayed({ result: unreliable, steps: 10 }, { layer: 'dense2', fromStep: 7, toStep: 7 })).toMatchObject({ grade: 'MEASURED', measuredEffect: { value: 0.5 } });
    });
});
//# sourceMappingURL=to-replayed.spec.js.map