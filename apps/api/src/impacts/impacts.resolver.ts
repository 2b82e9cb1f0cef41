import { Args, Context, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { actOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf, studyOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { WAITS_FOR } from '../studies/study.model.js';
import { CancelImpactInput, CancelImpactResult, StartImpactInput, StartImpactResult } from './impact-acts.model.js';
import { ImpactConnection, ImpactModel } from './impact.model.js';
import { ImpactsService } from './impacts.service.js';

/** Impacts: reading, asking for one, cancelling. */
@Resolver(() => ImpactModel)
export class ImpactsResolver {
  constructor(private readonly impacts: ImpactsService) {}

  @Query(() => ImpactModel, { name: 'impact', nullable: true, description: 'One impact; null when it is gone.' })
  one(@Args('id', { type: () => ID, description: 'Its global id.' }) id: string): Promise<ImpactModel | null> {
    return this.impacts.find(studyOf('Impact', id, 'id'));
  }

  @Mutation(() => StartImpactResult, { description: 'Asks what scaling did to everybody, beside what merely another seed does. A worker trains; runChanged tells how it goes.' })
  startImpact(@Args('input', { type: () => StartImpactInput, description: 'The run, and why.' }) input: StartImpactInput, @Context() context: GraphqlContext): Promise<typeof StartImpactResult> {
    return this.impacts.start(input, runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
  }

  @Mutation(() => CancelImpactResult, { description: 'Cancels an impact that waits or is being made.' })
  cancelImpact(@Args('input', { type: () => CancelImpactInput, description: 'The impact, and why.' }) { impact, reason }: CancelImpactInput, @Context() context: GraphqlContext): Promise<typeof CancelImpactResult> {
    return this.impacts.cancel(studyOf('Impact', impact, 'input.impact'), actOf(context, reason));
  }

  @ResolveField(() => String, WAITS_FOR)
  waitsFor(@Parent() { state }: ImpactModel, @Context() { loaders }: GraphqlContext): Promise<string | null> {
    return loaders.waitsFor.load(state);
  }

  @ResolveField(() => RunModel, { description: 'The run it is about.' })
  async run(@Parent() { runUuid }: ImpactModel, @Context() context: GraphqlContext): Promise<RunModel> {
    return toRun(await context.loaders.runs.load(runUuid));
  }
}

/** Impacts of one run. */
@Resolver(() => RunModel)
export class RunImpactsResolver {
  constructor(private readonly impactsOf: ImpactsService) {}

  @ResolveField(() => ImpactConnection, { description: 'Impacts of the run, newest first: what scaling did to everybody.' })
  impacts(@Parent() { uuid }: RunModel, @Args() { first, after }: PageArgs): Promise<ImpactConnection> {
    return this.impactsOf.list({ first: pageSize(first), after, run: uuid });
  }

  @ResolveField(() => String, {
    nullable: true,
    description: 'Why an impact with so many seeds could find nothing, whatever scaling does: what gradlens impact warns of before it trains. By the groups that the run recorded; null where nothing is known against it.',
  })
  impactWarning(@Parent() { uuid }: RunModel, @Args('seeds', { type: () => Int, description: 'Trainings with other seeds, as many with scaling as without, 4 to 64.' }) seeds: number): Promise<string | null> {
    return this.impactsOf.warning(uuid, seeds);
  }
}
