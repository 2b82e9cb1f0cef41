import { registerEnumType } from '@nestjs/graphql';
/** Evidence grades, GraphQL name to stored value. */
export const EvidenceGradeEnum = { ESTIMATED: 'ESTIMATED', MEASURED: 'MEASURED', REFUTED: 'REFUTED', UNAVAILABLE: 'UNAVAILABLE' };
registerEnumType(EvidenceGradeEnum, {
    name: 'EvidenceGrade',
    description: 'How sure it is that a decision moved a prediction. A grade never rests on an estimate that the verdict of its trace does not rely on.',
    valuesMap: {
        ESTIMATED: { description: 'Not replayed: the estimate alone, of a trace whose estimates are relied on.' },
        MEASURED: { description: 'Replayed: beyond the noise and, where estimates are relied on, with the estimated sign. That it is more than what decisions of this run do anyway says pValue.' },
        REFUTED: { description: 'Replayed: within the noise or, where estimates are relied on, of the other sign.' },
        UNAVAILABLE: { description: 'Nothing is known: not replayed where estimates are not relied on, no scale to neutralise, a replay that is not of the recorded run, or a run that cannot be replayed.' },
    },
});
//# sourceMappingURL=evidence-grade.model.js.map