import { Field, Int, ObjectType } from '@nestjs/graphql';

import { MEASURE_MEANING } from '#libs/contracts';

import { PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { LayerModel } from '../runs/layer.model.js';

/** One scaling decision. */
@ObjectType('Decision', { description: 'One scaling decision: what was chosen for one layer at one step, and what was seen. Immutable.' })
export class DecisionModel {
  /** Not a field: which run it belongs to. */
  runUuid!: string;

  @Field(() => Int, { description: 'The optimizer update it belongs to, from 0.' })
  step!: number;

  @Field(() => LayerModel, { description: 'The layer it is about.' })
  layer!: LayerModel;

  @Field(() => MeasuredNumber, { description: MEASURE_MEANING.rawScale })
  rawScale!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: MEASURE_MEANING.scale })
  scale!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: MEASURE_MEANING.gradNorm })
  gradNorm!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: MEASURE_MEANING.paramNorm })
  paramNorm!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: MEASURE_MEANING.updateNorm })
  updateNorm!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: MEASURE_MEANING.cosine })
  cosine!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: MEASURE_MEANING.noise })
  noise!: MeasuredNumber;

  @Field(() => [String], {
    description: 'What happened to it: clamped, rateLimited, skipped, nonFinite, canary, provoked, lowered, ratioCapped, backedOff. Empty when nothing did.',
  })
  flags!: string[];

  @Field(() => MeasuredNumber, { description: 'Learning rate × scale: what the layer was trained with. Dimensionless.' })
  effectiveLearningRate!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: "Training loss of the step's batch, before the update. Dimensionless." })
  loss!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: "Learning rate of the step, before the layer's scale. Dimensionless." })
  learningRate!: MeasuredNumber;
}

/** A decision and its place in a list. */
@ObjectType({ description: 'A decision and its place in a list.' })
export class DecisionEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => DecisionModel, { description: 'The decision.' })
  node!: DecisionModel;
}

/** A page of decisions. */
@ObjectType({ description: 'A page of decisions, by step, then layer.' })
export class DecisionConnection {
  @Field(() => [DecisionEdge], { description: 'The decisions of the page.' })
  edges!: readonly DecisionEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
