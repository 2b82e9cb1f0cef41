import { Field, Int, ObjectType } from '@nestjs/graphql';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar, JsonScalar } from '../common/scalars.js';
import { ComparedDifference } from './comparison-arm.model.js';
import { ComparisonCosts, ComparisonEconomy, ComparisonTask } from './comparison-parts.model.js';

/** A stored comparison. */
@ObjectType('Comparison', { description: 'A scaler, its ablations and tuned baselines, held to one target with the same seeds. Never changed.', implements: () => [Node] })
export class ComparisonModel extends Node {
  @Field(() => Int, { description: 'Counts comparisons, from 1: gradlens compare --show N.' })
  number!: number;

  @Field(() => String, { description: 'Name of the spec.' })
  name!: string;

  @Field(() => String, { description: 'Project it belongs to.' })
  project!: string;

  @Field(() => String, { description: 'Who made it.' })
  by!: string;

  @Field(() => DateTimeScalar, { description: 'When it was stored. UTC.' })
  createdAt!: Date;

  @Field(() => JsonScalar, { description: 'The spec that was compared, defaults filled in.' })
  spec!: unknown;

  @Field(() => String, { description: 'sha256 of the spec, as its runs record it.' })
  specSha256!: string;

  @Field(() => String, { description: 'Version of gradlens.' })
  productVersion!: string;

  @Field(() => String, { nullable: true, description: 'Commit of its source, and whether that was altered; null where it was no clone.' })
  commit!: string | null;

  @Field(() => [String], { description: 'What its tables come to, in sentences: the whole optimizer, choosing by layer, scaling at all, accuracy, net economy.' })
  findings!: readonly string[];

  @Field(() => String, { description: 'Name of the arm of the spec\'s own scaler.' })
  scaler!: string;

  @Field(() => String, { description: 'Name of the fastest tuned baseline.' })
  fastestBaseline!: string;

  @Field(() => ComparedDifference, { description: 'Fewer steps to the target than the fastest tuned baseline. Unit: %.' })
  fewerSteps!: ComparedDifference;

  @Field(() => ComparisonTask, { description: 'What was trained, how long, where.' })
  task!: ComparisonTask;

  @Field(() => ComparisonCosts, { description: 'What seconds, power and storage were taken to cost.' })
  costs!: ComparisonCosts;

  @Field(() => ComparisonEconomy, { description: 'One training to the target: the cheapest baseline less all that scaling costs.' })
  economy!: ComparisonEconomy;
}

/** A comparison and its place in a list. */
@ObjectType({ description: 'A comparison and its place in a list.' })
export class ComparisonEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => ComparisonModel, { description: 'The comparison.' })
  node!: ComparisonModel;
}

/** A page of comparisons. */
@ObjectType({ description: 'A page of comparisons, newest first.' })
export class ComparisonConnection extends CountedConnection {
  @Field(() => [ComparisonEdge], { description: 'The comparisons of the page.' })
  edges!: readonly ComparisonEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
