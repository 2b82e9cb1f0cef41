import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats, PackedInts } from '../common/packed.js';

/** Rates of a group. */
@ObjectType({ description: 'Rates of one protected group on the test split. A rate over no records is 0: the counts tell.' })
export class GroupRatesModel {
  @Field(() => [String], { description: 'Value of each attribute, in the order of attributes.' })
  group!: readonly string[];

  @Field(() => Int, { description: 'Unit: records.' })
  count!: number;

  @Field(() => Int, { description: 'Records whose true class is the positive one.' })
  positives!: number;

  @Field(() => Int, { description: 'Records that are given the positive class.' })
  selected!: number;

  @Field(() => Float, { description: 'selected / count, 0 to 1. Dimensionless.' })
  selectionRate!: number;

  @Field(() => Float, { description: 'Share of the positives that are given the positive class, 0 to 1. Dimensionless.' })
  truePositiveRate!: number;

  @Field(() => Float, { description: 'Share of the others that are given the positive class, 0 to 1. Dimensionless.' })
  falsePositiveRate!: number;

  @Field(() => String, { nullable: true, description: 'Why these rates tell nothing: the group has fewer than 20 records. Null where it has more.' })
  tooFew!: string | null;
}

/** A gap between groups. */
@ObjectType({ description: 'How far groups lie apart, with its 95 % bootstrap interval. Dimensionless.' })
export class GroupGap {
  @Field(() => MeasuredNumber, { description: 'The gap.' })
  value!: MeasuredNumber;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Lower end of the interval; null before the end of the run.' })
  low!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Upper end of the interval; null before the end of the run.' })
  high!: MeasuredNumber | null;

  @Field(() => String, { nullable: true, description: 'Which groups it rests on that have too few people to tell (fewer than 20 records; for odds, of either class), in words. Null where none has.' })
  tooFew!: string | null;
}

/** Groups of an attribute as last recorded. */
@ObjectType({ description: 'Groups of a protected attribute, or of the intersection of several, as last recorded. Figures are those of Fairlearn 0.15.' })
export class AttributeGroups {
  @Field(() => [String], { description: 'The attribute; several of an intersection.' })
  attributes!: readonly string[];

  @Field(() => String, { description: 'Name of the positive class.' })
  positive!: string;

  @Field(() => Float, { description: 'Score from which on it is given. Dimensionless.' })
  threshold!: number;

  @Field(() => Int, { description: 'Updates made. Unit: steps.' })
  step!: number;

  @Field(() => [GroupRatesModel], { description: 'The groups, by name.' })
  groups!: readonly GroupRatesModel[];

  @Field(() => GroupGap, { description: 'Largest − smallest selection rate.' })
  demographicParityDifference!: GroupGap;

  @Field(() => GroupGap, { description: 'Smallest / largest selection rate; NaN where nobody is selected.' })
  demographicParityRatio!: GroupGap;

  @Field(() => GroupGap, { description: 'The larger of the differences of true and false positive rate.' })
  equalizedOddsDifference!: GroupGap;

  @Field(() => GroupGap, { description: 'The smaller of their ratios.' })
  equalizedOddsRatio!: GroupGap;
}

/** Rates of a group over time. */
@ObjectType({ description: 'Rates of one group over the course of a run, packed; NaN at steps at which it had no records.' })
export class GroupRateSeries {
  @Field(() => [String], { description: 'Value of each attribute, in the order of attributes.' })
  group!: readonly string[];

  @Field(() => Int, { description: 'Records at the last recording.' })
  count!: number;

  @Field(() => PackedFloats, { description: 'Share given the positive class, 0 to 1. Dimensionless.' })
  selectionRate!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Share of the positives given it, 0 to 1; NaN without positives. Dimensionless.' })
  truePositiveRate!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Share of the others given it, 0 to 1; NaN without others. Dimensionless.' })
  falsePositiveRate!: PackedFloats;
}

/** Group metrics over time. */
@ObjectType({ description: 'Group metrics of a protected attribute, or of an intersection, over the course of a run, packed.' })
export class GroupMetricSeries {
  @Field(() => [String], { description: 'The attribute; several of an intersection.' })
  attributes!: readonly string[];

  @Field(() => String, { description: 'Name of the positive class.' })
  positive!: string;

  @Field(() => Float, { description: 'Score from which on it is given. Dimensionless.' })
  threshold!: number;

  @Field(() => PackedInts, { description: 'Updates made at each recording. Unit: steps.' })
  steps!: PackedInts;

  @Field(() => PackedFloats, { description: 'Demographic parity difference, 0 to 1. Dimensionless.' })
  demographicParityDifference!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Equalized odds difference, 0 to 1. Dimensionless.' })
  equalizedOddsDifference!: PackedFloats;

  @Field(() => String, { nullable: true, description: 'Which groups have too few people for the demographic parity difference to tell, at the last recording, in words. Null where none has.' })
  demographicParityTooFew!: string | null;

  @Field(() => String, { nullable: true, description: 'The same for the equalized odds difference.' })
  equalizedOddsTooFew!: string | null;

  @Field(() => [GroupRateSeries], { description: 'The groups, by name.' })
  groups!: readonly GroupRateSeries[];
}
