import { ArgsType, Field, Int } from '@nestjs/graphql';

import type { SeriesMeasure } from '#libs/contracts';

import { PageArgs } from '../common/connection.js';
import { MeasureEnum, StepMeasureEnum } from '../common/enums.js';

/** A range of steps, both ends included. */
@ArgsType()
export class StepRangeArgs {
  @Field(() => Int, { nullable: true, description: 'First step, included; the first recorded one when absent.' })
  fromStep?: number | null;

  @Field(() => Int, { nullable: true, description: 'Last step, included; the last recorded one when absent.' })
  toStep?: number | null;
}

/** What `Run.series` is asked. */
@ArgsType()
export class SeriesArgs extends StepRangeArgs {
  @Field(() => String, { description: 'Name of the layer.' })
  layer!: string;

  @Field(() => MeasureEnum, { description: 'The measure.' })
  measure!: SeriesMeasure;

  @Field(() => Int, { description: 'Most points to give back, 2 to 10000; more steps are put into buckets.' })
  maxPoints!: number;
}

/** What `Run.stepSeries` is asked. */
@ArgsType()
export class StepSeriesArgs extends StepRangeArgs {
  @Field(() => StepMeasureEnum, { description: 'The measure.' })
  measure!: 'loss' | 'learningRate';

  @Field(() => Int, { description: 'Most points to give back, 2 to 10000; more steps are put into buckets.' })
  maxPoints!: number;
}

/** What `Run.heatmap` is asked. */
@ArgsType()
export class HeatmapArgs extends StepRangeArgs {
  @Field(() => MeasureEnum, { description: 'The measure.' })
  measure!: SeriesMeasure;

  @Field(() => Int, { description: 'Most columns to give back, 1 to 4000.' })
  maxColumns!: number;
}

/** What `Run.decisions` is asked. */
@ArgsType()
export class DecisionsArgs extends PageArgs {
  @Field(() => [String], { nullable: true, description: 'Names of layers; all when absent.' })
  layers?: string[] | null;

  @Field(() => Int, { description: 'First step, included.' })
  fromStep!: number;

  @Field(() => Int, { description: 'Last step, included.' })
  toStep!: number;
}
