import { Context, Float, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import type { GraphqlContext } from '../common/context.js';
import { LayerModel, toLayer } from './layer.model.js';
import { RunModel } from './run.model.js';
import { Evaluation, RunEvent } from './run-parts.model.js';
import { RunsService } from './runs.service.js';

/** Fields of a run that are read only when they are asked for. */
@Resolver(() => RunModel)
export class RunFieldsResolver {
  constructor(private readonly runs: RunsService) {}

  @ResolveField(() => [LayerModel], { description: 'Layers, in the order of the forward pass; empty before the run starts.' })
  async layers(@Parent() run: RunModel, @Context() context: GraphqlContext): Promise<LayerModel[]> {
    const layers = await context.loaders.layers.load(run.uuid);
    return layers.map((layer) => toLayer(run.uuid, layer));
  }

  @ResolveField(() => Float, { description: 'Scaling decisions recorded. A whole number.' })
  decisionCount(@Parent() run: RunModel): Promise<number> {
    return this.runs.decisionCount(run.uuid);
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
  evaluations(@Parent() run: RunModel): Promise<Evaluation[]> {
    return this.runs.evaluations(run.uuid);
  }

  @ResolveField(() => [RunEvent], { description: 'What else happened to the run, in order.' })
  events(@Parent() run: RunModel): Promise<RunEvent[]> {
    return this.runs.events(run.uuid);
  }
}
