import { Args, ArgsType, Context, Field, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { actOf } from '../auth/actor-of.js';
import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { ActionRequestConnection, ActionRequestModel, DecideActionInput, DecideActionResult } from './action.model.js';
import { ActionsService } from './actions.service.js';

/** What `actionRequests` is asked. */
@ArgsType()
export class ActionRequestsArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only requests on this run: its uuid or global id.' })
  run?: string | null;

  @Field(() => String, { nullable: true, description: 'Only requests of runs of this project; a token for one project is told of that one.' })
  project?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those that wait for a person, or only the others.' })
  open?: boolean | null;
}

/** What rules ask for, and what people say to it. */
@Resolver(() => ActionRequestModel)
export class ActionsResolver {
  constructor(private readonly actions: ActionsService) {}

  @Query(() => ActionRequestConnection, { name: 'actionRequests', description: 'What alerts asked to be done to their runs.' })
  list(@Args() { first, after, run, project, open }: ActionRequestsArgs): Promise<ActionRequestConnection> {
    const uuid = run === null || run === undefined ? undefined : runUuidOf(run, 'run');
    return this.actions.list({ first: pageSize(first), after, run: uuid, project, open });
  }

  @Mutation(() => DecideActionResult, { description: 'Approves a proposal: it becomes a command. One that timed out is reviewed so, by a reviewer.' })
  approveAction(@Args('input', { type: () => DecideActionInput, description: 'The request, and why.' }) { request, reason }: DecideActionInput, @Context() context: GraphqlContext): Promise<typeof DecideActionResult> {
    return this.actions.decide(request, 'approve', actOf(context, reason));
  }

  @Mutation(() => DecideActionResult, { description: 'Rejects a proposal: nothing follows. One that timed out is reviewed so, by a reviewer.' })
  rejectAction(@Args('input', { type: () => DecideActionInput, description: 'The request, and why.' }) { request, reason }: DecideActionInput, @Context() context: GraphqlContext): Promise<typeof DecideActionResult> {
    return this.actions.decide(request, 'reject', actOf(context, reason));
  }

  @ResolveField(() => RunModel, { description: 'The run it is about.' })
  async run(@Parent() request: ActionRequestModel, @Context() context: GraphqlContext): Promise<RunModel> {
    return toRun(await context.loaders.runs.load(request.runUuid));
  }
}

/** What is to be known of a run because of requests. */
@Resolver(() => RunModel)
export class RunActionsResolver {
  @ResolveField(() => Boolean, { description: 'Whether it goes on under the time-out policy, and no reviewer has looked at that yet.' })
  async unreviewed(@Parent() run: RunModel, @Context() context: GraphqlContext): Promise<boolean> {
    return await context.loaders.unreviewed.load(run.uuid);
  }
}
