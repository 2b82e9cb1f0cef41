import { Field, ObjectType } from '@nestjs/graphql';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { TraceModel } from '../traces/trace.model.js';
import { PredictionModel } from './prediction.model.js';

/** What decisions did to a traced target. */
@ObjectType({ description: 'What decisions did to a prediction or group that was traced.' })
export class DecisionEffect {
  @Field(() => TraceModel, { description: 'The trace that tells it: its question names the prediction or group.' })
  trace!: TraceModel;

  @Field(() => MeasuredNumber, { description: 'Estimated change of the traced target when the decisions are neutralised (scale 1), summed over them: first order. Unit: that of what was traced.' })
  effect!: MeasuredNumber;

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
