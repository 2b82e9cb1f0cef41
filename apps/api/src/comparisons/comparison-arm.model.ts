import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { ArmRole } from '#libs/contracts';

import { PackedFloats, PackedInts } from '../common/packed.js';

/** Roles of arms, GraphQL name to stored value. */
export const ArmRoleEnum = { SCALER: 'scaler', UNIFORM: 'uniform', SCALE_ONE: 'scale 1', RANDOM: 'random', AUDITABLE: 'auditable', FREE: 'free', BASELINE: 'baseline' } as const satisfies Record<string, ArmRole>;
registerEnumType(ArmRoleEnum, {
  name: 'ArmRole',
  description: 'What an arm of a comparison is there for.',
  valuesMap: {
    SCALER: { description: 'The scaler of the spec, or one that was given beside it.' },
    UNIFORM: { description: 'The scaler before it, forced to one scale for all layers: what choosing by layer adds.' },
    SCALE_ONE: { description: 'No scaling: what scaling adds.' },
    RANDOM: { description: 'Random scales: what any scaling would do.' },
    AUDITABLE: { description: 'The same task under what profile auditable chooses: what auditability costs.' },
    FREE: { description: 'The same task under what the product chooses freely, beside a spec that is auditable.' },
    BASELINE: { description: 'A base optimizer with a tuned learning rate.' },
  },
});

/** A number and its interval. */
@ObjectType({ description: 'A difference with its 95 % paired bootstrap interval over seeds. Null where it is not a finite number.' })
export class ComparedDifference {
  @Field(() => Float, { nullable: true, description: 'The difference. Unit: that of the field it stands in.' })
  value!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of its interval.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of it.' })
  high!: number | null;
}

/** An arm against another one. */
@ObjectType({ description: 'An arm against another one. Savings are positive where this arm needs less. Unit: %.' })
export class ArmAgainst {
  @Field(() => String, { description: 'Name of the other arm.' })
  other!: string;

  @Field(() => ComparedDifference, { description: 'Fewer steps to the target, of mean steps. Unit: %.' })
  steps!: ComparedDifference;

  @Field(() => ComparedDifference, { nullable: true, description: 'Less processor time to the target, recording included, and with it cost and energy of training; null where one of them was not timed. Unit: %.' })
  processor!: ComparedDifference | null;

  @Field(() => ComparedDifference, { nullable: true, description: 'Less wall time to the target, recording included; null where one of them was not timed. Unit: %.' })
  wall!: ComparedDifference | null;

  @Field(() => ComparedDifference, { description: 'Final accuracy on the test split, this minus other. Unit: percentage points; hundredths of R² where a number is predicted.' })
  accuracy!: ComparedDifference;

  @Field(() => Boolean, { description: 'Whether final accuracy is shown not to be worse by 0.5 points or more.' })
  isNotWorse!: boolean;
}

/** How the validation loss fell. */
@ObjectType({ description: 'Validation loss of an arm over steps at its fastest rate: the middle of its seeds at each look.' })
export class ArmCurve {
  @Field(() => PackedInts, { description: 'Steps taken before each look, ascending.' })
  steps!: PackedInts;

  @Field(() => PackedFloats, { description: 'Median over seeds; a loss that is NaN counts as infinite. Unit: nats.' })
  median!: PackedFloats;

  @Field(() => PackedFloats, { description: 'First quartile over seeds.' })
  low!: PackedFloats;

  @Field(() => PackedFloats, { description: 'Third quartile over seeds.' })
  high!: PackedFloats;
}

/** What came of an arm. */
@ObjectType({ description: 'One way to train the task, and what came of it.' })
export class ComparisonArm {
  @Field(() => String, { description: 'Its name, unique within the comparison.' })
  name!: string;

  @Field(() => ArmRoleEnum, { description: 'What it is there for.' })
  role!: ArmRole;

  @Field(() => Float, { description: 'Learning rate by which it reaches the target first.' })
  learningRate!: number;

  @Field(() => Float, { description: 'Learning rate by which it ends best; the same where nothing was tuned.' })
  accurateLearningRate!: number;

  @Field(() => Boolean, { description: 'Whether a chosen rate is at the edge of the grid.' })
  isAtEdge!: boolean;

  @Field(() => [Float], { description: 'Steps to the target of each seed; the budget where it was missed.' })
  steps!: readonly number[];

  @Field(() => Int, { description: 'Seeds that missed the target.' })
  missed!: number;

  @Field(() => Float, { description: 'Median steps to the target.' })
  medianSteps!: number;

  @Field(() => Float, { description: 'Mean steps to the target.' })
  meanSteps!: number;

  @Field(() => Float, { nullable: true, description: 'Median processor seconds to the target; null where it was not timed. Unit: s.' })
  medianSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean processor seconds to the target; null where it was not timed. Unit: s.' })
  meanSeconds!: number | null;

  @Field(() => Float, { nullable: true, description: 'Price of the mean seconds; null without a price. Unit: money as stated.' })
  cost!: number | null;

  @Field(() => Float, { nullable: true, description: 'Energy of the mean seconds; null without a power. Unit: Wh.' })
  energy!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean accuracy on the test split after the last step, 0 to 1, or R² where a number is predicted; null where it is not a finite number.' })
  meanAccuracy!: number | null;

  @Field(() => [ArmAgainst], { description: 'Against every other arm; empty for baselines.' })
  against!: readonly ArmAgainst[];

  @Field(() => ArmCurve, { description: 'How its validation loss fell.' })
  curve!: ArmCurve;
}
