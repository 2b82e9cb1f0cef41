import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { CompareEconomy } from '#libs/contracts';

/** Units of an economy, GraphQL name to stored value. */
export const EconomyUnitEnum = { PROCESSOR_SECONDS: 'processor seconds', MONEY: 'money' } as const satisfies Record<string, CompareEconomy['unit']>;
registerEnumType(EconomyUnitEnum, {
  name: 'EconomyUnit',
  description: 'Unit of an economy.',
  valuesMap: { PROCESSOR_SECONDS: { description: 'Seconds of one processor core.' }, MONEY: { description: 'Money, by the stated prices.' } },
});

/** What was trained. */
@ObjectType({ description: 'What was trained, how long, and where.' })
export class ComparisonTask {
  @Field(() => String, { description: 'Name of the data set.' })
  data!: string;

  @Field(() => String, { nullable: true, description: 'Column of the number that is predicted; null where classes are. Accuracies are R² where it is not null.' })
  predicts!: string | null;

  @Field(() => Int, { description: 'Rows trained on.' })
  trainRows!: number;

  @Field(() => Int, { description: 'Rows on which everything was chosen.' })
  validationRows!: number;

  @Field(() => Int, { description: 'Rows looked at after the last step only.' })
  testRows!: number;

  @Field(() => String, { description: 'Kind of the net.' })
  model!: string;

  @Field(() => Int, { description: 'Its layers.' })
  layers!: number;

  @Field(() => Float, { description: 'Its parameters.' })
  parameters!: number;

  @Field(() => Int, { description: 'Records of a batch.' })
  batchSize!: number;

  @Field(() => Float, { description: 'Steps of each training.' })
  budget!: number;

  @Field(() => Float, { description: 'Steps between two looks at the validation split.' })
  evaluateEvery!: number;

  @Field(() => Int, { description: 'Trainings of each arm, paired.' })
  seeds!: number;

  @Field(() => Int, { description: 'Trainings at each learning rate of a grid.' })
  tuningSeeds!: number;

  @Field(() => Boolean, { description: 'Whether the scaler and its ablations were tuned as the baselines were.' })
  isTuned!: boolean;

  @Field(() => Float, { nullable: true, description: 'Validation loss that was to be reached; null where it is not a finite number. Unit: nats.' })
  target!: number | null;

  @Field(() => String, { description: 'The baseline that set it.' })
  targetBy!: string;

  @Field(() => String, { description: 'What computed the tensors.' })
  backend!: string;

  @Field(() => String, { description: 'Processor and operating system.' })
  machine!: string;

  @Field(() => Int, { description: 'Its cores.' })
  cores!: number;

  @Field(() => Float, { nullable: true, description: 'Load of the machine over a minute when the clock was read.' })
  load!: number | null;
}

/** What was stated, not measured. */
@ObjectType({ description: 'What seconds, power and storage were taken to cost: stated, not measured.' })
export class ComparisonCosts {
  @Field(() => Float, { nullable: true, description: 'Of a processor hour; null where cost is told in processor seconds. Unit: money.' })
  pricePerHour!: number | null;

  @Field(() => Float, { nullable: true, description: 'Of a busy core; null without. Unit: W.' })
  watts!: number | null;

  @Field(() => Float, { description: 'Of a gigabyte kept for a year. Unit: money.' })
  storagePerGbYear!: number;

  @Field(() => Float, { description: 'Of the traces of the run that was compared. Unit: s.' })
  traceSeconds!: number;

  @Field(() => Float, { description: 'Processor seconds of the search for the weights of the scaler. Unit: s.' })
  metaSeconds!: number;

  @Field(() => Float, { description: 'Trainings that share it.' })
  retrainings!: number;
}

/** Whether it pays. */
@ObjectType({ description: 'One training to the target: baseline − (training + recording + storage + tracing + metaTraining). Null where a part is not a finite number.' })
export class ComparisonEconomy {
  @Field(() => EconomyUnitEnum, { description: 'Unit of every part.' })
  unit!: CompareEconomy['unit'];

  @Field(() => Float, { nullable: true, description: 'Price of a processor hour by which storage is told in processor seconds; null in money.' })
  exchangePerHour!: number | null;

  @Field(() => String, { description: 'The baseline that reaches the target at the least cost.' })
  other!: string;

  @Field(() => Float, { nullable: true, description: 'What that baseline costs.' })
  baseline!: number | null;

  @Field(() => Float, { nullable: true, description: 'The base optimizer of the scaler alone.' })
  training!: number | null;

  @Field(() => Float, { nullable: true, description: 'Scaling, measuring, reading back and writing.' })
  recording!: number | null;

  @Field(() => Float, { nullable: true, description: 'What is recorded, kept for a year.' })
  storage!: number | null;

  @Field(() => Float, { nullable: true, description: 'The traces of the run that was compared.' })
  tracing!: number | null;

  @Field(() => Float, { nullable: true, description: 'This training\'s part of the search for the weights of the scaler.' })
  metaTraining!: number | null;

  @Field(() => Float, { nullable: true, description: 'What is left: negative where it does not pay.' })
  net!: number | null;

  @Field(() => Float, { nullable: true, description: 'Lower end of the 95 % interval of `net`, over seeds and turns of the clock.' })
  low!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper end of it.' })
  high!: number | null;

  @Field(() => Float, { nullable: true, description: 'What one training to the target records. Unit: bytes.' })
  bytes!: number | null;

  @Field(() => Float, { nullable: true, description: 'Energy of the baseline; null without a power. Unit: Wh.' })
  baselineEnergy!: number | null;

  @Field(() => Float, { nullable: true, description: 'Energy of the scaler, recorded; null without a power. Unit: Wh.' })
  scalerEnergy!: number | null;
}
