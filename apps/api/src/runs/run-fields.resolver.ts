import { Context, Float, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { GraphqlContext } from '../common/context.js';
import { measured, measuredOrNull } from '../common/measured-number.js';
import { WAITS_FOR } from '../studies/study.model.js';
import { LayerModel, toLayer } from './layer.model.js';
import { RunModel } from './run.model.js';
import { Evaluation, RunEvent } from './run-parts.model.js';

/** Fields of a run that are read only when they are asked for. */
@Resolver(() => RunModel)
export class RunFieldsResolver {
  @ResolveField(() => [LayerModel], { description: 'Layers, in the order of the forward pass; empty before the run starts.' })
  async layers(@Parent() run: RunModel, @Context() context: GraphqlContext): Promise<LayerModel[]> {
    const layers = await context.loaders.layers.load(run.uuid);
    return layers.map((layer) => toLayer(run.uuid, layer));
  }

  @ResolveField(() => String, WAITS_FOR)
  waitsFor(@Parent() { state }: RunModel, @Context() { loaders }: GraphqlContext): Promise<string | null> {
    return loaders.waitsFor.load(state);
  }

  @ResolveField(() => Float, { description: 'Scaling decisions recorded. A whole number.' })
  decisionCount(@Parent() run: RunModel, @Context() { loaders }: GraphqlContext): Promise<number> {
    return loaders.decisionCounts.load(run.uuid);
  }

  @ResolveField(() => Int, { description: 'Alerts of the run that are firing now.' })
  async firingAlerts(@Parent() run: RunModel, @Context() context: GraphqlContext): Promise<number> {
    return (await context.loaders.alertCounts.load(run.uuid)).firing;
  }

  @ResolveField(() => Int, { description: 'Alerts of the run, firing and resolved.' })
  async alertCount(@Parent() run: RunModel, @Context() context: GraphqlContext): Promise<number> {
    return (await context.loaders.alertCounts.load(run.uuid)).total;
  }

  @ResolveField(() => [Evaluation], { description: 'Evaluations, by step.' })
  async evaluations(@Parent() run: RunModel, @Context() { loaders }: GraphqlContext): Promise<Evaluation[]> {
    const rows = await loaders.evaluations.load(run.uuid);
    return rows.map(({ step, split, loss, accuracy, r2 = null, rmse = null, mae = null }) => ({
      ...{ step, split, loss: measured(loss ?? NaN), accuracy: measured(accuracy ?? NaN) },
      ...{ r2: measuredOrNull(r2), rmse: measuredOrNull(rmse), mae: measuredOrNull(mae) },
    }));
  }

  @ResolveField(() => [RunEvent], { description: 'What else happened to the run, in order.' })
  async events(@Parent() run: RunModel, @Context() { loaders }: GraphqlContext): Promise<RunEvent[]> {
    const rows = await loaders.events.load(run.uuid);
    return rows.map(({ step, kind, detail, createdAt }) => ({ step, kind, detail, at: createdAt }));
  }
}
