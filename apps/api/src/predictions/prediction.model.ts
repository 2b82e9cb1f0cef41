import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';

import type { SensitivityPolicy } from '#libs/contracts';
import type { PredictionRow, PredictionSort } from '#libs/decision-store';

import { CountedConnection, PageInfo } from '../common/connection.js';
import { MeasuredNumber } from '../common/measured-number.js';
import { Node } from '../common/node.js';
import { PackedFloats, PackedInts } from '../common/packed.js';
import { DateTimeScalar } from '../common/scalars.js';

/** Sensitivity policies, GraphQL name to stored value. */
export const SensitivityPolicyEnum = { LISTED: 'listed', PROTECTED: 'protected', BORDERLINE: 'borderline', FLIPS: 'flips' } as const satisfies Record<string, SensitivityPolicy>;
registerEnumType(SensitivityPolicyEnum, {
  name: 'SensitivityPolicy',
  description: 'Why a prediction is sensitive.',
  valuesMap: {
    LISTED: { description: 'A person listed its record: in the spec of the run, or later.' },
    PROTECTED: { description: 'The data concern people and the record has a value of a protected attribute.' },
    BORDERLINE: { description: 'Its score is within the margin of the threshold.' },
    FLIPS: { description: 'The decision changes when only a protected attribute is changed.' },
  },
});

/** Orders of predictions, GraphQL name to stored value. */
export const PredictionSortEnum = { CLOSENESS: 'closeness', CHANGE: 'change', SCORE: 'score' } as const satisfies Record<string, PredictionSort>;
registerEnumType(PredictionSortEnum, {
  name: 'PredictionSort',
  description: 'Order of predictions; those without a figure come last.',
  valuesMap: {
    CLOSENESS: { description: 'The closest to the threshold first.' },
    CHANGE: { description: 'The largest change of the score since it was first recorded first.' },
    SCORE: { description: 'The highest score first.' },
  },
});

const NAMES_UNKNOWN = 'Null without a score, of a run that recorded no names of its classes, and of one that predicts a number.';

const ATTRIBUTES = { description: 'Protected attributes that it is about: of FLIPS the one that is changed, of PROTECTED those that the spec names or the data declare; empty of others, and where they are not stored.' };

/** A policy that says so. */
@ObjectType({ description: 'A policy that says that a prediction is sensitive, and since when.' })
export class PredictionPolicy {
  @Field(() => SensitivityPolicyEnum, { description: 'The policy.' })
  policy!: SensitivityPolicy;

  @Field(() => String, { nullable: true, description: 'The attribute that is changed, of FLIPS; null otherwise.' })
  attribute!: string | null;

  @Field(() => [String], ATTRIBUTES)
  attributes!: readonly string[];

  @Field(() => Int, { description: 'Steps after which it first said so; 0 of LISTED and PROTECTED, of one that a person registered the steps of the run by then.' })
  sinceStep!: number;

  @Field(() => Int, { nullable: true, description: 'Steps after which it last said so; null when it holds for good.' })
  lastStep!: number | null;
}

/** A column of a record. */
@ObjectType({ description: 'A column of a record, in the words of the file.' })
export class RecordValue {
  @Field(() => String, { description: 'Name of the column.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Its value; null where it is missing, or a category that training never saw. Unit: that of the file.' })
  value!: string | null;
}

/** Recorded scores of a prediction. */
@ObjectType({ description: 'Recorded scores of a prediction, by step, packed.' })
export class PredictionScores {
  @Field(() => PackedInts, { description: 'Updates made when each score was recorded. Unit: steps.' })
  steps!: PackedInts;

  @Field(() => PackedFloats, { description: 'The scores. Probabilities, 0 to 1; dimensionless.' })
  values!: PackedFloats;
}

/** A sensitive prediction. */
@ObjectType('Prediction', { description: 'A sensitive prediction of a run: its scores over training, and why it is sensitive.', implements: () => [Node] })
export class PredictionModel extends Node {
  /** Not a field: as it is stored. */
  row!: PredictionRow;

