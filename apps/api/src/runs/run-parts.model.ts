import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import { MeasuredNumber } from '../common/measured-number.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';

/** What a finished run is summed up by. */
@ObjectType({ description: 'What a finished run is summed up by.' })
export class RunSummary {
  @Field(() => Int, { description: 'Optimizer updates done. Unit: steps.' })
  steps!: number;

  @Field(() => Int, { description: 'Layers of the net.' })
  layers!: number;

  @Field(() => Float, { description: 'Scaling decisions recorded: layers × steps. A whole number.' })
  decisions!: number;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Training loss at the end. Dimensionless.' })
  trainLoss!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Loss on the test split at the end. Dimensionless.' })
  testLoss!: MeasuredNumber | null;

  @Field(() => Float, { nullable: true, description: 'Share of the test split predicted rightly at the end, 0 to 1; null where a number is predicted.' })
  testAccuracy!: number | null;

  @Field(() => Float, { nullable: true, description: 'R² on the test split at the end, where a number is predicted: 1 is perfect, 0 as good as the mean. Dimensionless.' })
  testR2!: number | null;

  @Field(() => Float, { nullable: true, description: 'Root mean squared error on the test split at the end, in the unit of what is predicted.' })
  testRmse!: number | null;

  @Field(() => Float, { nullable: true, description: 'Mean absolute error on the test split at the end, in the unit of what is predicted.' })
  testMae!: number | null;

  @Field(() => Int, { nullable: true, description: 'Step at which the target was met; null when it was not or there is none.' })
  stepsToTarget!: number | null;

  @Field(() => Float, { description: 'Wall time of training. Unit: s.' })
  seconds!: number;

  @Field(() => Float, { description: 'Steps per second of training.' })
  stepsPerSecond!: number;

  @Field(() => String, { description: 'Backend that computed it: tensorflow, webgpu, wasm or cpu.' })
  backend!: string;

  @Field(() => String, { nullable: true, description: 'sha256 of the final weights, hex.' })
  weightsSha256!: string | null;
}

/** One evaluation on a split. */
@ObjectType({ description: 'One evaluation of the net on a whole split.' })
export class Evaluation {
  @Field(() => Int, { description: 'Step after which it was done.' })
  step!: number;

  @Field(() => String, { description: 'Split it was done on: train or test.' })
  split!: string;

  @Field(() => MeasuredNumber, { description: 'Mean loss over the split. Dimensionless.' })
  loss!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Share predicted rightly, 0 to 1; not finite where a number is predicted.' })
  accuracy!: MeasuredNumber;

  @Field(() => MeasuredNumber, { nullable: true, description: 'R² where a number is predicted: 1 is perfect, 0 as good as the mean of the split; null otherwise. Dimensionless.' })
  r2!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Root mean squared error where a number is predicted, in its unit; null otherwise.' })
  rmse!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Mean absolute error where a number is predicted, in its unit; null otherwise.' })
  mae!: MeasuredNumber | null;
}

/** Something that happened to a run and is no decision. */
@ObjectType({ description: 'Something that happened to a run and is no decision: a resume, a rollback, an interruption.' })
export class RunEvent {
  @Field(() => Int, { nullable: true, description: 'Step at which it happened; null when it belongs to none.' })
  step!: number | null;

  @Field(() => String, { description: 'What happened, kebab-case.' })
  kind!: string;

  @Field(() => JsonScalar, { nullable: true, description: 'What there is to say about it; fields depend on the kind.' })
  detail!: unknown;

  @Field(() => DateTimeScalar, { description: 'When. UTC.' })
  at!: Date;
}
