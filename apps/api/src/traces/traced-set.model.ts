import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

import type { EvidenceGrade, MovedRecord } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { PackedFloats } from '../common/packed.js';
import { EvidenceGradeEnum } from './evidence-grade.model.js';

/** A set of decisions that was asked for by name, and what it did. */
@ObjectType('TracedSet', { description: 'A set of decisions that was asked for by name, replayed with all of them at scale 1: what it did to the target, and to all test records.' })
export class TracedSetModel {
  runUuid!: string;
  traceUuid!: string;

  /** The most moved records, paged by the resolver. */
  listed!: readonly MovedRecord[];

  @Field(() => String, { description: 'The set as it was asked for: dense2@100-199, incident:1, guard:clamp, *.' })
  decisions!: string;

  @Field(() => Int, { description: 'Decisions of it, those with scale 1 included.' })
  count!: number;

  @Field(() => Int, { nullable: true, description: 'Of these, decisions that were taken out: those with a scale other than 1; null in traces made before it was told.' })
  neutralised!: number | null;

  @Field(() => MeasuredNumber, { description: 'Sum of the estimated effects on the target.' })
  estimated!: MeasuredNumber;

  @Field(() => EvidenceGradeEnum, { description: 'How sure the effect on the target is; UNAVAILABLE where no decision of it has a scale other than 1.' })
  grade!: EvidenceGrade;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Target with these decisions at scale 1 − target as it is, by replay; null where there was nothing to neutralise.' })
  measuredEffect!: MeasuredNumber | null;

  @Field(() => Int, { description: 'Random sets of its size that were replayed. 0 where it holds nearly all decisions: that is no random set.' })
  controls!: number;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Their largest |effect|; null where there are none.' })
  control!: MeasuredNumber | null;

  @Field(() => PackedFloats, { nullable: true, description: 'Replayed effect of each of them, packed; null in traces made before these were kept.' })
  controlEffects!: PackedFloats | null;

  @Field(() => Float, { nullable: true, description: 'p-value against these random sets, adjusted by Holm over the sets of the trace; null without them.' })
  pValue!: number | null;

  @Field(() => String, { description: 'Class that the scores of the records are of.' })
  className!: string;

  @Field(() => Int, { description: 'Test records that were looked at: all.' })
  records!: number;

  @Field(() => Int, { description: 'Of these, records whose predicted class changes.' })
  flips!: number;

  @Field(() => MeasuredNumber, { description: 'Lower end of the 95 % bootstrap interval of the share of these.' })
  flipShareLow!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Its upper end.' })
  flipShareHigh!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Mean |change of the score| over all test records.' })
  meanChange!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Lower end of its 95 % bootstrap interval over records.' })
  meanChangeLow!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Its upper end.' })
  meanChangeHigh!: MeasuredNumber;
}

/** A record that a set of decisions moved. */
@ObjectType('MovedRecord', { description: 'A test record and what a set of decisions did to its score.' })
export class MovedRecordModel {
  @Field(() => String, { nullable: true, description: 'Split and row: test:17. Null where records are withheld from your role.' })
  record!: string | null;

  @Field(() => MeasuredNumber, { description: 'Its score as it is.' })
  score!: MeasuredNumber;

  @Field(() => MeasuredNumber, { description: 'Its score with the decisions at scale 1.' })
  without!: MeasuredNumber;

  @Field(() => Boolean, { description: 'Whether its predicted class changes.' })
  flips!: boolean;
}

/** A moved record and its place in the list. */
@ObjectType({ description: 'A moved record and its place in the list.' })
export class MovedRecordEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => MovedRecordModel, { description: 'The record.' })
  node!: MovedRecordModel;
}

/** A page of moved records. */
@ObjectType({ description: 'A page of moved records, the most moved first.' })
export class MovedRecordConnection extends CountedConnection {
  @Field(() => [MovedRecordEdge], { description: 'The records of the page.' })
  edges!: readonly MovedRecordEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}