  @Field(() => String, { description: 'Pseudonym of its record, 20 hexadecimal digits: the same in all runs on the same split of the same data.' })
  pseudonym!: string;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Last recorded score: of two classes the probability of the positive one, else of the class decided for. 0 to 1, dimensionless; null before the first.' })
  score!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'Score at the recording that took it in. 0 to 1, dimensionless; null where no recording has.' })
  firstScore!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: 'score − firstScore. Dimensionless; null where one of them is.' })
  change!: MeasuredNumber | null;

  @Field(() => MeasuredNumber, { nullable: true, description: '|score − threshold|. Dimensionless; null without a score.' })
  closeness!: MeasuredNumber | null;

  @Field(() => Int, { nullable: true, description: 'Updates made when score was recorded. Unit: steps.' })
  scoreStep!: number | null;

  @Field(() => Float, { description: 'Score from which on the positive class of two is given. Dimensionless.' })
  threshold!: number;

  @Field(() => Int, { nullable: true, description: 'Index of the class decided for, of a run with more than two classes; null otherwise.' })
  decidedClass!: number | null;

  @Field(() => Boolean, { description: 'Whether its run predicts a number: score is that number then, in its unit, and neither threshold nor classes mean anything.' })
  isNumber!: boolean;

  @Field(() => String, { nullable: true, description: `Name of the class that score is the probability of. ${NAMES_UNKNOWN}` })
  scoreClassName!: string | null;

  @Field(() => String, { nullable: true, description: `Name of the class that the model decides for. ${NAMES_UNKNOWN}` })
  decidedClassName!: string | null;

  @Field(() => String, { nullable: true, description: 'Name of the class that is decided for instead where a person overturns it; null as decidedClassName is, and with more than two classes.' })
  otherClassName!: string | null;

  @Field(() => [PredictionPolicy], { description: 'Why it is sensitive, the oldest reason first.' })
  policies!: readonly PredictionPolicy[];

  @Field(() => String, { nullable: true, description: 'Who registered it; null where a policy of the spec found it.' })
  registeredBy!: string | null;

  @Field(() => String, { nullable: true, description: 'Why it was registered.' })
  registeredReason!: string | null;

  @Field(() => Boolean, { description: 'Whether record, truth, protected values, features and traces are withheld from your role; reviewers, auditors and admins see them.' })
  isWithheld!: boolean;

  @Field(() => String, { nullable: true, description: 'Split and row of its record, from 0: test:17. Null where it is withheld, or erased.' })
  record!: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When what was stored of its record beside the ledger was erased; nobody is told of the record then. Null where it was not. UTC.' })
  erasedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'Its true class. Null where it is withheld, or not stored.' })
  truth!: string | null;

  @Field(() => [RecordValue], { nullable: true, description: 'Its protected attributes: the group it belongs to. Null where they are withheld, or not stored.' })
  protectedValues!: readonly RecordValue[] | null;
}

/** A prediction and its place in a list. */
@ObjectType({ description: 'A prediction and its place in a list.' })
export class PredictionEdge {
  @Field(() => String, { description: 'Cursor: give it as `after` to get what follows.' })
  cursor!: string;

  @Field(() => PredictionModel, { description: 'The prediction.' })
  node!: PredictionModel;
}

/** A page of predictions. */
@ObjectType({ description: 'A page of sensitive predictions, in the order asked for.' })
export class PredictionConnection extends CountedConnection {
  @Field(() => [PredictionEdge], { description: 'The predictions of the page.' })
  edges!: readonly PredictionEdge[];

  @Field(() => PageInfo, { description: 'Where the page stands.' })
  pageInfo!: PageInfo;
}

/** What a policy said. */
@ObjectType({ description: 'What a policy of a run said at its last recording. Unit: records.' })
export class PolicyCountModel {
  @Field(() => SensitivityPolicyEnum, { description: 'The policy.' })
  policy!: SensitivityPolicy;

  @Field(() => String, { nullable: true, description: 'The attribute that is changed, of FLIPS; null otherwise.' })
  attribute!: string | null;

  @Field(() => [String], ATTRIBUTES)
  attributes!: readonly string[];

  @Field(() => Int, { description: 'Records that it was asked about.' })
  looked!: number;

  @Field(() => Int, { description: 'Records that it is true of.' })
  matching!: number;

  @Field(() => Int, { description: 'Of these, records whose scores are recorded.' })
  kept!: number;
}
