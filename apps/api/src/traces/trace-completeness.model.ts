import { Field, Float, ObjectType } from '@nestjs/graphql';

import type { TraceCompleteness } from '#libs/contracts';

import { measured, MeasuredNumber } from '../common/measured-number.js';

/** Whether the estimates of all decisions add up. */
@ObjectType('TraceCompleteness', { description: 'Whether the estimated effects of all decisions add up to what scaling did. Unit: that of the target, where nothing else is said.' })
export class TraceCompletenessModel {
  @Field(() => MeasuredNumber, { description: 'Sum of the estimated effects.' })
  estimated!: MeasuredNumber;

  @Field(() => Float, { description: 'Decisions without an estimate, since their scale was 0 or not finite. A whole number.' })
  leftOut!: number;

  @Field(() => MeasuredNumber, { description: 'Target with every scale of the run at 1 − target as it is, by replay.' })
  measured!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'measured − estimated: what decisions do together and by being large, which no first order holds.' })
  residual!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: '|residual| / |measured|. Dimensionless.' })
  residualShare!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'What the sum has to be to the first order, exactly: slope of the target on the way from the recorded scales to 1, by replays with all scales moved 1/16 of it, there and back.' })
  firstOrder!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'firstOrder − estimated: the error of the estimates themselves.' })
  firstOrderResidual!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: '|firstOrderResidual| / |firstOrder|. Dimensionless.' })
  firstOrderShare!: MeasuredNumber;
}

/** As GraphQL tells it; null where a trace was made before it was checked. */
export function toCompleteness(found: TraceCompleteness | undefined): TraceCompletenessModel | null {
  if (found === undefined) return null;
  const { estimated, leftOut, residual, residualShare, firstOrder, firstOrderResidual, firstOrderShare } = found;
  return {
    ...{ leftOut, estimated: measured(estimated), measured: measured(found.measured), residual: measured(residual), residualShare: measured(residualShare) },
    ...{ firstOrder: measured(firstOrder), firstOrderResidual: measured(firstOrderResidual), firstOrderShare: measured(firstOrderShare) },
  };
}
