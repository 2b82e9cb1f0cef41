import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import type { TraceState } from '#libs/contracts';

import { actOf } from '../auth/actor-of.js';
import { mayReadPeople } from '../auth/authorizer.js';
import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf, studyOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { DecisionModel } from '../series/decision.model.js';
import { DecisionsService } from '../series/decisions.service.js';
import { TraceStateEnum, WAITS_FOR } from '../studies/study.model.js';
import { CancelTraceInput, CancelTraceResult, StartTraceInput, StartTraceResult } from './trace-acts.model.js';
import { TraceConnection, TraceModel } from './trace.model.js';
import { TracedDecisionConnection, TracedDecisionModel, TraceEffects, TraceResultModel } from './trace-result.model.js';
import { TracesService } from './traces.service.js';

/** What `traces` is asked. */
@ArgsType()
export class TracesArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only traces of this run: its uuid or global id.' })
  run?: string | null;

  @Field(() => TraceStateEnum, { nullable: true, description: 'Only traces in this state.' })
  state?: TraceState | null;

  @Field(() => String, { nullable: true, description: 'Only traces of this record, as test:17; nothing for those who are not told of records.' })
  record?: string | null;

  @Field(() => String, { nullable: true, description: 'Only traces of runs of this project; a token for one project is told of that one.' })
  project?: string | null;
}

/** A record that there is not: whoever is not told of records finds none by it. */
const OF_NOBODY = '';

/** Traces: reading, asking for one, cancelling. */
@Resolver(() => TraceModel)
export class TracesResolver {
  constructor(private readonly traces: TracesService) {}

  @Query(() => TraceConnection, { name: 'traces', description: 'Traces of all runs, newest first.' })
  list(@Args() { first, after, run, project, state, record }: TracesArgs, @Context() { access }: GraphqlContext): Promise<TraceConnection> {
    const told = record === null || record === undefined || mayReadPeople(access) ? record : OF_NOBODY;
    return this.traces.list({ first: pageSize(first), after, project, state, record: told, run: run === null || run === undefined ? undefined : runUuidOf(run, 'run') });
  }

  @Query(() => TraceModel, { name: 'trace', nullable: true, description: 'One trace; null when it is gone.' })
  one(@Args('id', { type: () => ID, description: 'Its global id.' }) id: string): Promise<TraceModel | null> {
    return this.traces.find(studyOf('Trace', id, 'id'));
  }

  @Mutation(() => StartTraceResult, { description: 'Asks which decisions moved a prediction. A worker makes the trace; runChanged tells how it goes.' })
  startTrace(@Args('input', { type: () => StartTraceInput, description: 'The prediction, and why.' }) input: StartTraceInput, @Context() context: GraphqlContext): Promise<typeof StartTraceResult> {
    return this.traces.start(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
  }

  @Mutation(() => CancelTraceResult, { description: 'Cancels a trace that waits or is being made.' })
  cancelTrace(@Args('input', { type: () => CancelTraceInput, description: 'The trace, and why.' }) { trace, reason }: CancelTraceInput, @Context() context: GraphqlContext): Promise<typeof CancelTraceResult> {
    return this.traces.cancel(studyOf('Trace', trace, 'input.trace'), actOf(context, reason));
  }

  @ResolveField(() => String, WAITS_FOR)
  waitsFor(@Parent() { state }: TraceModel, @Context() { loaders }: GraphqlContext): Promise<string | null> {
    return loaders.waitsFor.load(state);
  }

  @ResolveField(() => RunModel, { description: 'The run that was traced.' })
  async run(@Parent() { runUuid }: TraceModel, @Context() context: GraphqlContext): Promise<RunModel> {
    return toRun(await context.loaders.runs.load(runUuid));
  }
}

/** What a trace found, as far as it is read only when asked for. */
@Resolver(() => TraceResultModel)
export class TraceResultResolver {
  constructor(private readonly traces: TracesService) {}

  @ResolveField(() => TracedDecisionConnection, { description: 'The decisions that moved the target most, by estimate, the largest first.' })
  decisions(@Parent() result: TraceResultModel, @Args() { first, after }: PageArgs): TracedDecisionConnection {
    return this.traces.decisions(result, pageSize(first), after);
  }

  @ResolveField(() => TraceEffects, { nullable: true, description: 'The estimated effect of every decision; null where it is not stored.' })
  effects(@Parent() result: TraceResultModel): Promise<TraceEffects | null> {
    return this.traces.effects(result);
  }
}

/** The recorded decision behind a traced one. */
@Resolver(() => TracedDecisionModel)
export class TracedDecisionResolver {
  constructor(private readonly decisions: DecisionsService) {}

  @ResolveField(() => DecisionModel, { nullable: true, description: 'The decision as it was recorded; null where it is not kept any more.' })
  async decision(@Parent() { runUuid, step, layer }: TracedDecisionModel, @Context() context: GraphqlContext): Promise<DecisionModel | null> {
    return this.decisions.one(runUuid, await context.loaders.layers.load(runUuid), { step, layer });
  }
}

/** Traces of one run. */
@Resolver(() => RunModel)
export class RunTracesResolver {
  constructor(private readonly tracesOf: TracesService) {}

  @ResolveField(() => TraceConnection, { description: 'Traces of the run, newest first.' })
  traces(@Parent() { uuid }: RunModel, @Args() { first, after }: PageArgs): Promise<TraceConnection> {
    return this.tracesOf.list({ first: pageSize(first), after, run: uuid });
  }
}
