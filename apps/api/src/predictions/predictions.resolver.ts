import { Args, ArgsType, Context, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { SensitivityPolicy } from '#libs/contracts';
import type { PredictionSort } from '#libs/decision-store';

import { mayReadPeople } from '../auth/authorizer.js';
import { badInput } from '../common/bad-input.js';
import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { fromGlobalId } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { DecisionModel } from '../series/decision.model.js';
import { TraceConnection } from '../traces/trace.model.js';
import { DecisionEffectConnection } from './effects.model.js';
import { AttributeGroups, GroupMetricSeries } from './groups.model.js';
import { PolicyCountModel, PredictionConnection, PredictionModel, PredictionScores, PredictionSortEnum, RecordValue, SensitivityPolicyEnum } from './prediction.model.js';
import { PredictionsService } from './predictions.service.js';

/** What `predictions` is asked. */
@ArgsType()
export class PredictionsArgs extends PageArgs {
  @Field(() => SensitivityPolicyEnum, { nullable: true, description: 'Only those that this policy says are sensitive.' })
  policy?: SensitivityPolicy | null;

  @Field(() => PredictionSortEnum, { defaultValue: 'closeness', description: 'In which order.' })
  sort!: PredictionSort;
}

/** Which decisions `decisionEffects` is asked about. */
@ArgsType()
export class EffectsArgs extends PageArgs {
  @Field(() => String, { nullable: true, description: 'Name of the layer; all layers without it.' })
  layer?: string | null;

  @Field(() => Int, { description: 'First step, from 0.' })
  fromStep!: number;

  @Field(() => Int, { description: 'Last step, included.' })
  toStep!: number;
}

/** One sensitive prediction, and what is read of it when asked for. */
@Resolver(() => PredictionModel)
export class PredictionsResolver {
  constructor(private readonly predictions: PredictionsService) {}

  @Query(() => PredictionModel, { name: 'prediction', nullable: true, description: 'One sensitive prediction; null when it is gone.' })
  one(@Args('id', { type: () => ID, description: 'Its global id.' }) id: string, @Context() context: GraphqlContext): Promise<PredictionModel | null> {
    const found = fromGlobalId(id);
    if (found?.type !== 'Prediction') throw badInput('id', id, 'the global id of a prediction');
    return this.predictions.find(found.key, !mayReadPeople(context.access));
  }

  @ResolveField(() => PredictionScores, { description: 'Recorded scores, by step; none of one that no recording has taken in.' })
  scores(@Parent() prediction: PredictionModel): Promise<PredictionScores> {
    return this.predictions.scores(prediction);
  }

  @ResolveField(() => [RecordValue], { nullable: true, description: 'What the net sees of its record. Null where it is withheld, not stored, or the data are no table.' })
  features(@Parent() prediction: PredictionModel): Promise<RecordValue[] | null> {
    return this.predictions.features(prediction);
  }

  @ResolveField(() => TraceConnection, { nullable: true, description: 'Traces of its record: which decisions moved it. Newest first; null where the record is withheld.' })
  traces(@Parent() prediction: PredictionModel, @Args() { first, after }: PageArgs): Promise<TraceConnection | null> {
    return this.predictions.traces(prediction, pageSize(first), after);
  }

  @ResolveField(() => RunModel, { description: 'The run it is a prediction of.' })
  async run(@Parent() { row }: PredictionModel, @Context() context: GraphqlContext): Promise<RunModel> {
    return toRun(await context.loaders.runs.load(row.run));
  }
}

/** Sensitive predictions and group metrics of one run. */
@Resolver(() => RunModel)
export class RunPredictionsResolver {
  constructor(private readonly service: PredictionsService) {}

  @ResolveField(() => PredictionConnection, { description: 'Sensitive predictions of the run whose scores are recorded.' })
  predictions(@Parent() { uuid }: RunModel, @Args() { first, after, ...of }: PredictionsArgs, @Context() context: GraphqlContext): Promise<PredictionConnection> {
    return this.service.list(uuid, of, { first: pageSize(first), after, isWithheld: !mayReadPeople(context.access) });
  }

  @ResolveField(() => [PolicyCountModel], { description: 'What each sensitivity policy said at the last recording; empty before the first.' })
  policyCounts(@Parent() { uuid }: RunModel): Promise<PolicyCountModel[]> {
    return this.service.counts(uuid);
  }

  @ResolveField(() => [AttributeGroups], { description: 'Protected groups as last recorded, each attribute, then their intersection.' })
  groups(@Parent() { uuid }: RunModel): Promise<AttributeGroups[]> {
    return this.service.groups(uuid);
  }

  @ResolveField(() => [GroupMetricSeries], { description: 'Group metrics over the course of the run, each attribute, then their intersection.' })
  groupMetrics(@Parent() { uuid }: RunModel): Promise<GroupMetricSeries[]> {
    return this.service.groupMetrics(uuid);
  }

  @ResolveField(() => DecisionEffectConnection, { description: 'Which traced predictions some decisions moved most, as those of a spike: from stored traces.' })
  decisionEffects(@Parent() { uuid }: RunModel, @Args() { first, after, layer, fromStep, toStep }: EffectsArgs, @Context() context: GraphqlContext): Promise<DecisionEffectConnection> {
    if (fromStep < 0 || toStep < fromStep || toStep - fromStep >= MOST_STEPS) throw badInput('toStep', String(toStep), `a step from fromStep (from 0 on) to ${MOST_STEPS - 1} steps behind it`);
    return this.service.effects(uuid, { layer: layer ?? null, fromStep, toStep }, { first: pageSize(first), after, isWithheld: !mayReadPeople(context.access) });
  }
}

/** Steps of one question: what it reads of each trace is bounded. */
const MOST_STEPS = 10_000;

/** What a decision did to predictions. */
@Resolver(() => DecisionModel)
export class DecisionEffectsResolver {
  constructor(private readonly service: PredictionsService) {}

  @ResolveField(() => DecisionEffectConnection, { description: 'Which traced predictions this decision moved most, from stored traces.' })
  effects(@Parent() { runUuid, step, layer }: DecisionModel, @Args() { first, after }: PageArgs, @Context() context: GraphqlContext): Promise<DecisionEffectConnection> {
    return this.service.effects(runUuid, { layer: layer.name, fromStep: step, toStep: step }, { first: pageSize(first), after, isWithheld: !mayReadPeople(context.access) });
  }
}
