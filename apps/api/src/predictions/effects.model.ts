import { Field, Float, ObjectType } from '@nestjs/graphql';

import type { EvidenceGrade } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { EvidenceGradeEnum } from '../traces/evidence-grade.model.js';
import { TraceModel } from '../traces/trace.model.js';
import { PredictionModel } from './prediction.model.js';

/** What decisions did to a traced target. */
@ObjectType({ description: 'What decisions did to a prediction or group that was traced.' })
export class DecisionEffect {
  @Field(() => TraceModel, { description: 'The trace that tells it: its question names the prediction or group.' })
  trace!: TraceModel;

  @Field(() => MeasuredNumber, { description: 'Estimated change of the traced target when the decisions are neutralised (scale 1), summed over them: first order. Unit: that of what was traced.' })
  effect!: MeasuredNumber;

  @Field(() => EvidenceGradeEnum, { description: 'How sure it is: that of the replay where the trace replayed just these decisions neutralised; else ESTIMATED, or UNAVAILABLE where the verdict of the trace does not rely on its estimates.' })
  grade!: EvidenceGrade;

  @Field(() => MeasuredNumber, { nullable: true, description: 'The same by replay; null where just these decisions were not replayed. Unit: that of what was traced.' })
  measuredEffect!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Lower end of its interval: a replay is exact but for what rounding makes of the target, the noise floor of the trace.' })
  measuredLow!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Upper end of that.' })
  measuredHigh!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Largest |effect| of decisions, or sets of as many, drawn by lot; null where there are none.' })
  control!: MeasuredNumber | null;

  @Field(() => Float, { nullable: true, description: 'Whether it stands out of these, adjusted for what was replayed beside it; null where that was not tested.' })
  pValue!: number | null;

  @Field(() => PredictionModel, { nullable: true, description: 'The sensitive prediction that was traced; null for a group, one that is not sensitive, and where records are withheld from your role.' })
  prediction!: PredictionModel | null;
}

/** An effect and its place in a list. */
@ObjectType({ description: 'An effect and its place in a list.' })
export class DecisionEffectEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => DecisionEffect, { description: 'The effect.' })
  node!: DecisionEffect;
}

/** A page of effects. */
@ObjectType({ description: 'What stored traces say of decisions, the largest effect first. Traces that do not store their effects say nothing.' })
export class DecisionEffectConnection extends CountedConnection {
  @Field(() => [DecisionEffectEdge], { description: 'The effects of the page.' })
  edges!: readonly DecisionEffectEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
