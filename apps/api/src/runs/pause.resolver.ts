import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';

import { actOf } from '../auth/actor-of.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf } from '../common/global-id.js';
import { TellRunInput, TellRunResult } from './pause.model.js';
import { RunModel } from './run.model.js';
import { RunControl } from './run-control.service.js';

/** Pausing a run and letting it go on. */
@Resolver(() => RunModel)
export class PauseResolver {
  constructor(private readonly control: RunControl) {}

  @Mutation(() => TellRunResult, { description: 'Tells a running run to wait before its next step; nothing is lost, and resumeRun undoes it.' })
  pauseRun(
    @Args('input', { type: () => TellRunInput, description: 'The run, and why.' }) input: TellRunInput,
    @Context() context: GraphqlContext,
  ): Promise<typeof TellRunResult> {
    return this.tell('pause', input, context);
  }

  @Mutation(() => TellRunResult, { description: 'Tells a paused run to go on; one that is marked sensitive goes on only at the word of a reviewer.' })
  resumeRun(
    @Args('input', { type: () => TellRunInput, description: 'The run, and why.' }) input: TellRunInput,
    @Context() context: GraphqlContext,
  ): Promise<typeof TellRunResult> {
    return this.tell('resume', input, context);
  }

  private tell(kind: 'pause' | 'resume', { run, reason }: TellRunInput, context: GraphqlContext): Promise<typeof TellRunResult> {
    return this.control.tell(runUuidOf(run, 'input.run'), { kind }, actOf(context, reason));
  }
}
