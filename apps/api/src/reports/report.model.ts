import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';

import type { ReportQuestion } from '#libs/contracts';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { Node } from '../common/node.js';
import { DateTimeScalar } from '../common/scalars.js';
import { StudyModel } from '../studies/study.model.js';

/** What a finished report says of itself. */
@ObjectType('ReportResult', { description: 'What a finished report says of itself.' })
export class ReportResultModel {
  @Field(() => String, { description: 'SHA-256, in hex, of the text that its signature signs: the same for every copy, whatever it leaves out.' })
  sha256!: string;

  @Field(() => String, { description: 'SHA-256 of what it says of the run, without when it was made, by whom, and who signed. Another one tells that the evidence changed.' })
  evidenceSha256!: string;

  @Field(() => String, { nullable: true, description: 'SHA-256 of the final weights of the run; null where there are none.' })
  weightsSha256!: string | null;

  @Field(() => Int, { description: 'Fields that are proved one by one.' })
  fields!: number;

  @Field(() => [String], { description: 'Parts without evidence, by name; the report says what would give it.' })
  missing!: readonly string[];

  @Field(() => Boolean, { description: 'Whether every step of the run is recorded.' })
  complete!: boolean;

  @Field(() => Float, { description: 'What making it took. Unit: s.' })
  seconds!: number;
}

/** An audit report. */
@ObjectType('Report', { description: 'An audit report on a run or on one prediction of it: asked for, made by a worker, signed, kept.', implements: () => [Node] })
export class ReportModel extends StudyModel {
  /** What it was asked; the record is told to those who may know it. */
  question!: ReportQuestion;

  @Field(() => String, { nullable: true, description: 'Record of the prediction it is about, as test:17; null for a report on the run as a whole, and where it is withheld.' })
  record!: string | null;

  @Field(() => Boolean, { description: 'Whether it is about one prediction.' })
  isOnPrediction!: boolean;

  @Field(() => Int, { description: 'Counts the reports on this subject, from 1.' })
  version!: number;

  @Field(() => ReportResultModel, { nullable: true, description: 'What it says of itself; null until it is completed.' })
  result!: ReportResultModel | null;

  @Field(() => String, { description: 'Path of the whole document on this service: with ?format=html or json, and &level=full, reviewer or public.' })
  path!: string;
}

/** A report and its place in a list. */
@ObjectType({ description: 'A report and its place in a list.' })
export class ReportEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => ReportModel, { description: 'The report.' })
  node!: ReportModel;
}

/** A page of reports. */
@ObjectType({ description: 'A page of reports, newest first.' })
export class ReportConnection extends CountedConnection {
  @Field(() => [ReportEdge], { description: 'The reports of the page.' })
  edges!: readonly ReportEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** What a check of a stored report found. */
@ObjectType({ description: 'What a check of the stored report found, with the public keys that the database of this service knows. gradlens verify does the same elsewhere, with a key that you trust.' })
export class ReportCheck {
  @Field(() => [String], { description: 'What is wrong; empty: its bytes, every field, its signature and its decisions are as they were signed.' })
  problems!: readonly string[];

  @Field(() => Int, { description: 'Fields that are proved one by one.' })
  fields!: number;

  @Field(() => Int, { description: 'Decisions that are proved to be in the ledger.' })
  provedDecisions!: number;

  @Field(() => [String], { description: 'Names of the keys that signed it.' })
  signers!: readonly string[];
}

/** A field that differs between two reports. */
@ObjectType('ReportChange', { description: 'A field that differs between two reports.' })
export class ReportChangeModel {
  @Field(() => Int, { description: 'Number of the part of the report, 1 to 11.' })
  part!: number;

  @Field(() => String, { description: 'Where it is, in words: "alerts, list, incident 3, state".' })
  what!: string;

  @Field(() => String, { nullable: true, description: 'As it was; null where it was not there.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'As it is; null where it is not there any more.' })
  after!: string | null;
}

/** What changed between two reports. */
@ObjectType({ description: 'What changed from an earlier report on the same subject, field by field.' })
export class ReportChanges {
  @Field(() => ID, { description: 'Global id of the earlier report.' })
  since!: string;

  @Field(() => Int, { description: 'Its version.' })
  sinceVersion!: number;

  @Field(() => DateTimeScalar, { description: 'When it was asked for. UTC.' })
  sinceAt!: Date;

  @Field(() => [ReportChangeModel], { description: 'The changes, in order of the parts; at most 500.' })
  changes!: readonly ReportChangeModel[];
}
