import { registerEnumType } from '@nestjs/graphql';

import type { EvidenceGrade } from '#libs/contracts';

/** Evidence grades, GraphQL name to stored value. */
export const EvidenceGradeEnum = { ESTIMATED: 'ESTIMATED', MEASURED: 'MEASURED', REFUTED: 'REFUTED', UNAVAILABLE: 'UNAVAILABLE' } as const satisfies Record<string, EvidenceGrade>;
registerEnumType(EvidenceGradeEnum, {
  name: 'EvidenceGrade',
  description: 'How sure it is that a decision moved a prediction.',
  valuesMap: {
    ESTIMATED: { description: 'Not replayed: the estimate alone.' },
    MEASURED: { description: 'Replayed: beyond the noise, with the estimated sign. That it is more than what decisions of this run do anyway says pValue.' },
    REFUTED: { description: 'Replayed: within the noise, or of the other sign.' },
    UNAVAILABLE: { description: 'The run cannot be replayed.' },
  },
});
