import { Args, ArgsType, Context, Field, ID, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';

import { PageArgs, pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf, studyOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { toRun } from '../runs/to-run.js';
import { ReplayConnection, ReplayModel, RunExecution } from './replay.model.js';
import { ReplaysService } from './replays.service.js';
import { toExecution } from './to-replay.js';

/** What `replays` is asked. */
@ArgsType()
export class ReplaysArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Only replays of this run: its uuid or global id.' })
  run?: string | null;

  @Field(() => String, { nullable: true, description: 'Only replays of runs of this project; a token for one project is told of that one.' })
  project?: string | null;
}

/** Replays: reading. */
@Resolver(() => ReplayModel)
export class ReplaysResolver {
  constructor(private readonly replays: ReplaysService) {}

  @Query(() => ReplayConnection, { name: 'replays', description: 'Stored replays of all runs, newest first.' })
  list(@Args() { first, after, run, project }: ReplaysArgs): Promise<ReplayConnection> {
    return this.replays.list({ first: pageSize(first), after, project, run: run === null || run === undefined ? undefined : runUuidOf(run, 'run') });
  }

  @Query(() => ReplayModel, { name: 'replay', nullable: true, description: 'One replay; null when it is gone.' })
  one(@Args('id', { type: () => ID, description: 'Its global id.' }) id: string): Promise<ReplayModel | null> {
    return this.replays.find(studyOf('Replay', id, 'id'));
  }

  @ResolveField(() => RunModel, { description: 'The run that was executed again.' })
  async run(@Parent() { runUuid }: ReplayModel, @Context() context: GraphqlContext): Promise<RunModel> {
    return toRun(await context.loaders.runs.load(runUuid));
  }
}

/** Replays of one run. */
@Resolver(() => RunModel)
export class RunReplaysResolver {
  constructor(private readonly replaysOf: ReplaysService) {}

  @ResolveField(() => ReplayConnection, { description: 'Stored replays of the run, newest first: whether it was ever executed again, and was the same.' })
  replays(@Parent() { uuid }: RunModel, @Args() { first, after }: PageArgs): Promise<ReplayConnection> {
    return this.replaysOf.list({ first: pageSize(first), after, run: uuid });
  }

  @ResolveField(() => RunExecution, {
    nullable: true,
    description: 'How the run was executed again last, for a trace, an impact or a replay: what releases and reports rest on. A replay that found it the same is passed over where the run was resumed or given other weights since. Null where it never was.',
  })
  async lastExecution(@Parent() { uuid }: RunModel, @Context() { loaders }: GraphqlContext): Promise<RunExecution | null> {
    const found = await loaders.executions.load(uuid);
    return found === null ? null : toExecution(found);
  }
}
