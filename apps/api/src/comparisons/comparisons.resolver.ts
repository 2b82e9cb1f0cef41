import { Args, ArgsType, Context, Field, ID, Int, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { ComparisonArm } from './comparison-arm.model.js';
import { ComparisonConnection, ComparisonModel } from './comparison.model.js';
import { ComparisonsService } from './comparisons.service.js';
import { toArms } from './to-comparison.js';

/** What `comparisons` is asked. */
@ArgsType()
export class ComparisonsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only those of this run (its uuid or global id): made of it, or of a spec equal to its own.' })
  run?: string | null;

  @Field(() => String, { nullable: true, description: 'Only those of this project; a token for one project is told of that one.' })
  project?: string | null;
}

/** What `comparison` is asked. */
@ArgsType()
export class ComparisonArgs {
  @Field(() => Int, { description: 'Its number.' })
  number!: number;

  @Field(() => String, { nullable: true, description: 'Only if it is of this project; a token for one project is told of that one.' })
  project?: string | null;
}

/** Comparisons: reading. They are made by `gradlens compare`. */
@Resolver(() => ComparisonModel)
export class ComparisonsResolver {
  constructor(private readonly comparisons: ComparisonsService) {}

  @Query(() => ComparisonConnection, { name: 'comparisons', description: 'Stored comparisons of a scaler with its ablations and tuned baselines, newest first.' })
  list(@Args() { first, after, run, project }: ComparisonsArgs): Promise<ComparisonConnection> {
    return this.comparisons.list({ first: pageSize(first), after, project, run: run === null || run === undefined ? undefined : runUuidOf(run, 'run') });
  }

  @Query(() => ComparisonModel, { name: 'comparison', nullable: true, description: 'One stored comparison; null where there is none of this number.' })
  one(@Args() { number, project }: ComparisonArgs): Promise<ComparisonModel | null> {
    return this.comparisons.find(number, project);
  }

  @ResolveField(() => [ComparisonArm], { description: 'Every arm: that of the spec\'s own scaler first, then its ablations, then baselines.' })
  async arms(@Parent() { number, costs }: ComparisonModel, @Context() context: GraphqlContext): Promise<ComparisonArm[]> {
    const details = await context.loaders.comparisonDetails.load(number);
    return details === null ? [] : toArms(details, costs);
  }

  @ResolveField(() => RunModel, { nullable: true, description: 'The run that was compared; of a spec, its newest run; null where there is none.' })
  async run(@Parent() { number }: ComparisonModel, @Context() context: GraphqlContext): Promise<RunModel | null> {
    const run = await context.loaders.comparedRuns.load(number);
    return run === null ? null : toRun(await context.loaders.runs.load(run));
  }
}

/** Comparisons of one run. */
@Resolver(() => RunModel)
export class RunComparisonsResolver {
  constructor(private readonly comparisonsOf: ComparisonsService) {}

  @ResolveField(() => ComparisonConnection, { description: 'Comparisons of the run, or of a spec equal to its own, newest first.' })
  comparisons(@Parent() { uuid }: RunModel, @Args() { first, after }: PageArgs): Promise<ComparisonConnection> {
    return this.comparisonsOf.list({ first: pageSize(first), after, run: uuid });
  }
}
