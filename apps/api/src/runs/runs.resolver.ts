import { Args, ArgsType, Context, Field, ID, Mutation, Query, Resolver } from '@nestjs/graphql';

import type { RunState } from '#libs/contracts';
import type { RunSort } from '#libs/decision-store';

import { actOf, actorOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { RunSortEnum, RunStateEnum } from '../common/enums.js';
import { runUuidOf } from '../common/global-id.js';
import { DateTimeScalar } from '../common/scalars.js';
import { CancelRunInput, CancelRunResult, StartRunInput, StartRunResult } from './mutations.model.js';
import { RunConnection, RunModel } from './run.model.js';
import { RunControl } from './run-control.service.js';
import { RunsService } from './runs.service.js';

/** What `runs` is asked. */
@ArgsType()
export class RunsArgs extends PageArgs {
  @Field(() => RunStateEnum, { nullable: true, description: 'Only runs in this state.' })
  state?: RunState | null;

  @Field(() => String, { nullable: true, description: 'Only runs of this project.' })
  project?: string | null;

  @Field(() => String, { nullable: true, description: 'Only runs whose name contains this text, or whose uuid begins with it, in any case.' })
  search?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only runs that were made from this time on.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'Only runs that were made before this time.' })
  to?: Date | null;

  @Field(() => Boolean, { nullable: true, description: 'Only runs with alerts that fire now (true), or only those without (false).' })
  firing?: boolean | null;

  @Field(() => RunSortEnum, { defaultValue: RunSortEnum.NEWEST, description: 'Order of the runs; keep it from page to page.' })
  sort!: RunSort;
}

/** Runs: reading, starting, cancelling. */
@Resolver(() => RunModel)
export class RunsResolver {
  constructor(
    private readonly runs: RunsService,
    private readonly control: RunControl,
  ) {}

  @Query(() => RunModel, { name: 'run', nullable: true, description: 'One run; null when there is none.' })
  run(@Args('uuid', { type: () => ID, description: 'uuid or global id of the run.' }) uuid: string): Promise<RunModel | null> {
    return this.runs.find(runUuidOf(uuid, 'uuid'));
  }

  @Query(() => RunConnection, { name: 'runs', description: 'Runs, newest first unless another order is asked for.' })
  list(@Args() { first, ...rest }: RunsArgs): Promise<RunConnection> {
    return this.runs.list({ ...rest, first: pageSize(first) });
  }

  @Mutation(() => StartRunResult, { description: 'Creates a run and queues it; an executor picks it up.' })
  startRun(
    @Args('input', { type: () => StartRunInput, description: 'The spec, and why.' }) input: StartRunInput,
    @Context() context: GraphqlContext,
  ): Promise<typeof StartRunResult> {
    return this.control.start(input, actorOf(context), context.access?.project ?? null);
  }

  @Mutation(() => CancelRunResult, { description: 'Tells a run to stop: a queued one at once, a running one at its next step.' })
  cancelRun(
    @Args('input', { type: () => CancelRunInput, description: 'The run, and why.' }) input: CancelRunInput,
    @Context() context: GraphqlContext,
  ): Promise<typeof CancelRunResult> {
    return this.control.cancel(runUuidOf(input.run, 'input.run'), actOf(context, input.reason));
  }
}
