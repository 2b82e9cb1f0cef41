import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';

import { MOST_LOWERED_STEPS } from '#libs/contracts';
import type { ControlOrder } from '#libs/decision-store';

import { actOf } from '../auth/actor-of.js';
import { badInput, integerWithin } from '../common/bad-input.js';
import type { GraphqlContext } from '../common/context.js';
import { runUuidOf } from '../common/global-id.js';
import { TellRunInput, TellRunResult } from '../runs/pause.model.js';
import { RunControl } from '../runs/run-control.service.js';
import { LowerRunInput, RollbackRunInput } from './control.model.js';

/** Lowering the scale of a live run and rolling it back; pausing and cancelling are with the runs. */
@Resolver()
export class ControlResolver {
  constructor(private readonly control: RunControl) {}

  @Mutation(() => TellRunResult, { description: 'Sets the scale of layers to 1 for some steps; every decision under it says so.' })
  lowerRun(@Args('input', { type: () => LowerRunInput, description: 'The run, the layers, for how long, and why.' }) input: LowerRunInput, @Context() context: GraphqlContext): Promise<typeof TellRunResult> {
    const layers = input.layers ?? null;
    if (layers?.length === 0) throw badInput('input.layers', layers, 'at least one layer, or null for all');
    const steps = input.steps ?? null;
    if (steps !== null) integerWithin('input.steps', steps, { min: 0, max: MOST_LOWERED_STEPS });
    return this.tell(input, { kind: 'lower', args: { layers, steps, guards: false } }, context);
  }

  @Mutation(() => TellRunResult, { description: 'Takes weights and optimizer back to a checkpoint; steps count on, and the scale is 1 for a while.' })
  rollbackRun(@Args('input', { type: () => RollbackRunInput, description: 'The run, how far back, and why.' }) input: RollbackRunInput, @Context() context: GraphqlContext): Promise<typeof TellRunResult> {
    const toStep = input.toStep ?? null;
    if (toStep !== null) integerWithin('input.toStep', toStep, { min: 0, max: Number.MAX_SAFE_INTEGER });
    return this.tell(input, { kind: 'rollback', args: { toStep } }, context);
  }

  private tell({ run, reason }: TellRunInput, order: ControlOrder, context: GraphqlContext): Promise<typeof TellRunResult> {
    return this.control.tell(runUuidOf(run, 'input.run'), order, actOf(context, reason));
  }
}
