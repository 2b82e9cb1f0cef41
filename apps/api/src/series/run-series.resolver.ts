import { Args, Context, Int, Parent, ResolveField, Resolver } from '@nestjs/graphql';

import { FINAL_STATES } from '#libs/contracts';

import { integerWithin } from '../common/bad-input.js';
import { pageSize } from '../common/connection.js';
import type { GraphqlContext } from '../common/context.js';
import { RunModel } from '../runs/run.model.js';
import { DecisionConnection, DecisionModel } from './decision.model.js';
import { DecisionsService } from './decisions.service.js';
import { DecisionsArgs, HeatmapArgs, SeriesArgs, StepSeriesArgs } from './series.args.js';
import { Heatmap, Series } from './series.model.js';
import { type Recorded, type SeriesSource, SeriesService } from './series.service.js';

const POINTS = { min: 2, max: 10_000 };
const COLUMNS = { min: 1, max: 4_000 };

/** What a run recorded, step by step. */
@Resolver(() => RunModel)
export class RunSeriesResolver {
  constructor(
    private readonly seriesOf: SeriesService,
    private readonly decisionsOf: DecisionsService,
  ) {}

  @ResolveField(() => Series, { description: 'A measure of one layer over steps.' })
  async series(@Parent() run: RunModel, @Args() args: SeriesArgs, @Context() context: GraphqlContext): Promise<SeriesSource> {
    integerWithin('maxPoints', args.maxPoints, POINTS);
    const layers = await context.loaders.layers.load(run.uuid);
    return this.seriesOf.ofLayer(await recordedOf(run, context), layers, args);
  }

  @ResolveField(() => Series, { description: 'A number that all layers share, over steps.' })
  async stepSeries(@Parent() run: RunModel, @Args() args: StepSeriesArgs, @Context() context: GraphqlContext): Promise<SeriesSource> {
    integerWithin('maxPoints', args.maxPoints, POINTS);
    return this.seriesOf.ofStep(await recordedOf(run, context), args);
  }

  @ResolveField(() => Heatmap, { description: 'A measure of all layers over steps.' })
  async heatmap(@Parent() run: RunModel, @Args() args: HeatmapArgs, @Context() context: GraphqlContext): Promise<Heatmap> {
    integerWithin('maxColumns', args.maxColumns, COLUMNS);
    return this.seriesOf.heatmap(await recordedOf(run, context), args);
  }

  @ResolveField(() => DecisionConnection, { description: 'Decisions in a range of steps, by step, then layer.' })
  async decisions(
    @Parent() run: RunModel,
    @Args() args: DecisionsArgs,
    @Context() context: GraphqlContext,
  ): Promise<DecisionConnection> {
    pageSize(args.first);
    const layers = await context.loaders.layers.load(run.uuid);
    return this.decisionsOf.list(run.uuid, layers, args);
  }

  @ResolveField(() => DecisionModel, { nullable: true, description: 'The decision for one layer at one step; null when none is recorded.' })
  async decision(
    @Parent() run: RunModel,
    @Args('step', { type: () => Int, description: 'The step, from 0.' }) step: number,
    @Args('layer', { type: () => String, description: 'Name of the layer.' }) layer: string,
    @Context() context: GraphqlContext,
  ): Promise<DecisionModel | null> {
    const layers = await context.loaders.layers.load(run.uuid);
    return this.decisionsOf.one(run.uuid, layers, { step, layer });
  }
}

/** The run, and where it is over what tells its numbers from earlier and later ones. */
async function recordedOf({ uuid, state }: RunModel, { loaders }: GraphqlContext): Promise<Recorded> {
  return { run: uuid, version: FINAL_STATES.includes(state) ? await loaders.finishedLedgers.load(uuid) : null };
}
