import { Args, ID, Int, Parent, ResolveField, Resolver, Subscription } from '@nestjs/graphql';

import { integerWithin } from '../common/bad-input.js';
import { runUuidOf } from '../common/global-id.js';
import { RunModel } from '../runs/run.model.js';
import { RunsService } from '../runs/runs.service.js';
import { LiveSteps, RunChangeModel } from './live.model.js';
import { LiveService } from './live.service.js';

const STEPS = { min: -1, max: 2 ** 31 - 1 };

/** What changes while a run trains. */
@Resolver(() => RunChangeModel)
export class LiveResolver {
  constructor(
    private readonly live: LiveService,
    private readonly runs: RunsService,
  ) {}

  @Subscription(() => RunChangeModel, {
    description: 'A word for each change of a run or of all runs. Changes that a slow client missed are folded into the latest.',
    resolve: (change: RunChangeModel) => change,
  })
  runChanged(
    @Args('run', { type: () => ID, nullable: true, description: 'Only changes of this run: its uuid or global id.' }) run?: string | null,
    @Args('project', { type: () => String, nullable: true, description: 'Only changes of runs of this project; a token for one project is told of that one.' }) project?: string | null,
  ): AsyncIterableIterator<RunChangeModel> {
    return this.live.changes(run === undefined || run === null ? null : runUuidOf(run, 'run'), project ?? null);
  }

  @Subscription(() => LiveSteps, {
    description: 'Steps of a run as they are recorded, from a cursor on. A slow client gets bigger batches, never a gap.',
    resolve: (steps: LiveSteps) => steps,
  })
  liveSteps(
    @Args('run', { type: () => ID, description: 'uuid or global id of the run.' }) run: string,
    @Args('afterStep', { type: () => Int, description: 'Cursor: the last step the client has; -1 for all from the start.' })
    afterStep: number,
  ): Promise<AsyncIterableIterator<LiveSteps>> {
    return this.live.steps(runUuidOf(run, 'run'), integerWithin('afterStep', afterStep, STEPS));
  }

  @ResolveField(() => RunModel, { nullable: true, description: 'The run as it is now; null after a resync.' })
  run(@Parent() change: RunChangeModel): Promise<RunModel | null> {
    return change.runUuid === null ? Promise.resolve(null) : this.runs.find(change.runUuid);
  }
}
