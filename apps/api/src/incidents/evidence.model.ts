import { Field, Int, ObjectType } from '@nestjs/graphql';

import type { SeriesMeasure } from '#libs/contracts';

import { MeasureEnum } from '../common/enums.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { DecisionModel } from '../series/decision.model.js';

/** Where a layer first left its level. */
@ObjectType('LayerMove', { description: 'Where a layer first left the level it had before the incident, up or down.' })
export class LayerMoveModel {
  @Field(() => String, { description: 'Name of the layer.' })
  layer!: string;

  @Field(() => Int, { description: 'The step at which it moved.' })
  step!: number;

  @Field(() => MeasureEnum, { description: 'What moved; of several at one step the cause before the effect.' })
  measure!: SeriesMeasure;

  @Field(() => MeasuredNumber, { description: 'The value there. Unit: that of the measure.' })
  value!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Median of the up to 50 values before; NaN where there were fewer than 5. Unit: that of the measure.' })
  level!: MeasuredNumber;
}

/** What guards did. */
@ObjectType('GuardCounts', { description: 'Decisions since the first step that guards and checks touched, of all layers.' })
export class GuardCountsModel {
  @Field(() => Int, { description: 'The clamp bounded the raw scale.' })
  clamped!: number;

  @Field(() => Int, { description: 'The rate limit bounded the change of the scale.' })
  rateLimited!: number;

  @Field(() => Int, { description: 'The update was not applied.' })
  skipped!: number;

  @Field(() => Int, { description: 'The gradient norm was NaN or infinite.' })
  nonFinite!: number;

  @Field(() => Int, { description: 'Ratio cap or back-off lowered the scale.' })
  heldBack!: number;
}

/** What all layers of a step share. */
@ObjectType('RecordedStep', { description: 'What all layers of a step share.' })
export class RecordedStep {
  @Field(() => Int, { description: 'The optimizer update, from 0.' })
  step!: number;

  @Field(() => MeasuredNumber, { description: "Training loss of the step's batch, before the update. Dimensionless." })
  loss!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Learning rate of the step. Dimensionless.' })
  learningRate!: MeasuredNumber;

  @Field(() => Int, { description: 'Number of the batch that was trained on; the trainer defines it.' })
  batchId!: number;
}

/** What the ledger shows of an incident. */
@ObjectType('IncidentEvidence', { description: 'What the ledger shows of an incident, read when it is asked for. Lists are empty where retention has removed the decisions.' })
export class IncidentEvidenceModel {
  @Field(() => String, { description: 'First line: what moved first, and where it spread.' })
  movedFirst!: string;

  @Field(() => String, { description: 'Second line: what the guards already did.' })
  guardsDid!: string;

  @Field(() => String, { description: 'Third line: what happens if nobody does anything.' })
  ifNothingIsDone!: string;

  @Field(() => String, { nullable: true, description: "What a person should do: the first rule's text; null where it is not known." })
  whatToDo!: string | null;

  @Field(() => [LayerMoveModel], { description: 'The order in which layers moved, within 100 steps.' })
  moves!: LayerMoveModel[];

  @Field(() => GuardCountsModel, { description: 'What guards did from the first step on, until it closed or until now.' })
  guards!: GuardCountsModel;

  @Field(() => [RecordedStep], { description: 'The steps around the first one, with batch and loss.' })
  steps!: RecordedStep[];

  @Field(() => [DecisionModel], { description: 'The decisions of the first layers to move, at the steps around the first one.' })
  decisions!: DecisionModel[];
}
