import { Field, Int, ObjectType } from '@nestjs/graphql';

import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats, PackedInts } from '../common/packed.js';

/** One point of a series. */
@ObjectType({ description: 'One point of a series: one step, or a bucket of steps when the series is sampled.' })
export class SeriesPoint {
  @Field(() => Int, { description: 'The step; of a bucket its first step.' })
  step!: number;

  @Field(() => MeasuredNumber, { description: 'The value; of a bucket the mean.' })
  value!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'The least value of the bucket.' })
  min!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'The greatest value of the bucket.' })
  max!: MeasuredNumber;

  @Field(() => Int, { description: 'Recorded values of the point that are NaN or infinite.' })
  nonFinite!: number;
}

/** A measure over steps. */
@ObjectType({
  description:
    'A measure over steps, packed beside a plain list. When sampled, each value is the mean of a bucket of steps whose true ' +
    'minimum and maximum are given, and how many of its values are NaN or infinite: neither a spike nor a NaN is ever hidden.',
})
export class Series {
  @Field(() => Boolean, { description: 'Whether there were more steps than maxPoints, so that points are buckets.' })
  sampled!: boolean;

  @Field(() => Int, { description: 'Number of recorded steps in the range asked for.' })
  count!: number;

  @Field(() => PackedInts, { description: 'Step of each point; of a bucket its first step.' })
  steps!: PackedInts;

  @Field(() => PackedFloats, { description: 'Value of each point; of a bucket the mean. Unit: that of the measure.' })
  values!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Least value of each bucket. Unit: that of the measure.' })
  min!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Greatest value of each bucket. Unit: that of the measure.' })
  max!: PackedFloats;

  @Field(() => PackedInts, { description: 'Recorded values of each point that are NaN or infinite.' })
  nonFinite!: PackedInts;

  @Field(() => Boolean, { description: 'Removed by retention: the decisions themselves are gone, and only points of 4,096 steps or more (256 for loss and learning rate) are left.' })
  removed!: boolean;
}

/** Layers × steps of one measure. */
@ObjectType({ description: 'Layers × steps of one measure. Packed fields are [layers × columns], row-major.' })
export class Heatmap {
  @Field(() => [String], { description: 'Name of each row, in the order of the forward pass.' })
  layers!: string[];

  @Field(() => PackedInts, { description: 'First step of each column.' })
  columnSteps!: PackedInts;

  @Field(() => Int, { description: 'Steps that one column stands for.' })
  stepsPerColumn!: number;

  @Field(() => PackedFloats, { description: 'Least value of each cell. Unit: that of the measure.' })
  min!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Greatest value of each cell. Unit: that of the measure.' })
  max!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Mean of each cell. Unit: that of the measure.' })
  mean!: PackedFloats;

  @Field(() => PackedInts, { description: 'Recorded values of each cell that are NaN or infinite; minimum, maximum and mean are of the others.' })
  nonFinite!: PackedInts;

  @Field(() => PackedInts, { description: 'Decisions of each cell that carry a flag.' })
  flagged!: PackedInts;

  @Field(() => Boolean, { description: 'Removed by retention: the decisions themselves are gone, and only columns of 4,096 steps or more are left.' })
  removed!: boolean;
}
